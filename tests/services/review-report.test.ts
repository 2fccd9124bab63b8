import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import type { ReviewInput } from "#app/domain/review.ts";
import { DEFAULT_REASON_WORDS as words } from "#app/http/review-words.server.ts";
import { openReviewCase } from "#app/services/open-review-case.server.ts";
import { openReviewQueue } from "#app/services/open-review-queue.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, type Cast, insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";

async function submitted(db: Db): Promise<Cast & { reportId: string; item: string }> {
  const cast = await insertCast(db);
  const outcome = await submitReport(
    { plan: "rencana", milestone: "A1-B06", actor: cast.owner, actorName: "Sari", submission: aSubmission() },
    testDeps(db),
  );
  if (!outcome.ok) throw new Error(outcome.refusal);
  return { ...cast, reportId: outcome.reportId, item: outcome.itemIds[0] ?? "" };
}

function forward(item: string, elements: ReadonlyArray<string> = ["nama", "dapil"]): ReviewInput {
  const items = [{ item, decision: "accepted" as const, reason: null, elements }];
  return { step: "check", decision: "accepted", reason: null, items };
}

const ACCEPT: ReviewInput = { step: "acceptance", decision: "accepted", reason: null, items: [] };

testDbs("checked, then accepted: proven follows from the elements a person found", async ({ db }) => {
  const { reportId, item, secretary, reviewer } = await submitted(db);
  const deps = testDeps(db);
  const checkCase = await openReviewCase({ actor: secretary, step: "check", reportId, words }, deps);
  expect(checkCase).toMatchObject({ blocked: null, card: { provenPercent: 0 } });

  const half = forward(item, ["nama", "not-an-element"]);
  expect(await reviewReport({ ...half, actor: secretary, actorName: "W", reportId }, deps)).toMatchObject({
    ok: true,
  });
  const accepting = await openReviewCase({ actor: reviewer, step: "acceptance", reportId, words }, deps);
  expect(accepting).toMatchObject({ provenIfAccepted: 50, card: { provenPercent: 0 } });
  expect(await reviewReport({ ...ACCEPT, actor: reviewer, actorName: "R", reportId }, deps)).toMatchObject({
    ok: true,
  });

  const after = await openReviewCase({ actor: reviewer, step: "acceptance", reportId, words }, deps);
  expect(after).toMatchObject({ card: { provenPercent: 50 }, blocked: "report_not_awaiting_this_step" });
  expect(await openReviewQueue({ actor: reviewer, step: "acceptance" }, deps)).toMatchObject({ rows: [] });
});

testDbs(
  "nobody reviews their own report, their organisation's, or without the office; nothing is written",
  async ({ db }) => {
    const { reportId, item, owner, reviewer } = await submitted(db);
    const insider = await insertPerson(db, { id: "dua-topi", organisation: "kpu", role: "secretariat" });
    const admin = await insertPerson(db, { id: "admin", organisation: "seknas", role: "administrator" });
    const deps = testDeps(db);
    const attempt = (actor: typeof owner) =>
      reviewReport({ ...forward(item), actor, actorName: "x", reportId }, deps);

    expect(await attempt(owner)).toMatchObject({ refusal: "own_submission" });
    expect(await attempt(insider)).toMatchObject({ refusal: "own_organisation" });
    expect(await attempt(admin)).toMatchObject({ refusal: "not_a_secretary" });
    expect(await attempt(reviewer)).toMatchObject({ refusal: "not_a_secretary" });
    const early = await reviewReport({ ...ACCEPT, actor: reviewer, actorName: "x", reportId }, deps);
    expect(early).toMatchObject({ refusal: "report_not_awaiting_this_step" });
    expect(await db.reviewStep.count()).toBe(0);
    expect(await db.auditEntry.count({ where: { subjectId: reportId } })).toBe(1);
    const queue = await openReviewQueue({ actor: insider, step: "check" }, deps);
    expect(queue.rows).toMatchObject([{ report: reportId, mayReview: false }]);
  },
);

testDbs("of two people checking at once one wins and the other is told", async ({ db }) => {
  const { reportId, item, secretary } = await submitted(db);
  const second = await insertPerson(db, { id: "made", organisation: "seknas", role: "secretariat" });
  const deps = testDeps(db);

  const outcomes = await Promise.all(
    [secretary, second].map((actor) =>
      reviewReport({ ...forward(item), actor, actorName: "x", reportId }, deps),
    ),
  );

  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(outcomes.find((outcome) => !outcome.ok)).toEqual({
    ok: false,
    refusal: "report_not_awaiting_this_step",
  });
  expect(await db.reviewStep.count()).toBe(1);
});

testDbs("a return needs a reason, and every item needs a decision to go forward", async ({ db }) => {
  const { reportId, item, secretary: actor } = await submitted(db);
  const deps = testDeps(db);
  const send = (input: ReviewInput) => reviewReport({ ...input, actor, actorName: "W", reportId }, deps);

  expect(await send({ ...forward(item), items: [] })).toEqual({ ok: false, refusal: "item_undecided", item });
  expect(await send({ step: "check", decision: "returned", reason: " ", items: [] })).toMatchObject({
    refusal: "reason_required",
  });
  expect(await db.reviewStep.count()).toBe(0);
  const returned = {
    step: "check",
    decision: "returned",
    reason: "Tautan meminta masuk.",
    items: [],
  } as const;
  expect(await send(returned)).toMatchObject({ ok: true });
  expect(await db.reviewStep.findFirst({ select: { reason: true } })).toEqual({
    reason: "Tautan meminta masuk.",
  });
});
