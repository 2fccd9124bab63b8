import { expect, test } from "vitest";
import { z } from "zod";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { day as dayOf } from "#tests/factories.ts";
import { testPlan } from "#tests/services/illustration-place.ts";
import { api, dataFile, illustrated, PLAN, publishedTables } from "./publishing.ts";
import { cell, optional, rowsOf } from "./read-files.ts";
import { type RebuiltNumber, rebuildScorecard } from "./rebuild-scorecard.ts";
import { someDays } from "./some-days.ts";

const Sum = z.object({
  ...{ scope: z.string(), code: z.string(), due_count: z.number(), total_count: z.number() },
  ...{ reported_percent: z.number().nullable(), proven_percent: z.number().nullable() },
});
const ApiScorecard = z.object({ as_of: z.string(), item: z.object({ numbers: z.array(Sum) }) });

/** Agreement to nine places: the two sums may add in another order. */
function expectSame(rebuilt: RebuiltNumber, published: z.infer<typeof Sum>, where: string): void {
  expect([rebuilt.dueCount, rebuilt.totalCount], where).toEqual([published.due_count, published.total_count]);
  const pairs = [
    [rebuilt.reported, published.reported_percent],
    [rebuilt.proven, published.proven_percent],
  ] as const;
  for (const [ours, theirs] of pairs) {
    expect(ours === null, where).toBe(theirs === null);
    expect(ours ?? 0, where).toBeCloseTo(theirs ?? 0, 9);
  }
}

testPlan("a stranger rebuilds every number of any day from today's published files alone", async (place) => {
  const deps = await illustrated(place);
  const files = await publishedTables(deps);
  const plan = await openPlan(PLAN, deps);
  if (plan === null) throw new Error("no plan");
  const seen = { numbers: 0, statuses: new Set<string>(), proven: 0 };

  for (const day of someDays(30)) {
    const { milestones, numbers } = rebuildScorecard(files, day);
    const csv = rowsOf({ numbers: await (await dataFile(deps, "numbers.csv", day)).text() }, "numbers");
    const answer = ApiScorecard.parse(await (await api(deps, `/plans/${PLAN}/scorecard?per=${day}`)).json());
    expect(answer.as_of).toBe(day);
    const page = scorecardAsOf(plan, dayOf(day));

    for (const sum of answer.item.numbers) {
      const where = `${sum.scope} ${sum.code} on ${day}`;
      const rebuilt = numbers.get(`${sum.scope} ${sum.code}`) ?? {
        dueCount: 0,
        totalCount: 0,
        reported: null,
        proven: null,
        statuses: {},
      };
      expectSame(rebuilt, sum, where);
      const row = csv.find((each) => cell(each, "scope") === sum.scope && cell(each, "code") === sum.code);
      expect(row === undefined ? null : optional(row, "proven_percent"), where).toBe(
        sum.proven_percent === null ? null : String(sum.proven_percent),
      );
      seen.numbers += 1;
      if ((rebuilt.proven ?? 0) > 0) seen.proven += 1;
    }
    for (const line of page.stages) {
      const rebuilt = numbers.get(`stage ${line.key ?? "outside"}`);
      expect(rebuilt?.proven ?? null, `${line.key} on ${day}`).toBeCloseToOrNull(line.total.provenPercent);
    }
    for (const [code, { status, counted }] of milestones) {
      const term = page.terms.find((each) => each.code === code);
      expect(counted, `${code} on ${day}`).toBe(term !== undefined);
      if (term !== undefined) expect(status, `${code} on ${day}`).toBe(term.status);
      seen.statuses.add(status);
    }
  }
  expect(seen.numbers).toBeGreaterThan(500);
  expect(seen.proven).toBeGreaterThan(50);
  expect(seen.statuses.size).toBeGreaterThan(6);
});

expect.extend({
  toBeCloseToOrNull(received: number | null, expected: number | null) {
    const pass =
      received === null || expected === null ? received === expected : Math.abs(received - expected) < 1e-9;
    return { pass, message: () => `${received} is not ${expected}` };
  },
});

declare module "vitest" {
  interface Matchers<T> {
    toBeCloseToOrNull: (expected: number | null) => T;
  }
}

testPlan(
  "one changed cell of the files changes the numbers, so that the comparison can fail",
  async (place) => {
    const deps = await illustrated(place);
    const files = await publishedTables(deps);
    const before = rebuildScorecard(files, "2026-11-03").numbers.get(`plan ${PLAN}`);
    const spoilt = {
      ...files,
      verdicts: (files.verdicts ?? "").replaceAll(",supported,", ",not_supported,"),
    };
    expect(rebuildScorecard(spoilt, "2026-11-03").numbers.get(`plan ${PLAN}`)).not.toEqual(before);
  },
);

test("the rebuilding shares no line with the program", async () => {
  const { readFileSync, readdirSync } = await import("node:fs");
  const files = readdirSync("tests/rebuild").filter((name) => /^(rebuild-|read-)/.test(name));
  expect(files.length).toBeGreaterThan(2);
  for (const name of files) expect(readFileSync(`tests/rebuild/${name}`, "utf8")).not.toContain("#app/");
});
