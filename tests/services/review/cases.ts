import type { Db } from "#app/data/db.server.ts";
import { type CheckResult, checkResult } from "#app/domain/evidence/outcome.ts";
import type { Actor } from "#app/domain/permission.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { testDeps } from "#tests/data-factories.ts";
import { type Filed, filedLink, look } from "../evidence/law-factories.ts";

export type Case = Filed & { report: string };

/** A report of the owner with one link, waiting for the check. */
export async function waitingCase(db: Db): Promise<Case> {
  const filed = await filedLink(db);
  const report = await db.report.findFirstOrThrow({ select: { id: true } });
  return { ...filed, report: report.id };
}

/** What a look finds that opens a link and has nothing to say against it. */
export const GREEN: ReadonlyArray<CheckResult> = [
  { check: "C1", outcome: "pass", code: "OK", data: {} },
  { check: "C6", outcome: "pass", code: "OK", data: { present: ["nama", "dapil"] } },
];
export const BROKEN: ReadonlyArray<CheckResult> = [checkResult("GONE")];

/** The machine looks at the case's link on a day. */
export function lookOn(db: Db, at: string, filed: Case, results: ReadonlyArray<CheckResult>): Promise<void> {
  return look(filed, results, testDeps(db, new Date(at)));
}

/** The secretariat returns the case; the id of that step. */
export async function returned(db: Db, { report, secretary }: Case): Promise<string> {
  const input = {
    step: "check",
    decision: "returned",
    reason: "Tautannya meminta masuk.",
    items: [],
  } as const;
  const outcome = await reviewReport(
    { ...input, actor: secretary, actorName: "W", reportId: report },
    testDeps(db),
  );
  if (!outcome.ok) throw new Error(outcome.refusal);
  return (await db.reviewStep.findFirstOrThrow({ select: { id: true } })).id;
}

/** Both bodies accept the case with both elements. */
export async function accepted(db: Db, { report, item, secretary, reviewer }: Case): Promise<void> {
  const items = [{ item, decision: "accepted" as const, reason: null, elements: ["nama", "dapil"] }];
  const take = async (actor: Actor, step: "check" | "acceptance") => {
    const input = { step, decision: "accepted" as const, reason: null, items: step === "check" ? items : [] };
    const outcome = await reviewReport(
      { ...input, actor, actorName: actor.userId, reportId: report },
      testDeps(db),
    );
    if (!outcome.ok) throw new Error(outcome.refusal);
  };
  await take(secretary, "check");
  await take(reviewer, "acceptance");
}
