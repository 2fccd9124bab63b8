import { expect } from "vitest";
import { disputesOf } from "#app/domain/dispute.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openReviewQueue } from "#app/services/open-review-queue.server.ts";
import { answerDispute, disputeReturn } from "#app/services/review/dispute-return.server.ts";
import { openDispute } from "#app/services/review/open-dispute.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { returned, waitingCase } from "./cases.ts";

testDbs(
  "a return is disputed once, answered once by another person of the body, and both texts are public",
  async ({ db }) => {
    const filed = await waitingCase(db);
    const stepId = await returned(db, filed);
    const deps = testDeps(db);
    const putu = await insertPerson(db, { id: "putu", organisation: "seknas", role: "secretariat" });
    const said = { actor: filed.owner, actorName: "Sari", stepId, text: "Tautan terbuka tanpa masuk." };

    expect(await disputeReturn({ ...said, actor: filed.secretary }, deps)).toMatchObject({
      refusal: "not_owner",
    });
    expect(await disputeReturn({ ...said, text: "  " }, deps)).toMatchObject({ refusal: "text_required" });
    expect(await disputeReturn({ ...said, text: "Hubungi 081234567890" }, deps)).toMatchObject({
      refusal: "personal_data",
    });
    expect(await db.dispute.count()).toBe(0);
    const [first, second] = await Promise.all([disputeReturn(said, deps), disputeReturn(said, deps)]);
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    expect(first.ok ? second : first).toMatchObject({ refusal: "already_disputed" });
    const queue = await openReviewQueue({ actor: putu, step: "check" }, deps);
    expect(queue).toMatchObject({ rows: [], disputes: [{ step: stepId, mayAnswer: true }] });
    const own = await openReviewQueue({ actor: filed.secretary, step: "check" }, deps);
    expect(own.disputes).toMatchObject([{ mayAnswer: false }]);

    const answer = { ...said, actor: putu, decision: "withdrawn" as const, text: "Benar, sekarang terbuka." };
    expect(await answerDispute({ ...answer, actor: filed.secretary }, deps)).toMatchObject({
      refusal: "own_decision",
    });
    expect(await answerDispute({ ...answer, actor: filed.owner }, deps)).toMatchObject({ ok: false });
    expect(await answerDispute(answer, deps)).toMatchObject({ ok: true });
    expect(await answerDispute({ ...answer, decision: "upheld" }, deps)).toMatchObject({
      refusal: "already_answered",
    });

    const facts = (await openPlan("rencana", deps))?.facts;
    expect(disputesOf(facts?.reports ?? [], day("2023-05-10"))).toMatchObject([
      {
        text: "Tautan terbuka tanpa masuk.",
        answer: { decision: "withdrawn", text: "Benar, sekarang terbuka." },
      },
    ]);
    const again = await openReviewQueue({ actor: putu, step: "check" }, deps);
    expect(again).toMatchObject({ rows: [{ report: filed.report, waitedDays: 0 }], disputes: [] });
    const reports = { subjectType: "report" };
    const actions = await db.auditEntry.findMany({
      where: reports,
      select: { action: true },
      orderBy: { seq: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual([
      ...["report.submitted", "report.returned", "return.disputed", "dispute.answered"],
    ]);
  },
  60_000,
);

testDbs(
  "a withdrawn return goes on to be checked and accepted; one upheld stays, and a newer report ends the objecting",
  async ({ db }) => {
    const filed = await waitingCase(db);
    const stepId = await returned(db, filed);
    const putu = await insertPerson(db, { id: "putu", organisation: "seknas", role: "secretariat" });
    const deps = testDeps(db);
    const said = { actor: filed.owner, actorName: "S", stepId, text: "Keberatan." };
    await disputeReturn(said, deps);
    await answerDispute({ ...said, actor: putu, decision: "withdrawn", text: "Diterima." }, deps);
    const items = [{ item: filed.item, decision: "accepted" as const, reason: null, elements: ["nama"] }];
    const check = { step: "check", decision: "accepted", reason: null, items } as const;
    const took = await reviewReport({ ...check, actor: putu, actorName: "P", reportId: filed.report }, deps);
    expect(took).toMatchObject({ ok: true });

    const page = await openDispute({ actor: filed.owner, stepId }, deps);
    expect(page).toMatchObject({
      disputeBlocked: "already_disputed",
      dispute: { answer: { decision: "withdrawn" } },
    });
    expect(await openDispute({ actor: filed.owner, stepId: "lain" }, deps)).toBeNull();
  },
  60_000,
);

testDbs(
  "who has reported anew no longer objects to the old return",
  async ({ db }) => {
    const filed = await waitingCase(db);
    const stepId = await returned(db, filed);
    const later = testDeps(db, new Date(NOW.getTime() + 3_600_000));
    const submission = aSubmission({ narrative: "Sudah diperbaiki." });
    await submitReport(
      { plan: "rencana", milestone: "A1-B06", actor: filed.owner, actorName: "S", submission },
      later,
    );

    const outcome = await disputeReturn(
      { actor: filed.owner, actorName: "S", stepId, text: "Keberatan." },
      later,
    );
    expect(outcome).toEqual({ ok: false, refusal: "superseded" });
  },
  60_000,
);
