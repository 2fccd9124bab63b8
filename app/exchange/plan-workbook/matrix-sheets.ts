import {
  AGREEMENTS,
  DAY_KINDS,
  DEADLINE_KINDS,
  DIRECTIONS,
  EDGES,
  ELEMENT_TYPES,
  EVIDENCE_KIND_CHOICES,
  LEGAL_STANDINGS,
  OWNER_ROLES,
  PERSONAL_DATA,
} from "./choices.ts";
import { column, type SheetKind, type SheetTable, twin } from "./column.ts";
import {
  ACTION_SHEET,
  CHECKPOINT_SHEET,
  COMMITMENT_SHEET,
  DEPENDENCY_SHEET,
  FIELD_SHEET,
  LINEAGE_SHEET,
  PLAN_SHEET,
  PREDECESSOR_SHEET,
  PROVENANCE_SHEET,
  RETIRED,
} from "./frame-sheets.ts";

const CODE = column("code", "Kode", "Code", { kind: "code", required: true, width: 14, aliases: ["id"] });
const MILESTONE = column("milestone", "Target", "Target", {
  ...{ kind: "code", required: true, width: 14, list: "milestone" },
  aliases: ["target capaian", "kode target", "milestone"],
});
const AGREEMENT = column("agreement", "Kesepakatan", "Agreement", {
  ...{ kind: "choice", choices: AGREEMENTS, width: 16, otherwise: "open" },
});
const WEIGHT = column("weight", "Bobot", "Weight", { kind: "number", width: 9, otherwise: 1 });

const MILESTONE_SHEET: SheetTable = {
  ...{ kind: "milestone", name: { id: "Target", en: "Targets" } },
  aliases: ["target capaian", "milestones", "milestone", "capaian"],
  key: ["code"],
  columns: [
    CODE,
    column("action", "Aksi", "Action", {
      ...{ kind: "code", required: true, width: 12, list: "action", aliases: ["kode aksi"] },
    }),
    column("checkpoint", "Titik lapor", "Checkpoint", {
      ...{ kind: "code", required: true, width: 12, list: "checkpoint", aliases: ["periode"] },
    }),
    ...twin("title", "Judul", "Title", { required: true, width: 40, aliases: ["target capaian"] }),
    ...twin("mustBeTrue", "Yang harus benar", "What must be true", {
      ...{ required: true, width: 56, aliases: ["ukuran keberhasilan", "kriteria"] },
    }),
    WEIGHT,
    ...twin("legalBasis", "Dasar hukum", "Legal basis", { width: 36 }),
    column("workPlanItem", "Butir rencana kerja", "Work-plan item", { width: 24 }),
    column("deadlineKind", "Cara tenggat", "Deadline kind", {
      ...{ kind: "choice", choices: DEADLINE_KINDS, width: 15 },
    }),
    column("deadlineOn", "Tanggal tenggat", "Deadline date", {
      ...{ kind: "day", width: 15, aliases: ["tenggat", "deadline", "jatuh tempo"] },
    }),
    column("deadlineStage", "Tahapan tenggat", "Deadline stage", {
      ...{ kind: "code", width: 22, list: "stage", aliases: ["tahapan"] },
    }),
    column("deadlineEdge", "Dihitung dari", "Counted from", { kind: "choice", choices: EDGES, width: 12 }),
    column("deadlineOffset", "Geser hari", "Offset in days", { kind: "integer", width: 11 }),
    column("deadlineDays", "Hari yang dihitung", "Days counted", {
      ...{ kind: "choice", choices: DAY_KINDS, width: 14 },
    }),
    ...twin("deadlineReason", "Alasan tenggat", "Deadline reason", { width: 36 }),
    ...RETIRED,
  ],
};

const OWNER_SHEET: SheetTable = {
  ...{ kind: "owner", name: { id: "Penanggung jawab", en: "Owners" } },
  aliases: ["pemilik", "instansi", "pj"],
  key: ["milestone", "organisation"],
  columns: [
    MILESTONE,
    column("organisation", "Lembaga", "Organisation", {
      ...{ kind: "code", required: true, width: 20, list: "organisation" },
      aliases: ["instansi", "penanggung jawab", "owner", "pic"],
    }),
    column("role", "Peran", "Role", {
      ...{ kind: "choice", choices: OWNER_ROLES, width: 18, otherwise: "lead" },
    }),
  ],
};

