import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addresses } from "#tests/site-addresses.ts";
import { type Application, startApplication } from "./application.ts";

let application: Application;
beforeAll(async () => {
  application = await startApplication();
});
afterAll(() => application.stop());

/** What the parts of an address are in the plan that every installation has. */
const PARTS: Readonly<Record<string, string>> = {
  ...{
    plan: "ran-ogi-vii",
    milestone: "A1-B06",
    slot: "B06.2",
    checkpoint: "B06",
    version: "1",
    day: "2023-06-30",
  },
  ...{
    organisation: "kpu",
    commitment: "K6",
    calendar: "pemilu-2024",
    stage: "T05",
    type: "milestone",
    code: "A1-B06",
  },
  ...{ view: "capaian", file: "milestones.csv", language: "id", kind: "returned" },
};

function pathsOf(): Array<string> {
  const all = addresses()
    .filter(({ file }) => file !== "routes/page.tsx")
    .map(
      ({ path }) =>
        `/${path
          .split("/")
          .map((part) =>
            part === "*" ? "tidak-ada" : part.replace(/^:(\w+)\??/, (_, name: string) => PARTS[name] ?? "x"),
          )
          .join("/")}`,
    );
  return [
    ...new Set([
      ...all,
      "/",
      "/mark.svg",
      "/assets/tidak-ada.js",
      "/%",
      "/ran-ogi-vii?per=kemarin",
      "/api/v1/openapi.json",
      "/ran-ogi-vii/target/tidak-ada",
    ]),
  ];
}

const EVERYWHERE: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "cross-origin-opener-policy": "same-origin",
};

test("every answer of every address carries its headers, and no page lets in a script that is not its own", async () => {
  const paths = pathsOf();
  expect(paths.length).toBeGreaterThan(200);
  let pages = 0;
  for (const path of paths) {
    const stop = new AbortController();
    const response = await fetch(`${application.origin}${path}`, { redirect: "manual", signal: stop.signal });
    const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
    const body = isStream ? "" : await response.text();
    stop.abort();
    const about = `${path} (${response.status})`;
    expect(response.status < 500 || path === "/readyz", about).toBe(true);
    for (const [name, value] of Object.entries(EVERYWHERE))
      expect(response.headers.get(name), `${about} ${name}`).toBe(value);
    expect(response.headers.get("referrer-policy"), about).toMatch(
      /^(strict-origin-when-cross-origin|same-origin|no-referrer)$/,
    );
    expect(response.headers.get("permissions-policy"), about).toContain("camera=()");
    expect(response.headers.get("x-powered-by"), about).toBeNull();
    expect(response.headers.get("server"), about).toBeNull();
    if (body !== "" && response.status !== 304)
      expect(response.headers.get("content-type"), about).not.toBeNull();
    if (response.headers.get("content-type")?.startsWith("text/html") !== true) continue;
    pages += 1;
    expectStrictPolicy(response, body, about);
  }
  expect(pages).toBeGreaterThan(80);
});

function expectStrictPolicy(response: Response, html: string, about: string): void {
  const policy = response.headers.get("content-security-policy") ?? "";
  const directive = (name: string) => new RegExp(`(?:^|; )${name} ([^;]*)`).exec(policy)?.[1] ?? "";
  const scripts = directive("script-src");
  expect(scripts, about).toMatch(/^'self'/);
  expect(scripts, about).not.toMatch(/unsafe|\*|https?:|data:/);
  expect(directive("object-src"), about).toBe("'none'");
  expect(directive("base-uri"), about).toBe("'none'");
  expect(directive("form-action"), about).toBe("'self'");
  expect(directive("frame-ancestors"), about).toBe(
    /\/sematan\//.test(about) ? directive("frame-ancestors") : "'none'",
  );
  for (const [, attributes = "", script = ""] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (/\bsrc=/.test(attributes) || /type="application\/(ld\+)?json"/.test(attributes)) continue;
    const hash = createHash("sha256").update(script).digest("base64");
    expect(scripts, `${about}: a script without its hash`).toContain(`'sha256-${hash}'`);
  }
  expect(html, `${about}: a handler in an attribute`).not.toMatch(/<[a-z][^>]*\son[a-z]+="/i);
}

test("a page from memory is as strict as the one that was made, and tells caches the same", async () => {
  const ask = () => fetch(`${application.origin}/ran-ogi-vii/matriks`);
  const [made, kept] = [await ask(), await ask()];
  for (const response of [made, kept]) expectStrictPolicy(response, await response.text(), "kept page");
  for (const name of ["content-security-policy", "cache-control", "x-content-type-options", "etag"])
    expect(kept.headers.get(name), name).toBe(made.headers.get(name));
  expect(kept.headers.get("set-cookie")).toBeNull();
});

test("signing in hands out one cookie that scripts and other sites do not get, and what follows is kept by no cache", async () => {
  const [account] = application.accounts;
  const body = new URLSearchParams({ email: account?.email ?? "", password: account?.password ?? "" });
  const headers = { origin: application.origin };
  const response = await fetch(`${application.origin}/masuk`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  const cookies = response.headers.getSetCookie();
  expect(cookies).toHaveLength(1);
  const [line = ""] = cookies;
  for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(line).toContain(flag);
  const cookie = line.split(";")[0] ?? "";
  for (const path of [
    "/ran-ogi-vii",
    "/tugas",
    "/akun",
    "/akun/data.json",
    "/ran-ogi-vii/data/milestones.csv",
  ]) {
    const own = await fetch(`${application.origin}${path}`, { headers: { cookie } });
    expect(own.headers.get("cache-control"), path).toMatch(/private/);
    await own.text();
  }
  expect(application.printed(), "nothing of it is in the log").not.toContain(
    cookie.split("=")[1] ?? "no cookie",
  );
});
