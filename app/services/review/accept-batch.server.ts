import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { findReviewedReport, type ReviewedReport } from "#app/data/reviews.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import type { ReviewStep } from "#app/domain/facts.ts";
import type { Actor } from "#app/domain/permission.ts";
import { batchDecisions, whyNotGreen } from "#app/domain/review/green.ts";
import type { BatchRefusal } from "#app/domain/review/queue.ts";
import { decideReview, type ReviewInput } from "#app/domain/review.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { reviewerOf, saveReview } from "#app/services/review-report.server.ts";
import { latestLooks } from "./green-looks.server.ts";

export type BatchOutcome =
  | { ok: true; accepted: number }
  | { ok: false; refused: ReadonlyArray<BatchRefusal>; rest: ReadonlyArray<string> };

type BatchInput = {
  actor: Actor;
  actorName: string;
  step: ReviewStep["step"];
  reports: ReadonlyArray<string>;
};

/**
 * Takes one step on several reports at once, where every check of each is green at this moment. One that may
 * not be taken, or is no longer green, is named and nothing at all is written: whether the rest goes on
 * without it is for the person to say, by sending the rest.
 */
export async function acceptBatch(
  input: BatchInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<BatchOutcome> {
  const at = deps.now();
  return inTransaction(deps.db, async (tx): Promise<BatchOutcome> => {
    const asked = [...new Set(input.reports)];
    const ready: Array<Ready> = [];
    const refused: Array<BatchRefusal> = [];
    for (const report of asked) {
      const outcome = await judge(tx, report, input, at);
      if ("why" in outcome) refused.push(outcome);
      else ready.push(outcome);
    }
    if (refused.length > 0) {
      return { ok: false, refused, rest: ready.map(({ reviewed }) => reviewed.report.id) };
    }
    for (const { review, ...taken } of ready) {
      const acting = { ...review, actor: input.actor, actorName: input.actorName };
      const reportId = taken.reviewed.report.id;
      await saveReview(tx, { ...acting, reportId }, { ...taken, at, newId: deps.newId });
    }
    return { ok: true, accepted: ready.length };
  });
}

type Ready = {
  reviewed: ReviewedReport;
  review: ReviewInput;
  organisation: string;
  knownOn: ReturnType<typeof calendarDateAt>;
};

async function judge(
  tx: Tx,
  reportId: string,
  { actor, step }: BatchInput,
  at: Date,
): Promise<Ready | BatchRefusal> {
  const reviewed = await findReviewedReport(tx, reportId);
  if (reviewed === null) return { report: reportId, milestone: null, why: "not_found" };
  const { report, plan } = reviewed;
  const knownOn = calendarDateAt(at, reviewed.timeZone);
  const looks = await latestLooks(
    tx,
    report.items.map(({ id }) => id),
  );
  const review: ReviewInput = {
    ...{ step, decision: "accepted", reason: null },
    items: batchDecisions(step, report, looks),
  };
  const { reviewer, organisation } = reviewerOf({ actor, step }, plan, knownOn);
  const decided = decideReview(report, reviewer, review, knownOn);
  const refuse = (why: BatchRefusal["why"]) => ({ report: reportId, milestone: report.milestone, why });
  if (!decided.ok) return refuse(decided.refusal);
  const why = whyNotGreen(report, looks);
  return why === null ? { reviewed, review, organisation, knownOn } : refuse(why);
}
