import { generateSync } from "otplib";
import { z } from "zod";
import type { Db } from "#app/data/db.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { insertCast, insertPerson, NOW, PASSWORD, testDeps } from "#tests/data-factories.ts";
import { type TestDb, testDbs } from "#tests/db.ts";
import { type Browser, csrfOn, openSite, said } from "#tests/site.ts";

/** A whole site answers each of these many times over. */
export function testSite(name: string, run: (context: TestDb) => Promise<void>): void {
  testDbs(name, run, 120_000);
}

export const NEW_PASSWORD = "sandi lain yang panjang";
export const EMAIL = "ani@example.test";

export type World = { db: Db; deps: Deps; clock: { at: Date }; site: Awaited<ReturnType<typeof openSite>> };

export async function world(db: Db): Promise<World> {
  await insertCast(db);
  await insertPerson(db, { id: "ani", organisation: "kpu", role: "owner", password: PASSWORD });
  await insertPerson(db, { id: "chief", organisation: "seknas", role: "administrator" });
  const clock = { at: NOW };
  const deps = { ...testDeps(db), now: () => clock.at };
  return { db, deps, clock, site: await openSite(deps) };
}

export function pass({ clock }: Pick<World, "clock">, minutes: number): void {
  clock.at = new Date(clock.at.getTime() + minutes * 60_000);
}

export async function statusOf(response: Promise<Response>): Promise<number> {
  return (await response).status;
}

export async function leadsTo(response: Promise<Response>): Promise<string | null> {
  return (await response).headers.get("location");
}

/** The secret of the latest link of a kind that was mailed to somebody. */
export async function mailedLink(db: Db, recipient: string, path: string): Promise<string> {
  const mail = await db.outboxMail.findFirstOrThrow({ where: { recipient }, orderBy: { createdAt: "desc" } });
  const found = new RegExp(`${path}/[A-Za-z0-9_-]+`).exec(mail.text)?.[0];
  if (found === undefined) throw new Error(`no ${path} in the mail to ${recipient}`);
  return found;
}

const Factor = z.object({ page: z.object({ secret: z.string() }) });
const Codes = z.object({ codes: z.array(z.string()) });

/** Turns the second factor on; the secret of the authenticator and the recovery codes. */
export async function setUpFactor(
  { clock }: World,
  browser: Browser,
): Promise<{ secret: string; codes: Array<string> }> {
  const page = "/akun/langkah-kedua";
  const csrf = await csrfOn(browser, page);
  await browser.post(page, { csrf, intent: "begin" });
  const shown = await said(await browser.get(page));
  const secret = Factor.parse(loaded(shown.loaderData, "second-factor")).page.secret;
  const confirmed = await browser.post(page, { csrf, intent: "confirm", code: codeOf(secret, clock.at) });
  const { codes } = Codes.parse(loaded((await said(confirmed)).actionData, "second-factor"));
  return { secret, codes };
}

function loaded(data: unknown, route: string): unknown {
  return z.record(z.string(), z.unknown()).parse(data)[`id/${route}`];
}

export function codeOf(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}
