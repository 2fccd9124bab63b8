import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { dependencyCode, lineageCode } from "#app/domain/authoring/subject-codes.ts";
import type { WorkbookContent } from "#app/exchange/plan-workbook/write-workbook.server.ts";
import {
  aDocument,
  aMilestoneSubject,
  anActionSubject,
  anElementSubject,
  anIndicatorSubject,
  aPlanSubject,
  aSlotSubject,
} from "#tests/domain/authoring/documents.ts";
import { day, words } from "#tests/factories.ts";

export const SURROUNDINGS = {
  organisations: new Set(["kpu", "perludem"]),
  stages: new Set(["pemilu-2024/T06a"]),
};

export function contentOf(document: PlanDocument, overrides: Partial<WorkbookContent> = {}): WorkbookContent {
  return {
    ...{ document, organisations: [...SURROUNDINGS.organisations], stages: [...SURROUNDINGS.stages] },
    ...{ language: "id", empty: false },
    ...overrides,
  };
}

const PROVENANCE = [
  { about: "target", mark: "stated", quote: "«Data set apa saja»", lines: "126;221", note: null },
  { about: "work_plan", mark: "reading", quote: null, lines: "3", note: { id: "-catatan", en: "=note" } },
] as const;

/** Texts a spreadsheet would run, codes it would take for numbers, lists with semicolons, every optional part. */
export const hardDocument: PlanDocument = aDocument({
  plan: [
    aPlanSubject({
      title: { id: "=1+1", en: "'@SUM" },
      words: { action: words("Aksi"), achievement: { id: "Capaian", en: "Achievement" } },
      source: { title: words("+sumber"), url: "https://example.org/a?b=1;c" },
      predecessors: [
        { code: "ID0098", title: words("Lama"), period: "2018", finding: { id: "", en: null }, url: null },
      ],
    }),
  ],
  field: [
    {
      ...{ code: "anggaran", appliesTo: "milestone", label: words("Anggaran"), help: null, kind: "number" },
      ...{ choices: [], unit: "juta", visibility: "internal", required: false, ordinal: 1, retired: null },
    },
    {
      ...{ code: "risiko", appliesTo: "action", label: { id: "Risiko", en: "Risk" }, help: words("Pilih") },
      ...{ kind: "choice", choices: [{ id: "rendah; sekali", en: "low" }, words("a | b")], unit: null },
      ...{ visibility: "public", required: true, ordinal: 2, retired: null },
    },
    {
      ...{ code: "mulai", appliesTo: "action", label: words("Mulai kerja"), help: null, kind: "date" },
      ...{ choices: [], unit: null, visibility: "public", required: false, ordinal: 3 },
      retired: { on: day("2024-02-29"), reason: "Tidak dipakai", successor: null },
    },
    {
      ...{ code: "catatan", appliesTo: "slot", label: words("Catatan dalam"), help: null, kind: "text" },
      ...{ choices: [], unit: null, visibility: "internal", required: false, ordinal: 4, retired: null },
    },
  ],
  action: [
    anActionSubject({ values: { risiko: words("rendah; sekali"), mulai: words("2024-02-29") } }),
    anActionSubject({
      code: "1.10",
      ordinal: 2,
      title: words("\tberawal tab".trim()),
      provenance: [...PROVENANCE],
    }),
  ],
  milestone: [
    aMilestoneSubject({
      mustBeTrue: { id: "- butir satu\n- butir dua", en: null },
      ...{ weight: 0.25, provenance: [...PROVENANCE], values: { anggaran: words("12.5") } },
      owners: [
        { organisation: "kpu", role: "lead", provenance: [...PROVENANCE] },
        { organisation: "perludem", role: "support", provenance: [] },
      ],
    }),
    aMilestoneSubject({
      ...{ code: "A1-B12", checkpoint: "B12", owners: [], legalBasis: { id: "UU 7/2017", en: null } },
      deadline: {
        ...{ kind: "stage", stage: "pemilu-2024/T06a", edge: "start", offsetDays: -3, dayKind: "working" },
        ...{ reason: words("-3 hari"), provenance: [...PROVENANCE] },
      },
      retired: { on: day("2024-01-01"), reason: "Digabung", successor: "A1-B06" },
    }),
  ],
  slot: [
    aSlotSubject({
      code: "B06.10",
      acceptedKinds: ["web_page", "api"],
      values: { catatan: { id: "a", en: "b" } },
    }),
    aSlotSubject({ requiredStars: 3, maxAgeDays: 30, provenance: [...PROVENANCE] }),
  ],
  element: [
    { ...anElementSubject("B06.1", "nama"), aliases: ["nama; lain", "c\\d"], pattern: "^[a-z]+$" },
    { ...anElementSubject("B06.1", "007"), required: false, isKey: true, legalFooting: words("UU") },
  ],
  indicator: [anIndicatorSubject("A1-B06", { target: "100", provenance: [...PROVENANCE] })],
  dependency: [
    {
      code: dependencyCode("1.10", "A1"),
      action: "1.10",
      dependsOn: "A1",
      note: { id: "=tunggu", en: null },
    },
  ],
  lineage: [
    {
      ...{ code: lineageCode("A1-B06", "carried_over", "ID0098"), milestone: "A1-B06", kind: "carried_over" },
      ...{ fromPlan: "RAN VI", fromCode: "ID0098", note: null },
    },
  ],
});
