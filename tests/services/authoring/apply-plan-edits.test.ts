import { expect } from "vitest";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { loadEdits } from "#app/data/authoring/edits.server.ts";
import type { Db } from "#app/data/db.server.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { inverseOf, planDiff } from "#app/domain/authoring/plan-edit.ts";
import type { Actor } from "#app/domain/permission.ts";
import { verifyAll } from "#app/services/audit/verify-audit.server.ts";
import { applyPlanEdits, planFingerprint } from "#app/services/authoring/apply-plan-edits.server.ts";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import {
  aMilestoneSubject,
  anElementSubject,
  anIndicatorSubject,
  aSlotSubject,
} from "#tests/domain/authoring/documents.ts";
import { day, words } from "#tests/factories.ts";

const AT = new Date("2023-05-11T03:00:00Z");

function applying(db: Db, actor: Actor) {
  return (
    edits: ReturnType<typeof planDiff>,
    reason: string | null = "Diperbaiki",
    fingerprint: string | null = null,
  ) =>
    applyPlanEdits(
      { actor, actorName: "Wayan", plan: "rencana", edits, fingerprint, reason, via: "form" },
      testDeps(db, AT),
    );
}

async function tampered(db: Db): Promise<Array<string>> {
  const { findings } = await verifyAll({ kept: [] }, { db });
  return findings.map((finding) => JSON.stringify(finding));
}

/** What does not hold of the record that was not so before. */
async function foundSince(before: ReadonlyArray<string>, db: Db): Promise<Array<string>> {
  return (await tampered(db)).filter((finding) => !before.includes(finding));
}

/** The plan with more of everything, and a little of it changed. */
function grown(document: PlanDocument): PlanDocument {
  const owners = [
    { organisation: "kpu", role: "lead" as const, provenance: [] },
    { organisation: "seknas", role: "support" as const, provenance: [] },
  ];
  return {
    ...document,
    field: [
      {
        ...{ code: "risiko", appliesTo: "milestone", label: words("Risiko"), help: null, kind: "choice" },
        ...{ choices: [words("tinggi"), words("rendah")], unit: null, visibility: "public" },
        ...{ required: false, ordinal: 1, retired: null },
      },
    ],
    checkpoint: [
      ...document.checkpoint,
      { code: "B12", label: words("B12"), dueOn: day("2023-12-31"), ordinal: 2, provenance: [] },
    ],
    milestone: [
      ...document.milestone.map((each) => ({ ...each, owners, values: { risiko: words("tinggi") } })),
      aMilestoneSubject({ code: "A1-B12", checkpoint: "B12", weight: 2 }),
    ],
    indicator: [anIndicatorSubject("A1-B12")],
    slot: [...document.slot, aSlotSubject({ code: "B12.1", milestone: "A1-B12" })],
    element: [...document.element, anElementSubject("B12.1", "suara")],
    lineage: [
      {
        ...{ code: "A1-B12<carried_over<ID0123", milestone: "A1-B12", kind: "carried_over" },
        ...{ fromPlan: "ID0123", fromCode: "ID0123", note: null },
      },
    ],
  };
}

testDbs(
  "what is written is read back as it was wanted, and undone as it was",
  async ({ db }) => {
    const { secretary } = await insertCast(db);
    const before = await loadPlanDocument(db, "p");
    const wanted = grown(before);
    const apply = applying(db, secretary);
    const unsealed = await tampered(db); // what the cast was made of

    const edits = planDiff(before, wanted);
    expect(await apply(edits)).toMatchObject({ ok: true, edits: edits.length });
    expect(planDiff(wanted, await loadPlanDocument(db, "p"))).toEqual([]);
    expect(await loadEdits(db, "p")).toMatchObject(edits);
    expect(await foundSince(unsealed, db)).toEqual([]);

    const undone = await apply(
      inverseOf(
        planDiff(before, {
          ...wanted,
          milestone: before.milestone.map((each) => ({ ...each, owners: wanted.milestone[0]?.owners ?? [] })),
          indicator: [],
          slot: before.slot,
          element: before.element,
          lineage: [],
          field: [],
          checkpoint: before.checkpoint,
        }),
      ),
    );
    expect(undone).toMatchObject({ ok: true, edits: 1 });
    expect((await loadPlanDocument(db, "p")).milestone[0]?.owners).toEqual(before.milestone[0]?.owners);
  },
  30_000,
);

