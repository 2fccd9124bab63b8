import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OWNERSHIPS, type Ownership } from "#app/domain/account/powers.ts";
import { ROLES } from "#app/domain/permission.ts";
import { listOf, type RuleRow, ruleTable } from "#tests/rule-tables.ts";
import { type TestFiles, testFiles } from "#tests/services/evidence/file-server.ts";
import {
  type Browser,
  browserIn,
  type Fields,
  moduleOf,
  openSite,
  SITE,
  type Site,
  warmSite,
} from "#tests/site.ts";
import { addresses } from "#tests/site-addresses.ts";
import { tablesDigest } from "./digest.ts";
import { REQUESTS } from "./requests.ts";
import { openScene, type PeopledStage, peopledStage } from "./scene.ts";
import type { Scene } from "./scene-place.ts";

const acts = ruleTable("permissions.md", "Roles and acts");
const requests = ruleTable("permissions.md", "Requests");
const everybody = [...ROLES, "none", ...ROLES.map((role) => `former-${role}`)] as const;

/** A look only, asked for from a page that holds no other form: another site is kept out, the token not asked for. */
const ORIGIN_ENOUGH = new Set(["check-now"]);
/** States in which nobody has written anything: what is one's own work elsewhere is another's. */
const NO_AUTHOR = new Set([
  "open",
  "withdrawn",
  "catalogue",
  "remark",
  "remark_decided",
  "mail",
  "mail_sent",
  "invitation",
  "invitation_taken",
  "factor",
  "contact",
  "request",
  "request_forwarded",
  "request_answered",
  "meeting",
  "meeting_settled",
  "meeting_corrected",
  "risk",
  "risk_changed",
  "support",
  "support_given",
  "support_asked",
  "support_declined",
  "calendar",
  "amendment",
  "amendment_published",
  "import",
  "import_applied",
]);

let peopled: PeopledStage;
let files: TestFiles;

beforeAll(async () => {
  await warmSite();
  peopled = await peopledStage(everybody);
  files = await testFiles();
}, 120_000);
afterAll(async () => {
  await peopled.stage.close();
  await files.close();
});

test("every route that takes a form stands in the tables, and the tables name no other", async () => {
  const files = readdirSync("app/routes").filter((file) => /\.tsx?$/.test(file));
  const taking: Array<string> = [];
  for (const file of files) {
    if ("action" in (await moduleOf(`routes/${file}`))) taking.push(file.replace(/\.tsx?$/, ""));
  }
  const told = ["Requests", "Requests on what is one's own", "Requests without signing in"].flatMap(
    (heading) => ruleTable("permissions.md", heading).map(({ cell }) => cell("route")),
  );
  expect([...new Set(told)].sort()).toEqual(taking.sort());
  const routed = new Set(addresses().map(({ file }) => file.replace(/^routes\/|\.tsx?$/g, "")));
  expect(taking.filter((file) => !routed.has(file))).toEqual([]);
});

test("every request of the table is sent, and none that it does not name", () => {
  expect(Object.keys(REQUESTS)).toEqual(requests.map(({ cell }) => `${cell("route")}: ${cell("request")}`));
});

/** Whether the tables let this person do this; nobody whose office has ended may do anything. */
function isAllowed(person: string, asksFor: string, ownership: Ownership): boolean {
  return listOf(asksFor).some((asked) => {
    const role = ROLES.find((each) => each === asked.replace(" elsewhere", ""));
    if (role !== undefined) return person === role && !(asked.endsWith("elsewhere") && ownership === "own");
    const row = acts.find(({ cell }) => cell("role") === person && cell("act") === asked);
    return row?.cell(ownership) === "yes";
  });
}

for (const row of requests) {
  describe(`permissions.md:${row.line} ${row.cell("route")}: ${row.cell("request")}`, () => {
    const states = [
      ...listOf(row.cell("done")).map((state) => ({ state, isDone: true })),
      ...listOf(row.cell("refused")).map((state) => ({ state, isDone: false })),
    ];
    for (const { state, isDone } of states) {
      for (const ownership of OWNERSHIPS) {
        if (ownership === "theirs" && NO_AUTHOR.has(state)) continue;
        test(`${state}, ${ownership}`, { timeout: 60_000 }, () => tryAll(row, { state, isDone, ownership }));
      }
    }
  });
}

