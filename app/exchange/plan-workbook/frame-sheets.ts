import { HOME_ZONE } from "#app/domain/home-zone.ts";
import {
  FIELD_KINDS,
  FIELD_SUBJECTS,
  LINEAGES,
  MARKS,
  PLAN_STATES,
  PROVENANCE_SUBJECTS,
  VISIBILITIES,
} from "./choices.ts";
import { type Column, column, type SheetTable, twin } from "./column.ts";

const CODE = column("code", "Kode", "Code", { kind: "code", required: true, width: 14, aliases: ["id"] });
const ORDINAL = column("ordinal", "Urutan", "Order", { kind: "integer", width: 9, aliases: ["no urut"] });

/** What is told of a code that is used no more. */
export const RETIRED: ReadonlyArray<Column> = [
  column("retiredOn", "Dihentikan pada", "Retired on", { kind: "day", width: 14 }),
  column("retiredReason", "Alasan dihentikan", "Reason retired", { width: 24 }),
  column("successor", "Kode pengganti", "Successor code", { kind: "code", width: 14 }),
];

export const PLAN_SHEET: SheetTable = {
  ...{ kind: "plan", name: { id: "Rencana", en: "Plan" }, aliases: ["rencana aksi", "action plan"] },
  key: ["code"],
  columns: [
    column("code", "Alamat rencana", "Plan address", {
      ...{ kind: "code", required: true, width: 16, aliases: ["slug"] },
    }),
    column("planCode", "Kode rencana", "Plan code", { required: true, width: 16 }),
    ...twin("title", "Judul", "Title", { required: true, width: 36, aliases: ["nama", "name"] }),
    ...twin("summary", "Ringkasan", "Summary", { width: 48, otherwise: "" }),
    column("state", "Keadaan", "State", {
      ...{ kind: "choice", choices: PLAN_STATES, width: 13, otherwise: "proposed", aliases: ["status"] },
    }),
    column("adoptedOn", "Ditetapkan pada", "Adopted on", { kind: "day", width: 15 }),
    column("periodStart", "Awal periode", "Period start", {
      ...{ kind: "day", required: true, width: 14, aliases: ["mulai", "start"] },
    }),
    column("periodEnd", "Akhir periode", "Period end", {
      ...{ kind: "day", required: true, width: 14, aliases: ["selesai", "end"] },
    }),
    ...twin("periodLabel", "Nama periode", "Period name", { width: 18, otherwise: "" }),
    column("timeZone", "Zona waktu", "Time zone", { width: 14, otherwise: HOME_ZONE }),
    ...twin("sourceTitle", "Sumber", "Source", { width: 30, otherwise: "" }),
    column("sourceUrl", "Tautan sumber", "Source link", { width: 24 }),
    ...twin("wordCommitment", "Kata untuk komitmen", "Word for commitment", { width: 16 }),
    ...twin("wordAction", "Kata untuk aksi", "Word for action", { width: 16 }),
    ...twin("wordMilestone", "Kata untuk target", "Word for target", { width: 16 }),
    ...twin("wordAchievement", "Kata untuk capaian", "Word for achievement", { width: 16 }),
  ],
};

export const PREDECESSOR_SHEET: SheetTable = {
  ...{ kind: "predecessor", name: { id: "Pendahulu", en: "Predecessors" }, aliases: ["komitmen lama"] },
  key: ["code"],
  columns: [
    CODE,
    ...twin("title", "Judul", "Title", { required: true, width: 36 }),
    column("period", "Periode", "Period", { width: 20, otherwise: "" }),
    ...twin("finding", "Temuan", "Finding", { width: 40, otherwise: "" }),
    column("url", "Tautan", "Link", { width: 28, aliases: ["url"] }),
  ],
};

export const FIELD_SHEET: SheetTable = {
  ...{ kind: "field", name: { id: "Isian tambahan", en: "Own fields" }, aliases: ["fields"] },
  key: ["code"],
  columns: [
    CODE,
    column("appliesTo", "Berlaku untuk", "Applies to", {
      ...{ kind: "choice", choices: FIELD_SUBJECTS, required: true, width: 15 },
    }),
    ...twin("label", "Nama", "Label", { required: true }),
    ...twin("help", "Petunjuk", "Help"),
    column("kind", "Jenis isian", "Kind", {
      ...{ kind: "choice", choices: FIELD_KINDS, required: true, width: 12 },
    }),
    column("choices", "Pilihan (Indonesia | Inggris)", "Choices (Indonesian | English)", {
      ...{ kind: "list", width: 36, aliases: ["pilihan", "choices"] },
    }),
    column("unit", "Satuan", "Unit", { width: 12 }),
    column("visibility", "Terlihat oleh", "Visible to", {
      ...{ kind: "choice", choices: VISIBILITIES, width: 14, otherwise: "internal" },
    }),
    column("required", "Wajib", "Required", { kind: "yesno", width: 8, otherwise: false }),
    ORDINAL,
    ...RETIRED,
  ],
};

