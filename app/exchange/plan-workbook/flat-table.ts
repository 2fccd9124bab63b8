import { foldWords, listParts } from "./cell-text.ts";
import type { RawRow, RawSheet } from "./raw-sheets.server.ts";
import type { RawCell } from "./read-cell.ts";

/**
 * One row per piece of evidence, with what it belongs to on the same row: the shape in which matrices are kept
 * that have never been a database. Columns are told by their headings.
 */
const COLUMNS: ReadonlyArray<readonly [sheet: string, heading: string, names: ReadonlyArray<string>]> = [
  ["Komitmen", "Kode", ["kode komitmen", "commitment code"]],
  ["Komitmen", "Judul", ["komitmen", "commitment"]],
  ["Aksi", "Kode", ["kode aksi", "action code"]],
  ["Aksi", "Komitmen", ["kode komitmen", "commitment code"]],
  ["Aksi", "Judul", ["aksi", "action"]],
  ["Titik lapor", "Kode", ["titik lapor", "checkpoint"]],
  ["Titik lapor", "Nama", ["nama titik lapor", "checkpoint label"]],
  ["Titik lapor", "Tanggal lapor", ["tanggal lapor", "checkpoint due on"]],
  ["Target", "Kode", ["kode target", "target code", "milestone code"]],
  ["Target", "Aksi", ["kode aksi", "action code"]],
  ["Target", "Titik lapor", ["titik lapor", "checkpoint"]],
  ["Target", "Judul", ["target capaian", "target", "milestone"]],
  ["Target", "Yang harus benar", ["yang harus benar", "what must be true", "ukuran keberhasilan"]],
  ["Target", "Tanggal tenggat", ["tenggat", "tanggal tenggat", "deadline"]],
  ["Target", "Bobot", ["bobot", "weight"]],
  ["Data dukung", "Kode", ["kode data dukung", "evidence code", "slot code"]],
  ["Data dukung", "Target", ["kode target", "target code", "milestone code"]],
  ["Data dukung", "Judul", ["data dukung", "evidence", "slot"]],
  ["Data dukung", "Jenis bukti", ["jenis bukti", "accepted kinds"]],
  ["Data dukung", "Kriteria lulus", ["kriteria lulus", "pass criteria"]],
];
/** Headings that a table of one kind does not have together. */
const SIGNS: ReadonlyArray<ReadonlyArray<string>> = [
  ["kode aksi", "action code"],
  ["kode target", "target code", "milestone code"],
  ["kode data dukung", "evidence code", "slot code"],
];

type Found = { header: RawRow; names: ReadonlyArray<string> };

function headerOf({ rows }: RawSheet): Found | null {
  for (const header of rows.slice(0, 20)) {
    const names = header.cells.map((cell) => (typeof cell === "string" ? foldWords(cell) : ""));
    if (SIGNS.filter((sign) => sign.some((name) => names.includes(name))).length >= 2)
      return { header, names };
  }
  return null;
}

export function isFlatTable(sheet: RawSheet): boolean {
  return headerOf(sheet) !== null;
}

/** The sheets a flat table stands for. Rows keep their line, and what several rows say alike is said once. */
export function flatSheets(sheet: RawSheet): Array<RawSheet> {
  const found = headerOf(sheet);
  if (found === null) return [sheet];
  const sheets = new Map<string, Array<{ heading: string; index: number }>>();
  for (const [name, heading, names] of COLUMNS) {
    const index = found.names.findIndex((each) => names.includes(each));
    if (index < 0) continue;
    sheets.set(name, [...(sheets.get(name) ?? []), { heading, index }]);
  }
  const told = [...sheets].flatMap(([name, columns]) => {
    const rows = rowsOf(sheet, found.header, columns);
    return rows.length < 2 || columns.length < 2 ? [] : [{ ...sheet, name, rows }];
  });
  const owners = ownerRows(sheet, found);
  return owners.length < 2 ? told : [...told, { ...sheet, name: "Penanggung jawab", rows: owners }];
}

/** Who answers and who helps, each as a list in a cell of its own. */
const OWNER_COLUMNS = [
  { names: ["penanggung jawab", "owner", "lead"], role: "lead" },
  { names: ["pendukung", "mitra", "support"], role: "support" },
] as const;

function ownerRows({ rows }: RawSheet, { header, names }: Found): Array<RawRow> {
  const code = names.findIndex((name) => ["kode target", "target code", "milestone code"].includes(name));
  const told: Array<RawRow> = [{ row: header.row, cells: ["Target", "Lembaga", "Peran"] }];
  const seen = new Set<string>();
  for (const { row, cells } of rows) {
    const milestone = String(cells[code] ?? "").trim();
    if (row <= header.row || milestone === "") continue;
    for (const { names: wanted, role } of OWNER_COLUMNS) {
      const index = Math.max(...wanted.map((each) => names.indexOf(each)));
      const held = index < 0 ? "" : String(cells[index] ?? "");
      for (const organisation of listParts(held)) {
        const key = `${milestone}\n${organisation}\n${role}`;
        if (!seen.has(key)) told.push({ row, cells: [milestone, organisation, role] });
        seen.add(key);
      }
    }
  }
  return told;
}

function rowsOf(
  { rows }: RawSheet,
  header: RawRow,
  columns: ReadonlyArray<{ heading: string; index: number }>,
): Array<RawRow> {
  const seen = new Set<string>();
  const told: Array<RawRow> = [{ row: header.row, cells: columns.map(({ heading }) => heading) }];
  for (const { row, cells } of rows) {
    if (row <= header.row) continue;
    const part = columns.map(({ index }): RawCell => cells[index] ?? null);
    const [code] = part;
    if (code === null || code === undefined || String(code).trim() === "") continue;
    const key = JSON.stringify(part);
    if (seen.has(key)) continue;
    seen.add(key);
    told.push({ row, cells: part });
  }
  return told;
}
