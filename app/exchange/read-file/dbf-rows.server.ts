import iconv from "iconv-lite";
import type { Cell } from "#app/domain/evidence/table/profiler-type.ts";
import type { ByteReader } from "./archive-bytes.server.ts";
import { ReadStop } from "./read-stop.server.ts";

export type DbfField = { name: string; type: string; length: number };

/** How the text of a table is encoded, and what was lost in reading it. */
export type DbfText = { encoding: string; guessed: boolean; replaced: number };

export type DbfTable = {
  fields: ReadonlyArray<DbfField>;
  /** Records the header promises, deleted ones included. */
  promised: number;
  text: DbfText;
  /** Records that are not deleted. @throws {ReadStop} when the file ends before the promised ones. */
  rows: AsyncGenerator<Array<Cell>>;
};

/** Language drivers of dBase that name a code page in use. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  ...{ 1: "cp437", 2: "cp850", 3: "windows-1252", 87: "windows-1252", 88: "windows-1252" },
  ...{ 100: "cp852", 101: "cp866", 123: "cp932", 120: "cp950", 200: "windows-1250" },
};
const MOST_FIELDS = 512;

/**
 * Reads the header of a dBase table; its records follow.
 *
 * @param codePage content of the `.cpg` file beside it; null without one.
 * @throws {ReadStop} when the header is broken.
 */
export async function openDbf(bytes: ByteReader, codePage: string | null): Promise<DbfTable> {
  const start = await bytes.take(32);
  if (start === null) throw new ReadStop("corrupt", "header");
  const [promised, headerLength, recordLength] = [4, 8, 10].map((at) =>
    at === 4 ? start.readUInt32LE(at) : start.readUInt16LE(at),
  );
  const rest = await bytes.take(Math.max(0, (headerLength ?? 0) - 32));
  if (rest === null || promised === undefined || recordLength === undefined) {
    throw new ReadStop("corrupt", "header");
  }
  const fields = fieldsOf(rest);
  const width = fields.reduce((sum, { length }) => sum + length, 1);
  if (fields.length === 0 || width > recordLength) throw new ReadStop("corrupt", "fields");
  const text = textOf(codePage, start[29] ?? 0);
  return { fields, promised, text, rows: records(bytes, { fields, promised, recordLength, text }) };
}

function fieldsOf(bytes: Buffer): Array<DbfField> {
  const fields: Array<DbfField> = [];
  for (let at = 0; at + 32 <= bytes.length && bytes[at] !== 0x0d; at += 32) {
    const name =
      bytes
        .toString("latin1", at, at + 11)
        .split("\0", 1)[0]
        ?.trim() ?? "";
    const type = bytes.toString("latin1", at + 11, at + 12);
    const [length, decimals] = [bytes[at + 16] ?? 0, bytes[at + 17] ?? 0];
    fields.push({ name, type, length: type === "C" ? length + decimals * 256 : length });
    if (fields.length > MOST_FIELDS) throw new ReadStop("corrupt", "fields");
  }
  return fields;
}

function textOf(codePage: string | null, driver: number): DbfText {
  const named = (codePage ?? "")
    .trim()
    .replace(/^(\d+)$/, (page) => (page === "65001" ? "utf-8" : `cp${page}`));
  if (named !== "" && iconv.encodingExists(named)) return known(named.toLowerCase());
  const byDriver = CODE_PAGES[driver];
  return byDriver === undefined ? { encoding: "utf-8", guessed: true, replaced: 0 } : known(byDriver);
}

function known(encoding: string): DbfText {
  return { encoding, guessed: false, replaced: 0 };
}

type Layout = Pick<DbfTable, "fields" | "promised" | "text"> & { recordLength: number };

async function* records(bytes: ByteReader, layout: Layout): AsyncGenerator<Array<Cell>> {
  const { fields, promised, recordLength, text } = layout;
  for (let number = 0; number < promised; number += 1) {
    const record = await bytes.take(recordLength);
    if (record === null || record[0] === 0x1a) throw new ReadStop("corrupt", "records");
    if (record[0] === 0x2a) continue; // deleted
    let at = 1;
    yield fields.map(({ type, length }) => {
      const cell = cellOf(record.subarray(at, at + length), type, text);
      at += length;
      return cell;
    });
  }
}

function cellOf(bytes: Buffer, type: string, text: DbfText): Cell {
  if (type === "I" && bytes.length === 4) return bytes.readInt32LE(0);
  if ((type === "O" || type === "B") && bytes.length === 8) return finite(bytes.readDoubleLE(0));
  if (type === "C") return filled(decoded(bytes, text).replace(/[\s\0]+$/, ""));
  const plain = bytes.toString("latin1").replaceAll("\0", " ").trim();
  if (type === "N" || type === "F") return numberOf(plain);
  if (type === "D") return filled(plain.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3"));
  if (type === "L") return /^[TtYy]$/.test(plain) ? true : /^[FfNn]$/.test(plain) ? false : null;
  return null; // memos and pictures lie in another file
}

/** Numbers longer than a double holds stay as written, so that no digit is made up. */
function numberOf(plain: string): Cell {
  if (plain === "" || /^\*+$/.test(plain)) return null;
  const digits = plain.replace(/\D/g, "");
  const number = Number(plain);
  return digits.length > 15 || Number.isNaN(number) ? plain : number;
}

function decoded(bytes: Buffer, text: DbfText): string {
  if (bytes.every((byte) => byte < 0x80)) return bytes.toString("latin1");
  if (text.guessed && text.encoding === "utf-8" && !isUtf8(bytes)) text.encoding = "windows-1252";
  const read = iconv.decode(bytes, text.encoding);
  for (const character of read) if (character === "\uFFFD") text.replaced += 1;
  return read;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true }); // fields cut characters
    return true;
  } catch {
    return false;
  }
}

function filled(text: string): Cell {
  return text === "" ? null : text;
}

function finite(number: number): Cell {
  return Number.isFinite(number) ? number : null;
}
