import { createServer } from "node:http";
import type { Page } from "playwright-core";
import { type Application, runCommand } from "./application.ts";

export type Source = { origin: string; pages: Map<string, string>; close: () => void };

export type Login = { email: string; password: string };

/** Adds a person to the running program, as its operator would. */
export async function addPerson(
  application: Application,
  name: string,
  role: string,
  organisation: string,
): Promise<Login> {
  const email = `${name}@contoh.capaian.test`;
  const args = [
    "user",
    "add",
    "--email",
    email,
    "--name",
    name,
    "--role",
    role,
    "--organisation",
    organisation,
  ];
  const { code, output } = await runCommand(application, [...args, "--json"]);
  const password = /"password":\s*"([^"]+)"/.exec(output)?.[1];
  if (code !== 0 || password === undefined) throw new Error(output);
  return { email, password };
}

/** Signs in somebody who is no demonstration account. */
export async function signInWith(
  page: Page,
  application: Application,
  { email, password }: Login,
): Promise<void> {
  await page.goto(`${application.origin}/masuk`);
  await page.getByLabel("Surel").fill(email);
  await page.getByLabel("Kata sandi").fill(password);
  await page.getByRole("main").getByRole("button", { name: "Masuk" }).click();
  await page.waitForURL((url) => url.pathname !== "/masuk");
}

/** A site of an owner, whose pages a test sets and takes away. */
export async function startSource(): Promise<Source> {
  const pages = new Map<string, string>();
  const server = createServer((request, response) => {
    const body = pages.get(request.url ?? "");
    if (body === undefined)
      return response.writeHead(404, { "content-type": "text/html" }).end("<h1>404</h1>");
    const type = body.startsWith("<") ? "text/html" : "text/csv";
    return response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the site has no port");
  const { port } = address;
  return { origin: `http://127.0.0.1:${port}`, pages, close: () => server.close() };
}
