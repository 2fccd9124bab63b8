import { expect } from "vitest";
import { DEFAULT_REASON_WORDS as words } from "#app/http/review-words.server.ts";
import { openReviewQueue } from "#app/services/open-review-queue.server.ts";
import { acceptBatch } from "#app/services/review/accept-batch.server.ts";
import { assignReview } from "#app/services/review/assign-review.server.ts";
import { editReason, openReasons } from "#app/services/review/edit-reasons.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { BROKEN, GREEN, lookOn, waitingCase } from "./cases.ts";

testDbs(
  "a case passes from hand to hand; of two who take it at once the second is told",
  async ({ db }) => {
    const { report, secretary, owner, reviewer } = await waitingCase(db);
    const putu = await insertPerson(db, { id: "putu", organisation: "seknas", role: "secretariat" });
    const insider = await insertPerson(db, { id: "dalam", organisation: "kpu", role: "secretariat" });
    const deps = testDeps(db);
    const assign = (actor: typeof owner, assignee: string | null, seen: string | null, at = deps) =>
      assignReview({ actor, actorName: actor.userId, reportId: report, step: "check", assignee, seen }, at);

    const taken = await Promise.all([assign(secretary, "wayan", null), assign(putu, "putu", null)]);
    expect(taken.filter(({ ok }) => ok)).toHaveLength(1);
    expect(taken.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "assignment_changed" });
    const holder = taken[0]?.ok ? "wayan" : "putu";
    expect(await assign(putu, "dalam", holder)).toEqual({ ok: false, refusal: "assignee_barred" });
    expect(await assign(insider, "putu", holder)).toEqual({ ok: false, refusal: "not_allowed" });
    expect(await assign(owner, null, holder)).toEqual({ ok: false, refusal: "not_allowed" });
    expect(await assign(reviewer, null, holder)).toEqual({ ok: false, refusal: "not_allowed" });
    expect(await assign(putu, "nobody", holder)).toEqual({ ok: false, refusal: "assignee_barred" });

    const mine = await openReviewQueue(
      { actor: holder === "putu" ? putu : secretary, step: "check", filter: "mine" },
      deps,
    );
    expect(mine).toMatchObject({ rows: [{ report }], counts: { all: 1, mine: 1, unassigned: 0 } });
    expect(mine.rows[0]?.candidates.map(({ userId }) => userId).sort()).toEqual(["putu", "wayan"]);
    expect(mine.loads[0]).toMatchObject({ userId: holder, cases: 1, oldestDays: 0 });
    const later = testDeps(db, new Date(NOW.getTime() + 60_000));
    expect(await assign(putu, null, holder, later)).toEqual({ ok: true });
    const free = await openReviewQueue({ actor: putu, step: "check", filter: "unassigned" }, deps);
    expect(free.rows).toHaveLength(1);
    expect(await db.auditEntry.count({ where: { action: "review.assigned" } })).toBe(2);
  },
  60_000,
);

testDbs(
  "the longest waiting stands first, and years do not take a case out of the queue",
  async ({ db }) => {
    const { report, secretary } = await waitingCase(db);
    const later = testDeps(db, new Date("2025-01-02T03:00:00Z"));
    const queue = await openReviewQueue({ actor: secretary, step: "check" }, later);
    expect(queue.rows).toMatchObject([{ report, waitedDays: 603, submittedOn: "2023-05-10" }]);
  },
  60_000,
);

testDbs(
  "a batch takes what is green at this moment, and writes nothing when one of it is not",
  async ({ db }) => {
    const filed = await waitingCase(db);
    const { report, secretary, reviewer } = filed;
    const deps = testDeps(db);
    const batch = { actor: secretary, actorName: "W", step: "check" as const, reports: [report, report] };

    expect(await acceptBatch(batch, deps)).toMatchObject({
      ok: false,
      refused: [{ why: "not_checked" }],
      rest: [],
    });
    await lookOn(db, "2023-05-10T04:00:00Z", filed, GREEN);
    expect((await openReviewQueue({ actor: secretary, step: "check" }, deps)).rows[0]?.green).toBe(true);
    const mixed = await acceptBatch({ ...batch, reports: [report, "lain"] }, deps);
    expect(mixed).toEqual({
      ...{ ok: false, refused: [{ report: "lain", milestone: null, why: "not_found" }], rest: [report] },
    });
    expect(await acceptBatch({ ...batch, actor: filed.owner }, deps)).toMatchObject({
      refused: [{ why: "own_submission" }],
    });
    expect(await db.reviewStep.count()).toBe(0);

    expect(await acceptBatch(batch, deps)).toEqual({ ok: true, accepted: 1 });
    const [decision] = await db.itemDecision.findMany({ select: { decision: true, elementsJson: true } });
    expect(decision).toEqual({ decision: "accepted", elementsJson: '["dapil","nama"]' });
    expect(await acceptBatch({ ...batch, step: "acceptance" }, deps)).toMatchObject({
      refused: [{ why: "not_a_reviewer" }],
    });
    await lookOn(db, "2023-05-10T05:00:00Z", filed, BROKEN);
    expect(await acceptBatch({ ...batch, step: "acceptance", actor: reviewer }, deps)).toMatchObject({
      refused: [{ why: "check_not_green" }],
    });
  },
  60_000,
);

testDbs(
  "a report that was decided on while it was read is looked at again",
  async ({ db }) => {
    const { report, reviewer, secretary, item } = await waitingCase(db);
    const deps = testDeps(db);
    const items = [{ item, decision: "accepted" as const, reason: null, elements: null }];
    const check = { step: "check", decision: "accepted", reason: null, items } as const;
    await reviewReport({ ...check, actor: secretary, actorName: "W", reportId: report, seen: "" }, deps);

    const accept = { step: "acceptance", decision: "accepted", reason: null, items: [] } as const;
    const stale = { ...accept, actor: reviewer, actorName: "R", reportId: report, seen: "" };
    expect(await reviewReport(stale, deps)).toEqual({ ok: false, refusal: "changed_meanwhile" });
  },
  60_000,
);

testDbs(
  "templates are written by the secretariat, and of two writers the second is told",
  async ({ db }) => {
    const { secretary, owner } = await waitingCase(db);
    const base = { actorName: "W", plan: "rencana", key: "outdated", textEn: "", words };
    const seen = words.outdated.id;
    const at = (minutes: number) => testDeps(db, new Date(NOW.getTime() + minutes * 60_000));

    const edit = { ...base, actor: secretary, text: "Datanya sudah usang.", seen };
    expect(await editReason({ ...edit, actor: owner }, at(0))).toMatchObject({ refusal: "not_allowed" });
    expect(await editReason({ ...edit, text: "x".repeat(301) }, at(0))).toMatchObject({
      refusal: "too_long",
    });
    expect(await editReason(edit, at(0))).toEqual({ ok: true });
    expect(await editReason({ ...edit, text: "Lain." }, at(1))).toMatchObject({
      refusal: "changed_meanwhile",
    });
    expect(await editReason({ ...edit, text: "", seen: "Datanya sudah usang." }, at(2))).toEqual({
      ok: true,
    });
    expect(
      await editReason({ ...base, key: null, actor: secretary, text: "Baru.", seen: "" }, at(3)),
    ).toEqual({ ok: true });

    const { offered, retired } = await openReasons({ plan: "rencana", words }, at(4));
    expect(offered.at(-1)?.text.id).toBe("Baru.");
    expect(retired.map(({ key }) => key)).toEqual(["outdated"]);
    expect(await db.auditEntry.count({ where: { subjectType: "reason_template" } })).toBe(3);
  },
  60_000,
);