/** What browsers say of a form on another site; the first is refused by the framework already. */
const ELSEWHERE = [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }];

type Case = { state: string; isDone: boolean; ownership: Ownership };

async function tryAll(row: RuleRow, { state, isDone, ownership }: Case): Promise<void> {
  const open = (me: string) => openScene({ state, ownership, me, peopled, files });
  const allowed = everybody.filter((person) => isAllowed(person, row.cell("asks for"), ownership));
  const forbidden = everybody.filter(
    (person) => !allowed.includes(person) && (ownership !== "theirs" || !person.startsWith("former-")),
  );
  const given: Array<number> = [];
  for (const person of allowed) given.push(await expectAllowed(await open(person), row, { person, isDone }));
  let scene = await open("none");
  let before = tablesDigest(scene.db);
  for (const person of forbidden) {
    if (ownership === "theirs") {
      scene = await open(person);
      before = tablesDigest(scene.db);
    }
    const status = await expectForbidden(scene, row, before, person);
    if (row.cell("done") !== "–")
      expect(given, "the refusal of a right is told from the absence of a thing").not.toContain(status);
  }
  if (ownership !== "theirs") await expectPublicForbidden(scene, row, before);
}

async function expectAllowed(
  scene: Scene,
  row: RuleRow,
  { person, isDone }: { person: string; isDone: boolean },
): Promise<number> {
  const { site, send } = await sender(scene, row);
  const { browser, csrf } = signedIn(site, person);
  const before = tablesDigest(scene.db);
  if (!ORIGIN_ENOUGH.has(row.cell("route")))
    expect(await send(browser, {}), `${person} without the session's token`).toBe(403);
  for (const headers of ELSEWHERE)
    expect([400, 403], `${person} from elsewhere`).toContain(await send(browser, { csrf }, headers));
  expect(tablesDigest(scene.db)).toEqual(before);
  const status = await send(browser, { csrf });
  if (isDone) expect([200, 302, 303], `${person}: ${status}`).toContain(status);
  else {
    expect([400, 404, 409], `${person}: ${status}`).toContain(status);
    expect(tablesDigest(scene.db), person).toEqual(before);
  }
  return status;
}

/** The browser of a person who has signed in before the scene began. */
function signedIn(site: Site, person: string): { browser: Browser; csrf: string } {
  const session = peopled.sessions.get(person);
  if (session === undefined) throw new Error(`${person} is not signed in`);
  return { browser: browserIn(site, session), csrf: session.csrf };
}

type Digest = ReturnType<typeof tablesDigest>;

async function expectForbidden(scene: Scene, row: RuleRow, before: Digest, person: string): Promise<number> {
  const { site, send } = await sender(scene, row);
  const { browser, csrf } = signedIn(site, person);
  const status = await send(browser, { csrf });
  expect([403, 404], `${person}: ${status}`).toContain(status);
  expect(tablesDigest(scene.db), person).toEqual(before);
  return status;
}

/** Whoever is not signed in is led to the sign-in page, or refused. */
async function expectPublicForbidden(scene: Scene, row: RuleRow, before: Digest): Promise<void> {
  const { site, send } = await sender(scene, row);
  expect([302, 401, 403, 404]).toContain(await send(site.browser(), {}));
  expect(tablesDigest(scene.db)).toEqual(before);
}

async function sender(scene: Scene, row: RuleRow) {
  const site: Site = await openSite(scene.deps);
  const make = REQUESTS[`${row.cell("route")}: ${row.cell("request")}`];
  if (make === undefined) throw new Error("no such request");
  const { path, fields, file } = make(scene);
  const send = async (browser: Browser, extra: Record<string, string>, headers = {}) => {
    const whole = { ...fields, ...extra };
    if (file === undefined) return (await browser.post(path, whole, headers)).status;
    return (await browser.send(path, uploading(whole, file, { origin: SITE, ...headers }))).status;
  };
  return { site, send };
}

/** A form with a file, the token first, as the page sends it. */
function uploading(
  fields: Fields,
  file: { field: string; text: string },
  headers: Record<string, string>,
): RequestInit {
  const body = new FormData();
  if (typeof fields.csrf === "string") body.set("csrf", fields.csrf);
  for (const [name, value] of Object.entries(fields)) body.set(name, String(value));
  body.set(file.field, new File([file.text], "data.csv", { type: "text/csv" }));
  return { method: "POST", body, headers };
}
