import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type PastObservation, pastObservation } from "#app/domain/evidence/answer.ts";
import { bareContext } from "#app/domain/evidence/check-context.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { CODES, isCheckCode } from "#app/domain/evidence/outcome.ts";
import { runChecks } from "#app/domain/evidence/run-checks.ts";
import { CASES } from "./outcome-cases.ts";
import { lookAt, type Sites, startSites } from "./outcome-sites.ts";

/** The walk through every code: what a hostile server makes of an address, and what the checks make of that. */

let sites: Sites;

beforeAll(async () => {
  sites = await startSites();
});

afterAll(() => sites.close());

test.each(CASES)("a server makes $code", async ({ code, role = "data-file", looks, context = {} }) => {
  const seen: Array<Observation> = [];
  for (const look of looks(sites)) seen.push(await lookAt(look, sites));
  const observation = seen.at(-1);
  if (observation === undefined) throw new Error("no look");
  const history: Array<PastObservation> = seen.slice(0, -1).map(pastObservation);
  const lastFull = seen.slice(0, -1).findLast(({ status }) => status === 200) ?? null;
  const results = runChecks(observation, history, { ...bareContext(role), ...context }, lastFull);

  const found = results.flatMap((result) => [
    result.code,
    ...(Array.isArray(result.data.also) ? result.data.also : []),
  ]);
  expect(found).toContain(code);
});

/** Codes no server can make, and why. */
const WITHOUT_SERVER: Readonly<Record<string, string>> = {
  LINKS_ON_PAGE_DEAD: "needs links followed in a host's turn; follow-page-links.test.ts follows them",
  NOT_CHECKED: "stands for an address nobody has looked at yet",
};

/**
 * C5–C14 judge what a reader made of a file: their own tables reproduce their codes from profiles. A code
 * that no table of theirs names fails here.
 */
const BY_TABLE = /^C([5-9]|1[0-4])$/;

test("every code is reproduced: by a server here, or by the table of its check", () => {
  const reproduced = new Set(CASES.map(({ code }) => code));
  const tables = tableSources().join("\n");
  const missing = Object.entries(CODES).filter(([code, [check]]) => {
    if (reproduced.has(code) || code in WITHOUT_SERVER) return false;
    return !(BY_TABLE.test(check) && new RegExp(`["'\`.|:,] ?${code}\\b`).test(tables));
  });

  expect(missing.map(([code, [check]]) => `${check} ${code}`)).toEqual([]);
  expect([...reproduced, ...Object.keys(WITHOUT_SERVER)].filter((code) => !isCheckCode(code))).toEqual([]);
});

/** Tests of checks and readers, and the rule tables of which every row is run as a test. */
function tableSources(): Array<string> {
  const root = join(import.meta.dirname, "../..");
  const tests = filesIn(join(root, "tests"), /^(domain|exchange|services)[/\\].*\.ts$/);
  return [...tests, ...filesIn(join(root, "docs/rules"), /^evidence-[a-z]+\.md$/)];
}

function filesIn(folder: string, name: RegExp): Array<string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((each) => name.test(each)).map((each) => readFileSync(join(folder, each), "utf8"));
}
