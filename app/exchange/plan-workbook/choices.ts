import * as closed from "#app/domain/authoring/closed-lists.ts";
import { EVIDENCE_KINDS, PROVENANCE_MARKS } from "#app/domain/plan.ts";
import type { Choice } from "./column.ts";

/** What a closed list offers in a workbook: its values in their order, each by its words in both languages. */
function choicesOf<Value extends string>(
  values: ReadonlyArray<Value>,
  words: Readonly<Record<Value, readonly [id: string, en: string]>>,
): Array<Choice> {
  return values.map((value) => {
    const [id, en] = words[value];
    return choice(value, id, en);
  });
}

function choice(value: string, id: string, en: string): Choice {
  return { value, label: { id, en } };
}

export const PLAN_STATES = choicesOf(closed.PLAN_STATES, {
  proposed: ["usulan", "proposed"],
  adopted: ["ditetapkan", "adopted"],
  closed: ["selesai", "closed"],
});

export const DEADLINE_KINDS = [
  choice("stage", "ikut tahapan", "follows a stage"),
  choice("fixed", "tanggal tetap", "fixed date"),
];

export const DAY_KINDS = [
  choice("calendar", "hari kalender", "calendar days"),
  choice("working", "hari kerja", "working days"),
];

export const EDGES = [choice("start", "awal", "start"), choice("end", "akhir", "end")];

export const DIRECTIONS = choicesOf(closed.DIRECTIONS, {
  up: ["naik", "up"],
  down: ["turun", "down"],
  none: ["tidak ada", "none"],
});

export const AGREEMENTS = choicesOf(closed.AGREEMENTS, {
  proposed: ["diusulkan", "proposed"],
  agreed: ["disepakati", "agreed"],
  open: ["belum disepakati", "open"],
});

export const EVIDENCE_KIND_CHOICES = choicesOf(EVIDENCE_KINDS, {
  dataset: ["dataset", "dataset"],
  api: ["API", "API"],
  document: ["dokumen", "document"],
  decision: ["keputusan", "decision"],
  minutes: ["notula", "minutes"],
  web_page: ["laman", "web page"],
  activity: ["kegiatan", "activity"],
});

export const LEGAL_STANDINGS = choicesOf(closed.LEGAL_STANDINGS, {
  official: ["resmi", "official"],
  unofficial: ["tidak resmi", "unofficial"],
  any: ["bebas", "any"],
});

export const ELEMENT_TYPES = choicesOf(closed.ELEMENT_TYPES, {
  string: ["teks", "text"],
  integer: ["bilangan bulat", "whole number"],
  number: ["bilangan", "number"],
  boolean: ["ya/tidak", "yes/no"],
  date: ["tanggal", "date"],
  url: ["tautan", "link"],
  geometry: ["geometri", "geometry"],
});

export const PERSONAL_DATA = choicesOf(closed.PERSONAL_DATA, {
  none: ["tidak ada", "none"],
  general: ["umum", "general"],
  specific: ["spesifik", "specific"],
});

export const OWNER_ROLES = choicesOf(closed.OWNER_ROLES, {
  lead: ["penanggung jawab", "lead"],
  support: ["pendukung", "support"],
});

export const LINEAGES = choicesOf(closed.LINEAGE_KINDS, {
  merged: ["digabung", "merged"],
  split: ["dipecah", "split"],
  carried_over: ["diteruskan", "carried over"],
});

export const FIELD_SUBJECTS = choicesOf(closed.FIELD_SUBJECTS, {
  commitment: ["komitmen", "commitment"],
  action: ["aksi", "action"],
  milestone: ["target", "target"],
  slot: ["data dukung", "evidence slot"],
});

export const FIELD_KINDS = choicesOf(closed.FIELD_KINDS, {
  text: ["teks", "text"],
  choice: ["pilihan", "choice"],
  number: ["bilangan", "number"],
  date: ["tanggal", "date"],
});

export const VISIBILITIES = choicesOf(closed.VISIBILITIES, {
  internal: ["internal", "internal"],
  public: ["publik", "public"],
});

export const MARKS = choicesOf(PROVENANCE_MARKS, {
  stated: ["tertulis", "stated"],
  reading: ["tafsiran", "reading"],
  agreed: ["disepakati", "agreed"],
});

/** What a mark of provenance may speak of. */
export const PROVENANCE_SUBJECTS = [
  choice("checkpoint", "titik lapor", "checkpoint"),
  choice("commitment", "komitmen", "commitment"),
  choice("action", "aksi", "action"),
  choice("milestone", "target", "target"),
  choice("deadline", "tenggat", "deadline"),
  choice("owner", "penanggung jawab", "owner"),
  choice("indicator", "indikator", "indicator"),
  choice("slot", "data dukung", "evidence"),
  choice("element", "elemen data", "data element"),
];
