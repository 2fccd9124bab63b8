import type { Choice } from "./column.ts";

function choice(value: string, id: string, en: string): Choice {
  return { value, label: { id, en } };
}

export const PLAN_STATES = [
  choice("proposed", "usulan", "proposed"),
  choice("adopted", "ditetapkan", "adopted"),
  choice("closed", "selesai", "closed"),
];

export const DEADLINE_KINDS = [
  choice("stage", "ikut tahapan", "follows a stage"),
  choice("fixed", "tanggal tetap", "fixed date"),
];

export const EDGES = [choice("start", "awal", "start"), choice("end", "akhir", "end")];

export const DIRECTIONS = [
  choice("up", "naik", "up"),
  choice("down", "turun", "down"),
  choice("none", "tidak ada", "none"),
];

export const AGREEMENTS = [
  choice("proposed", "diusulkan", "proposed"),
  choice("agreed", "disepakati", "agreed"),
  choice("open", "belum disepakati", "open"),
];

export const EVIDENCE_KIND_CHOICES = [
  choice("dataset", "dataset", "dataset"),
  choice("api", "API", "API"),
  choice("document", "dokumen", "document"),
  choice("decision", "keputusan", "decision"),
  choice("minutes", "notula", "minutes"),
  choice("web_page", "laman", "web page"),
  choice("activity", "kegiatan", "activity"),
];

export const LEGAL_STANDINGS = [
  choice("official", "resmi", "official"),
  choice("unofficial", "tidak resmi", "unofficial"),
  choice("any", "bebas", "any"),
];

export const ELEMENT_TYPES = [
  choice("string", "teks", "text"),
  choice("integer", "bilangan bulat", "whole number"),
  choice("number", "bilangan", "number"),
  choice("boolean", "ya/tidak", "yes/no"),
  choice("date", "tanggal", "date"),
  choice("url", "tautan", "link"),
  choice("geometry", "geometri", "geometry"),
];

export const PERSONAL_DATA = [
  choice("none", "tidak ada", "none"),
  choice("general", "umum", "general"),
  choice("specific", "spesifik", "specific"),
];

export const OWNER_ROLES = [
  choice("lead", "penanggung jawab", "lead"),
  choice("support", "pendukung", "support"),
];

export const LINEAGES = [
  choice("merged", "digabung", "merged"),
  choice("split", "dipecah", "split"),
  choice("carried_over", "diteruskan", "carried over"),
];

export const FIELD_SUBJECTS = [
  choice("commitment", "komitmen", "commitment"),
  choice("action", "aksi", "action"),
  choice("milestone", "target", "target"),
  choice("slot", "data dukung", "evidence slot"),
];

export const FIELD_KINDS = [
  choice("text", "teks", "text"),
  choice("choice", "pilihan", "choice"),
  choice("number", "bilangan", "number"),
  choice("date", "tanggal", "date"),
];

export const VISIBILITIES = [
  choice("internal", "internal", "internal"),
  choice("public", "publik", "public"),
];

export const MARKS = [
  choice("stated", "tertulis", "stated"),
  choice("reading", "tafsiran", "reading"),
  choice("agreed", "disepakati", "agreed"),
];

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
