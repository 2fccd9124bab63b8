import fc from "fast-check";
import { EMPTY_DOCUMENT, type PlanDocument, type Subject } from "#app/domain/authoring/plan-document.ts";
import { elementCode, indicatorCode } from "#app/domain/authoring/subject-codes.ts";
import { day, words } from "#tests/factories.ts";

/** Subjects of a plan for tests, and plans of any shape for properties. */

export function aPlanSubject(overrides: Partial<Subject<"plan">> = {}): Subject<"plan"> {
  return {
    ...{ code: "rencana", planCode: "R", title: words("Rencana"), summary: words("-"), state: "proposed" },
    ...{ adoptedOn: null, periodStart: day("2023-01-01"), periodEnd: day("2024-12-31") },
    ...{ periodLabel: words("2023–2024"), timeZone: "Asia/Jakarta" },
    ...{ source: { title: words("Notula"), url: null }, words: {}, predecessors: [] },
    ...overrides,
  };
}

export function aCommitmentSubject(overrides: Partial<Subject<"commitment">> = {}): Subject<"commitment"> {
  return {
    ...{ code: "K6", title: words("Komitmen"), summary: words(""), url: null, ordinal: 1, provenance: [] },
    ...{ values: {}, retired: null },
    ...overrides,
  };
}

export function anActionSubject(overrides: Partial<Subject<"action">> = {}): Subject<"action"> {
  return {
    ...{ code: "A1", commitment: "K6", title: words("Aksi"), summary: words(""), group: words("-") },
    ...{ system: null, stageAsStated: null, ordinal: 1, provenance: [], values: {}, retired: null },
    ...overrides,
  };
}

export function aMilestoneSubject(overrides: Partial<Subject<"milestone">> = {}): Subject<"milestone"> {
  return {
    ...{ code: "A1-B06", action: "A1", checkpoint: "B06", title: words("Target") },
    ...{ mustBeTrue: words("Data terbuka"), weight: 1, legalBasis: null, workPlanItem: null },
    owners: [{ organisation: "kpu", role: "lead", provenance: [] }],
    deadline: { kind: "fixed", on: day("2023-06-30"), reason: null, provenance: [] },
    ...{ provenance: [], values: {}, retired: null },
    ...overrides,
  };
}

export function aSlotSubject(overrides: Partial<Subject<"slot">> = {}): Subject<"slot"> {
  return {
    ...{ code: "B06.1", milestone: "A1-B06", title: words("Himpunan data"), acceptedKinds: ["dataset"] },
    ...{ criteria: words("Dapat dibuka"), required: true, weight: 1, legalStanding: "any" },
    ...{ requiredStars: null, maxAgeDays: null, provenance: [], values: {}, retired: null },
    ...overrides,
  };
}

export function anElementSubject(slot: string, key: string): Subject<"element"> {
  return {
    ...{ code: elementCode(slot, key), slot, key, label: words(key), aliases: [], type: "string" },
    ...{ required: true, isKey: false, legalFooting: null, agreement: "agreed", personalData: "none" },
    ...{ sourceSystem: null, register: null, pattern: null, ordinal: 1, provenance: [] },
  };
}

export function anIndicatorSubject(
  milestone: string,
  overrides: Partial<Subject<"indicator">> = {},
): Subject<"indicator"> {
  return {
    ...{ code: indicatorCode(milestone, "I1"), milestone, key: "I1", name: words("Jumlah") },
    ...{ unit: words("dataset"), baseline: "0", target: "3", direction: "up", author: null },
    ...{ agreement: "agreed", provenance: [] },
    ...overrides,
  };
}

export function aDocument(overrides: Partial<PlanDocument> = {}): PlanDocument {
  return {
    ...EMPTY_DOCUMENT,
    plan: [aPlanSubject()],
    checkpoint: [
      { code: "B06", label: words("B06"), dueOn: day("2023-06-30"), ordinal: 1, provenance: [] },
      { code: "B12", label: words("B12"), dueOn: day("2023-12-31"), ordinal: 2, provenance: [] },
    ],
    commitment: [aCommitmentSubject()],
    action: [anActionSubject()],
    milestone: [aMilestoneSubject()],
    slot: [aSlotSubject()],
    element: [anElementSubject("B06.1", "nama"), anElementSubject("B06.1", "dapil")],
    ...overrides,
  };
}

const text = fc.constantFrom("Peta dapil", "Hasil suara", "Dana kampanye", "Profil partai");
const bilingual = fc.record({ id: text, en: fc.option(text, { nil: null }) });
const retired = fc.option(
  fc.constantFrom({ on: day("2023-05-05"), reason: "Digabung", successor: "A1" }, null),
  { nil: null },
);

function some<Each extends { code: string }>(each: fc.Arbitrary<Each>) {
  return fc.uniqueArray(each, { maxLength: 6, selector: ({ code }) => code });
}

const milestone = fc
  .record({
    ...{ code: fc.constantFrom("A1-B06", "A1-B12", "A2-B06", "A2-B12"), title: bilingual },
    ...{ action: fc.constantFrom("A1", "A2"), checkpoint: fc.constantFrom("B06", "B12") },
    ...{ mustBeTrue: bilingual, weight: fc.integer({ min: 1, max: 9 }), retired },
    workPlanItem: fc.option(text, { nil: null }),
  })
  .map((fields) => aMilestoneSubject(fields));

/** Plans of a few subjects, the same codes coming and going. */
export const anyDocument: fc.Arbitrary<PlanDocument> = fc
  .record({
    action: some(
      fc
        .record({ code: fc.constantFrom("A1", "A2", "A3"), title: bilingual, retired })
        .map((fields) => anActionSubject(fields)),
    ),
    milestone: some(milestone),
    slot: some(
      fc
        .record({ code: fc.constantFrom("B06.1", "B06.2", "B06.10"), title: bilingual, retired })
        .map((fields) => aSlotSubject(fields)),
    ),
    element: some(fc.constantFrom("nama", "dapil", "suara").map((key) => anElementSubject("B06.1", key))),
  })
  .map((lists) => aDocument(lists));
