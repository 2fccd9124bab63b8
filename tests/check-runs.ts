import { checkRunRow, resultsOfRun } from "#app/data/check-runs.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { RULE_VERSION } from "#app/domain/evidence/observation.ts";
import { type CheckResult, CheckResultSchema } from "#app/domain/evidence/outcome.ts";
import { day } from "./factories.ts";

type Said = { check: string; outcome: string; code?: string; data?: CheckResult["data"] };
type Run = { item: string; observation: string; at: Date; knownOn?: string; ruleVersion?: string };

/** Keeps what checks are made to have said of an item. */
export async function aCheckRun(
  db: Db,
  { item, observation, at, knownOn = at.toISOString().slice(0, 10), ruleVersion = RULE_VERSION }: Run,
  said: ReadonlyArray<Said>,
): Promise<void> {
  const results = said.map((one) => CheckResultSchema.parse({ code: "OK", data: {}, ...one }));
  const run = { itemId: item, observationId: observation, at, knownOn: day(knownOn), results };
  await db.checkRun.create({ data: { ...checkRunRow(run), ruleVersion } });
}

/** What one check said of items, by item and then in the order of time. */
export async function saidBy(
  db: Db,
  check: string,
  itemId?: string,
): Promise<Array<CheckResult & { item: string }>> {
  const runs = await db.checkRun.findMany({
    ...(itemId === undefined ? {} : { where: { evidenceItemId: itemId } }),
    orderBy: [{ evidenceItemId: "asc" }, { at: "asc" }],
  });
  return runs.flatMap((run) =>
    resultsOfRun(run)
      .filter((result) => result.check === check)
      .map((result) => ({ ...result, item: run.evidenceItemId })),
  );
}
