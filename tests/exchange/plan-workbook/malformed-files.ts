import { type CellValue, type WriteSheet, writeXlsx } from "hucre";
import { rawXlsx, sheetXml, zipOf } from "#tests/exchange/read-file/binary-factories.ts";

/** Workbooks that are wrong in one way each. */

export const HEADS = {
  "Titik lapor": ["Kode", "Nama", "Tanggal lapor"],
  Aksi: ["Kode", "Komitmen", "Judul"],
  Target: ["Kode", "Aksi", "Titik lapor", "Judul", "Yang harus benar", "Bobot", "Tanggal tenggat"],
  "Penanggung jawab": ["Target", "Lembaga", "Peran"],
  "Data dukung": ["Kode", "Target", "Judul", "Jenis bukti", "Wajib"],
  "Elemen data": ["Data dukung", "Nama kolom", "Elemen", "Pola"],
  Ketergantungan: ["Aksi", "Menunggu aksi"],
} as const;
type SheetName = keyof typeof HEADS;
type Rows = Array<Array<CellValue>>;
export const TARGET = ["A1-B12", "A1", "B12", "Judul", "Terbuka", 1, "2023-12-31"];

/** A workbook of one known sheet with these rows below its headings. */
export function sheet(
  name: SheetName,
  rows: Rows,
  more: Partial<WriteSheet> = {},
): () => Promise<Uint8Array> {
  return () => writeXlsx({ sheets: [{ name, rows: [[...HEADS[name]], ...rows], ...more }] });
}

export function raw(name: string, rows: Rows): () => Promise<Uint8Array> {
  return () => writeXlsx({ sheets: [{ name, rows }] });
}

export function target(changes: Readonly<Record<number, CellValue>>): () => Promise<Uint8Array> {
  return sheet("Target", [
    TARGET.map((value, index) => (index in changes ? (changes[index] ?? null) : value)),
  ]);
}

export const bytes = (text: string | Uint8Array) => async () => Uint8Array.from(Buffer.from(text));
export const cut = async () => (await target({})()).slice(0, 900);
export const macro = async () =>
  Uint8Array.from(rawXlsx(sheetXml(""), [{ name: "xl/vbaProject.bin", data: "x" }]));
export const bomb = async () =>
  Uint8Array.from(
    rawXlsx(sheetXml(""), [{ name: "xl/sharedStrings.xml", data: Buffer.alloc(40_000_000, 32) }]),
  );
export const locked = async () =>
  Uint8Array.from(zipOf([{ name: "xl/workbook.xml", data: "x", locked: true }]));
export const formula: Partial<WriteSheet> = { cells: new Map([["1,3", { formula: "1+1", value: 2 }]]) };
export const across: Partial<WriteSheet> = { merges: [{ startRow: 1, startCol: 3, endRow: 1, endCol: 4 }] };
export const circle: Rows = [
  ["A1", "A2"],
  ["A2", "A1"],
];
