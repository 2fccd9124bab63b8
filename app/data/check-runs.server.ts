import { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { RULE_VERSION } from "#app/domain/evidence/observation.ts";
import {
  type CheckData,
  CheckDataSchema,
  type CheckResult,
  CheckResultSchema,
} from "#app/domain/evidence/outcome.ts";
import type { Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";
import { insertInto, runForRows } from "./many-rows.server.ts";

/** What the checks said of an item over one observation. */
export type NewResults = {
  itemId: string;
  observationId: string;
  at: Date;
  knownOn: CalendarDate;
  results: ReadonlyArray<CheckResult>;
};

const CHECK_RUN = insertInto("CheckRun", {
  ...{ evidenceItemId: "text", observationId: "text", ruleVersion: "text", at: "timestamp(3)" },
  ...{ knownOn: "text", resultsJson: "text", catalogueCode: "text", personalData: "boolean" },
});

/** Runs of one item in the order in which they were said. */
export const RUNS_IN_ORDER = [{ at: "asc" }, { observationId: "asc" }, { ruleVersion: "asc" }] as const;

/** Keeps what the checks said of items, each over one observation. */
export async function saveCheckRuns(tx: Tx, added: ReadonlyArray<NewResults>): Promise<void> {
  await runForRows(tx, CHECK_RUN, added.map(checkRunRow));
}

/** The row of one run, with the columns that are asked for without opening its results. */
export function checkRunRow({ itemId, observationId, at, knownOn, results }: NewResults) {
  const guard = results.find(({ check }) => check === "C10");
  return {
    ...{ evidenceItemId: itemId, observationId, ruleVersion: RULE_VERSION, at, knownOn },
    resultsJson: resultsText(results),
    catalogueCode: results.find(({ check }) => check === "C3")?.code ?? null,
    personalData: guard?.outcome === "fail",
  };
}

/** Facts most results of a run share: when was looked, and where. Written once for all of them. */
const SHARED = ["at", "url"] as const;
const NOTHING: CheckData = {};

const StoredResults = z.object({
  shared: CheckDataSchema,
  /** Check, outcome, code, the facts of its own, and whether it has the shared ones too. */
  results: z.array(z.tuple([z.string(), z.string(), z.string(), CheckDataSchema, z.boolean()])),
});

/** Results as they are kept: two thirds of what they would be written out, which is most of what a look keeps. */
export function resultsText(results: ReadonlyArray<CheckResult>): string {
  const shared = sharedOf(results.find(({ data }) => SHARED.every((name) => name in data))?.data ?? NOTHING);
  const names = Object.keys(shared);
  const stored = results.map(({ check, outcome, code, data }) => {
    const shares = names.length > 0 && names.every((name) => data[name] === shared[name]);
    return [check, outcome, code, shares ? ownOf(data) : data, shares];
  });
  return JSON.stringify({ shared, results: stored });
}

function sharedOf(data: CheckData): CheckData {
  return Object.fromEntries(SHARED.flatMap((name) => (name in data ? [[name, data[name] ?? null]] : [])));
}

function ownOf({ at: _at, url: _url, ...own }: CheckData): CheckData {
  return own;
}

/**
 * The results of a run.
 *
 * @throws {Error} when a stored row has a check or an outcome this program does not know.
 */
export function resultsOfRun(run: { observationId: string; resultsJson: string }): Array<CheckResult> {
  const where = `CheckRun of observation ${run.observationId}`;
  const { shared, results } = readJson(StoredResults, run.resultsJson, where);
  return results.map(([check, outcome, code, data, shares]) =>
    CheckResultSchema.parse({ check, outcome, code, data: shares ? { ...shared, ...data } : data }),
  );
}

/** What one look said, oldest rules first: of each check the latest rules count. */
export function latestResults(runs: ReadonlyArray<ReadonlyArray<CheckResult>>): Array<CheckResult> {
  const byCheck = new Map(runs.flat().map((result) => [result.check, result]));
  return [...byCheck.values()].sort((left, right) => checkNumber(left) - checkNumber(right));
}

function checkNumber({ check }: CheckResult): number {
  return Number(check.slice(1));
}
