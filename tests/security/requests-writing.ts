import type { Requests } from "./requests.ts";
import { PLACE } from "./scene-place.ts";
import { CALENDAR, PASTED_PLAN } from "./scene-writing.ts";

const plan = `/${PLACE.plan}`;
const AMENDMENT = {
  ...{ calendar: CALENDAR, regulation: "PKPU-1", citation: "PKPU 1", effectiveOn: "2023-05-10" },
  ...{ "stage.D1.start": "2023-05-20", "stage.D1.end": "2023-05-21" },
};
const JOINT = { target: PLACE.milestone, sharedNarrative: "Selesai." };
const prefixed = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${PLACE.milestone}.${name}`, value]));
const NEW_PLAN = {
  ...{ code: "rencana-baru", planCode: "RB", "title.id": "Rencana baru", "summary.id": "Ringkasan" },
  ...{ periodStart: "2025-01-01", periodEnd: "2026-12-31", "periodLabel.id": "2025–2026" },
  ...{ timeZone: "Asia/Jakarta", from: "" },
};
const NEW_MILESTONE = {
  ...{ intent: "save", type: "milestone", seen: "", code: "A1-B06b", reason: "Dipecah", weight: "1" },
  ...{ "title.id": "Baru", "mustBeTrue.id": "3 dataset", action: "A1", checkpoint: "B06" },
};
const ORGANISATION = { seen: "", slug: "bawaslu", name: "Bawaslu", short: "BAWASLU", kind: "commission" };

/** Several reports at once, the plan, files brought into it, and its calendars. */
export const WRITING_REQUESTS: Requests = {
  "joint-report: submit": () => ({
    path: `/tugas/${PLACE.plan}/bersama`,
    fields: {
      ...{ ...JOINT, intent: "submit" },
      ...prefixed({ percent: "100", narrative: "", "slots[0].code": "B06.1", version: "0" }),
    },
  }),
  "write-plan: write a target": () => ({ path: `${plan}/matriks/tulis`, fields: NEW_MILESTONE }),
  "plan-new: make a plan": () => ({ path: "/rencana/baru", fields: NEW_PLAN }),
  "organisations: write an organisation": () => ({ path: "/lembaga", fields: ORGANISATION }),
  "import: hand a file in": () => ({
    ...{ path: `${plan}/impor`, fields: {} },
    file: { field: "file", text: PASTED_PLAN },
  }),
  "import-new: hand a file in": () => ({
    ...{ path: "/impor", fields: {} },
    file: { field: "file", text: PASTED_PLAN },
  }),
  "import-run: apply": ({ imported }) => ({
    path: `${plan}/impor/${imported}`,
    fields: { intent: "apply", reason: "Diperbaiki" },
  }),
  "import-run: drop": ({ imported }) => ({
    path: `${plan}/impor/${imported}`,
    fields: { intent: "cancel" },
  }),
  "write-schedule: write calendars": () => ({
    path: `${plan}/tahapan/tulis`,
    fields: {
      kind: "calendars",
      table: "code,title,title_en,regulation,ordinal,note,note_en\nbaru,Pemilu baru,,,1,,\n",
    },
  }),
  "write-schedule-row: write a stage": () => ({
    path: `${plan}/tahapan/tulis/tahapan`,
    fields: { calendar: CALENDAR, code: "D9", title: "Pelantikan", phase: "pasca", ordinal: "9" },
  }),
  "amendments: draft an amendment": () => ({ path: `${plan}/perubahan`, fields: AMENDMENT }),
  "amendment: change the draft": ({ amendment }) => ({
    path: `${plan}/perubahan/${amendment}`,
    fields: { ...AMENDMENT, intent: "save", "stage.D1.end": "2023-05-30" },
  }),
  "amendment: publish": ({ amendment, seen }) => ({
    path: `${plan}/perubahan/${amendment}`,
    fields: { intent: "publish", seen },
  }),
  "amendment: drop the draft": ({ amendment }) => ({
    path: `${plan}/perubahan/${amendment}`,
    fields: { intent: "discard" },
  }),
  "amendment: undo": ({ amendment }) => ({
    path: `${plan}/perubahan/${amendment}`,
    fields: { intent: "undo" },
  }),
};
