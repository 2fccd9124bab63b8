import { crc32, deflateRawSync } from "node:zlib";
import { type CellValue, type WriteSheet, writeOds, writeXlsx } from "hucre";
import type { ReadOptions } from "#app/exchange/read-file/read-options.server.ts";

export const PLAIN_OPTIONS: ReadOptions = { registers: [], newScanner: null, ownHost: null, partial: false };

export type ZipPart = {
  name: string;
  data: Uint8Array | string;
  /** Unpacked size the directory claims, when it lies. */
  claims?: number;
  /** Sets the flag of a password. */
  locked?: boolean;
  stored?: boolean;
};

/** An archive byte by byte, so that it can lie: any name, any size. */
export function zipOf(parts: ReadonlyArray<ZipPart>): Buffer {
  const locals: Array<Buffer> = [];
  const directory: Array<Buffer> = [];
  let at = 0;
  for (const { name, data, claims, locked = false, stored = false } of parts) {
    const plain = Buffer.from(data);
    const packed = stored ? plain : deflateRawSync(plain);
    const title = Buffer.from(name);
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(locked ? 1 : 0x800, 2);
    fixed.writeUInt16LE(stored ? 0 : 8, 4);
    fixed.writeUInt32LE(crc32(plain), 10);
    fixed.writeUInt32LE(packed.length, 14);
    fixed.writeUInt32LE(claims ?? plain.length, 18);
    fixed.writeUInt16LE(title.length, 22);
    locals.push(Buffer.from("PK\x03\x04", "latin1"), fixed, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), fixed, tail, title);
    at += 30 + title.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(parts.length, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

export function xlsxOf(...sheets: Array<WriteSheet>): Promise<Uint8Array> {
  return writeXlsx({ sheets });
}

export function odsOf(...sheets: Array<WriteSheet>): Promise<Uint8Array> {
  return writeOds({ sheets });
}

export function sheetOf(
  name: string,
  rows: Array<Array<CellValue>>,
  more: Partial<WriteSheet> = {},
): WriteSheet {
  return { name, rows, ...more };
}

const TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook of one sheet whose XML is given. */
export function rawXlsx(
  sheetXml: string | Uint8Array,
  more: ReadonlyArray<ZipPart> = [],
  date1904 = false,
): Buffer {
  const strings = more.some(({ name }) => name === "xl/sharedStrings.xml");
  const styles = more.some(({ name }) => name === "xl/styles.xml");
  const link = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`;
  return zipOf([
    { name: "[Content_Types].xml", data: "<Types/>" },
    {
      name: "_rels/.rels",
      data: `<Relationships>${link("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns:r="x">${date1904 ? '<workbookPr date1904="1"/>' : ""}<sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships>${link("r1", "worksheet", "worksheets/sheet1.xml")}${strings ? link("r2", "sharedStrings", "sharedStrings.xml") : ""}${styles ? link("r3", "styles", "/xl/styles.xml") : ""}</Relationships>`,
    },
    { name: "xl/worksheets/sheet1.xml", data: sheetXml },
    ...more,
  ]);
}

/** Rows of a sheet as XML, with text in the cells themselves. */
export function sheetXml(rows: string): string {
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

export function inlineCell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** Twenty provinces, their codes and votes: enough for a table. */
export const PROVINCE_ROWS: Array<Array<CellValue>> = [
  ["kode", "provinsi", "suara"],
  ...Array.from({ length: 20 }, (_, index): Array<CellValue> => [11 + index, `Provinsi ${index}`, index * 7]),
];