testDbs(
  "a second person who saw the old text is refused with both, and what does not collide is kept apart",
  async ({ db }) => {
    const { secretary } = await insertCast(db);
    const seen = await loadPlanDocument(db, "p");
    const with_ = (fields: Partial<PlanDocument["milestone"][number]>) =>
      planDiff(seen, { ...seen, milestone: seen.milestone.map((each) => ({ ...each, ...fields })) });
    const apply = applying(db, secretary);

    expect(await apply(with_({ title: words("Peta dapil") }))).toMatchObject({ ok: true });
    expect(await apply(with_({ weight: 4 }))).toMatchObject({ ok: true });
    expect(await apply(with_({ title: words("Hasil suara"), weight: 9 }))).toMatchObject({
      refusal: "edit_conflict",
      conflicts: [
        { field: "title", seen: words("Target"), now: words("Peta dapil"), wanted: words("Hasil suara") },
        { field: "weight", seen: 1, now: 4, wanted: 9 },
      ],
    });
    expect(await apply(with_({ legalBasis: words("UU 7/2017") }), "x", planFingerprint(seen))).toMatchObject({
      refusal: "plan_changed",
    });
    expect((await loadPlanDocument(db, "p")).milestone[0]).toMatchObject({
      title: words("Peta dapil"),
      weight: 4,
    });
  },
);

testDbs(
  "an adopted plan needs a reason; a problem names the place; an owner may not write",
  async ({ db }) => {
    const { secretary, owner } = await insertCast(db);
    const seen = await loadPlanDocument(db, "p");
    const edits = planDiff(seen, {
      ...seen,
      milestone: seen.milestone.map((each) => ({ ...each, weight: 0 })),
    });

    expect(await applying(db, secretary)(edits, " ")).toMatchObject({ refusal: "reason_needed" });
    expect(await applying(db, owner)(edits)).toMatchObject({ refusal: "not_allowed" });
    expect(await applying(db, secretary)([])).toMatchObject({ refusal: "nothing_to_change" });
    expect(await applying(db, secretary)(edits)).toEqual({
      ...{ ok: false, refusal: "plan_problems" },
      problems: [
        {
          ...{
            subjectType: "milestone",
            subjectCode: "A1-B06",
            field: "weight",
            code: "weight_not_positive",
          },
          held: "0",
        },
      ],
    });
    expect(await db.planEdit.count()).toBe(0);
  },
);

testDbs(
  "a code is retired with its successor and never removed; a deadline's earlier rule stays",
  async ({ db }) => {
    const { secretary } = await insertCast(db);
    const seen = await loadPlanDocument(db, "p");
    const apply = applying(db, secretary);

    expect(await apply(planDiff(seen, { ...seen, slot: [], element: [] }))).toMatchObject({
      problems: [{ code: "code_vanished", subjectCode: "B06.1" }],
    });
    const wanted: PlanDocument = {
      ...seen,
      milestone: seen.milestone.map((each) => ({
        ...each,
        deadline: { kind: "fixed", on: day("2023-07-31"), reason: words("Ditunda"), provenance: [] },
      })),
      slot: [
        ...seen.slot.map((each) => ({
          ...each,
          retired: { on: day("2020-01-01"), reason: "Dipecah", successor: "B06.2" },
        })),
        aSlotSubject({ code: "B06.2" }),
      ],
    };
    expect(await apply(planDiff(seen, wanted))).toMatchObject({ ok: true });
    const now = await loadPlanDocument(db, "p");
    expect(now.slot[0]?.retired).toEqual({ on: "2023-05-11", reason: "Dipecah", successor: "B06.2" });
    expect(now.milestone[0]?.deadline).toEqual(wanted.milestone[0]?.deadline);
    expect(
      await db.deadlineRule.findMany({
        select: { fixedOn: true, knownOn: true },
        orderBy: { knownOn: "asc" },
      }),
    ).toEqual([
      { fixedOn: "2023-06-30", knownOn: "2022-11-16" },
      { fixedOn: "2023-07-31", knownOn: "2023-05-11" },
    ]);
  },
);