const INDICATOR_SHEET: SheetTable = {
  ...{ kind: "indicator", name: { id: "Indikator", en: "Indicators" }, aliases: ["indicator"] },
  key: ["milestone", "key"],
  columns: [
    MILESTONE,
    column("key", "Kode indikator", "Indicator code", {
      ...{ kind: "code", required: true, width: 14, aliases: ["kode", "code"] },
    }),
    ...twin("name", "Indikator", "Indicator", { required: true, width: 44, aliases: ["nama"] }),
    ...twin("unit", "Satuan", "Unit", { width: 16, otherwise: "" }),
    column("baseline", "Nilai awal", "Baseline", { width: 14 }),
    column("target", "Sasaran", "Target value", { width: 14, aliases: ["nilai target"] }),
    column("direction", "Arah", "Direction", {
      ...{ kind: "choice", choices: DIRECTIONS, width: 12, otherwise: "none" },
    }),
    column("author", "Pengusul", "Author", { width: 18 }),
    AGREEMENT,
  ],
};

const SLOT_SHEET: SheetTable = {
  ...{ kind: "slot", name: { id: "Data dukung", en: "Evidence" } },
  aliases: ["bukti", "slots", "evidence slots"],
  key: ["code"],
  columns: [
    CODE,
    MILESTONE,
    ...twin("title", "Judul", "Title", { required: true, width: 40, aliases: ["data dukung"] }),
    column("acceptedKinds", "Jenis bukti", "Accepted kinds", {
      ...{ kind: "choices", choices: EVIDENCE_KIND_CHOICES, required: true, width: 24, aliases: ["jenis"] },
    }),
    ...twin("criteria", "Kriteria lulus", "Pass criteria", {
      width: 50,
      otherwise: "",
      aliases: ["kriteria"],
    }),
    column("required", "Wajib", "Required", { kind: "yesno", width: 8, otherwise: true }),
    WEIGHT,
    column("legalStanding", "Kedudukan hukum", "Legal standing", {
      ...{ kind: "choice", choices: LEGAL_STANDINGS, width: 16, otherwise: "any" },
    }),
    column("requiredStars", "Bintang minimal", "Least stars", { kind: "integer", width: 14 }),
    column("maxAgeDays", "Umur data maksimal (hari)", "Most age in days", { kind: "integer", width: 16 }),
    ...RETIRED,
  ],
};

const ELEMENT_SHEET: SheetTable = {
  ...{ kind: "element", name: { id: "Elemen data", en: "Data elements" }, aliases: ["elements"] },
  key: ["slot", "key"],
  columns: [
    column("slot", "Data dukung", "Evidence", {
      ...{ kind: "code", required: true, width: 14, list: "slot", aliases: ["slot", "kode data dukung"] },
    }),
    column("key", "Nama kolom", "Column name", {
      ...{ kind: "code", required: true, width: 18, aliases: ["kunci", "key"] },
    }),
    ...twin("label", "Elemen", "Element", { required: true, width: 32, aliases: ["elemen data"] }),
    column("aliases", "Nama lain", "Also called", { kind: "list", width: 30 }),
    column("type", "Tipe", "Type", {
      ...{ kind: "choice", choices: ELEMENT_TYPES, width: 16, otherwise: "string" },
    }),
    column("required", "Wajib", "Required", { kind: "yesno", width: 8, otherwise: true }),
    column("isKey", "Kunci", "Is key", { kind: "yesno", width: 8, otherwise: false, aliases: ["is_key"] }),
    ...twin("legalFooting", "Pijakan hukum", "Legal footing", { width: 28 }),
    AGREEMENT,
    column("personalData", "Data pribadi", "Personal data", {
      ...{ kind: "choice", choices: PERSONAL_DATA, width: 14, otherwise: "none" },
    }),
    column("sourceSystem", "Sistem sumber", "Source system", { width: 16 }),
    column("register", "Daftar acuan", "Register", { width: 16 }),
    column("pattern", "Pola", "Pattern", { width: 16 }),
    column("ordinal", "Urutan", "Order", { kind: "integer", width: 9 }),
  ],
};

/** Every sheet, in the order in which a workbook has them and things refer to each other. */
export const SHEET_TABLES: { readonly [Kind in SheetKind]: SheetTable } = {
  plan: PLAN_SHEET,
  predecessor: PREDECESSOR_SHEET,
  field: FIELD_SHEET,
  checkpoint: CHECKPOINT_SHEET,
  commitment: COMMITMENT_SHEET,
  action: ACTION_SHEET,
  milestone: MILESTONE_SHEET,
  owner: OWNER_SHEET,
  indicator: INDICATOR_SHEET,
  slot: SLOT_SHEET,
  element: ELEMENT_SHEET,
  dependency: DEPENDENCY_SHEET,
  lineage: LINEAGE_SHEET,
  provenance: PROVENANCE_SHEET,
};