export const CHECKPOINT_SHEET: SheetTable = {
  kind: "checkpoint",
  name: { id: "Titik lapor", en: "Checkpoints" },
  aliases: ["titik pelaporan", "periode lapor", "reporting rounds"],
  key: ["code"],
  columns: [
    CODE,
    ...twin("label", "Nama", "Label", { required: true }),
    column("dueOn", "Tanggal lapor", "Due on", {
      ...{ kind: "day", required: true, width: 14, aliases: ["jatuh tempo", "tanggal", "deadline"] },
    }),
    ORDINAL,
  ],
};

export const COMMITMENT_SHEET: SheetTable = {
  ...{ kind: "commitment", name: { id: "Komitmen", en: "Commitments" }, aliases: ["commitment"] },
  key: ["code"],
  columns: [
    CODE,
    ...twin("title", "Judul", "Title", { required: true, width: 40, aliases: ["komitmen", "commitment"] }),
    ...twin("summary", "Ringkasan", "Summary", { width: 50, otherwise: "", aliases: ["uraian"] }),
    column("url", "Tautan", "Link", { width: 28, aliases: ["url"] }),
    ORDINAL,
    ...RETIRED,
  ],
};

export const ACTION_SHEET: SheetTable = {
  ...{ kind: "action", name: { id: "Aksi", en: "Actions" }, aliases: ["action", "rencana aksi"] },
  key: ["code"],
  columns: [
    CODE,
    column("commitment", "Komitmen", "Commitment", {
      ...{ kind: "code", required: true, width: 14, list: "commitment", aliases: ["kode komitmen"] },
    }),
    ...twin("title", "Judul", "Title", { required: true, width: 40, aliases: ["aksi", "action"] }),
    ...twin("summary", "Ringkasan", "Summary", { width: 50, otherwise: "", aliases: ["uraian"] }),
    ...twin("group", "Kelompok", "Group", { width: 20, otherwise: "" }),
    column("system", "Sistem", "System", { width: 14 }),
    ...twin("stageAsStated", "Tahapan menurut sumber", "Stage as stated", { width: 24 }),
    ORDINAL,
    ...RETIRED,
  ],
};

export const DEPENDENCY_SHEET: SheetTable = {
  ...{ kind: "dependency", name: { id: "Ketergantungan", en: "Dependencies" }, aliases: ["dependency"] },
  key: ["action", "dependsOn"],
  columns: [
    column("action", "Aksi", "Action", { kind: "code", required: true, width: 14, list: "action" }),
    column("dependsOn", "Menunggu aksi", "Depends on", {
      ...{ kind: "code", required: true, width: 14, list: "action", aliases: ["bergantung pada"] },
    }),
    ...twin("note", "Catatan", "Note", { width: 40 }),
  ],
};

export const LINEAGE_SHEET: SheetTable = {
  ...{ kind: "lineage", name: { id: "Garis asal", en: "Lineage" }, aliases: [] },
  key: ["milestone", "kind", "fromCode"],
  columns: [
    column("milestone", "Target", "Target", { kind: "code", required: true, width: 14, list: "milestone" }),
    column("kind", "Hubungan", "Relation", {
      ...{ kind: "choice", choices: LINEAGES, required: true, width: 14 },
    }),
    column("fromPlan", "Dari rencana", "From plan", { width: 20 }),
    column("fromCode", "Dari kode", "From code", { kind: "code", required: true, width: 14 }),
    ...twin("note", "Catatan", "Note", { width: 40 }),
  ],
};

export const PROVENANCE_SHEET: SheetTable = {
  ...{ kind: "provenance", name: { id: "Dasar sumber", en: "Provenance" }, aliases: ["asal-usul"] },
  key: ["subject", "code", "ordinal"],
  columns: [
    column("subject", "Jenis", "Kind", {
      ...{ kind: "choice", choices: PROVENANCE_SUBJECTS, required: true, width: 16 },
    }),
    column("code", "Kode", "Code", { kind: "code", required: true, width: 20 }),
    column("ordinal", "Nomor", "Number", { kind: "integer", required: true, width: 8 }),
    column("about", "Tentang", "About", { width: 14, otherwise: "target" }),
    column("mark", "Tanda", "Mark", { kind: "choice", choices: MARKS, required: true, width: 12 }),
    column("quote", "Kutipan", "Quote", { width: 50 }),
    column("lines", "Baris", "Lines", { width: 14 }),
    ...twin("note", "Catatan", "Note", { width: 50 }),
  ],
};
