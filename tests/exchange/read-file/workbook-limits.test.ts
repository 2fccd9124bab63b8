import { expect, test } from "vitest";
import { readWorkbook } from "#app/exchange/read-file/workbook.server.ts";
import { inlineCell, PLAIN_OPTIONS, rawXlsx, sheetXml, zipOf } from "./binary-factories.ts";

const MIB = 1024 * 1024;
const read = (bytes: Uint8Array) => readWorkbook({ bytes }, PLAIN_OPTIONS);

const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>`;

test.each([
  [
    "entities are not expanded",
    rawXlsx(`${LAUGHS}${sheetXml(`<row r="1">${inlineCell("A1", "&c;")}</row>`)}`),
    "corrupt",
  ],
  ["600 MB of blanks", rawXlsx(Buffer.alloc(40 * MIB, " ")), "bomb"],
  [
    "an entry that claims more than fits",
    rawXlsx("<worksheet/>", [{ name: "x.bin", data: "x", claims: 300 * MIB }]),
    "bomb",
  ],
  [
    "an entry that unpacks to more than it claims",
    zipOf([{ name: "content.xml", data: `<a>${"b".repeat(5_000)}</a>`, claims: 100 }]),
    "bomb",
  ],
  ["tags without end", rawXlsx("<a>".repeat(10_000)), "too-deep"],
  [
    "shared strings beyond memory",
    rawXlsx(sheetXml(""), [{ name: "xl/sharedStrings.xml", data: hardToPack(65 * MIB) }]),
    "too-large",
  ],
  [
    "more than ten thousand entries",
    zipOf(Array.from({ length: 10_001 }, (_, index) => ({ name: `xl/${index}.xml`, data: "" }))),
    "too-large",
  ],
  [
    "a password",
    Buffer.concat([OLE(), Buffer.from("EncryptedPackage", "utf16le"), Buffer.alloc(512)]),
    "encrypted",
  ],
  ["an empty container", Buffer.concat([OLE(), Buffer.alloc(1_024)]), "corrupt"],
  [
    "a locked OpenDocument",
    zipOf([
      { name: "META-INF/manifest.xml", data: "<m><encryption-data/></m>" },
      { name: "content.xml", data: "garbage" },
    ]),
    "encrypted",
  ],
  ["no archive at all", Buffer.from("PK but not really"), "corrupt"],
  ["nothing", Buffer.alloc(0), "corrupt"],
] as const)("%s", async (_what, bytes, failure) => {
  const startedAt = performance.now();
  expect(await read(bytes)).toMatchObject({ failure, rows: 0 });
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});

/** Text that deflate cannot shrink two hundredfold. */
function hardToPack(bytes: number): Buffer {
  const piece = Buffer.from(Array.from({ length: 4_096 }, (_, index) => 97 + ((index * index * 7) % 23)));
  const filled = Buffer.alloc(bytes, piece);
  for (let at = 0; at < bytes; at += 64) filled[at] = 48 + (((at * 2_654_435_761) >>> 0) % 75);
  return filled;
}

function OLE(): Buffer {
  return Buffer.from([
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...Array.from({ length: 504 }, () => 0),
  ]);
}

test("rows that only repeat are not counted without end", async () => {
  const cell =
    '<table:table-cell office:value-type="string" table:number-columns-repeated="500"><text:p>x</text:p></table:table-cell>';
  const row = `<table:table-row table:number-rows-repeated="1048576">${cell}</table:table-row>`;
  const content = `<office:document-content><office:body><office:spreadsheet><table:table table:name="a">${row}</table:table></office:spreadsheet></office:body></office:document-content>`;

  expect(await read(zipOf([{ name: "content.xml", data: content }]))).toMatchObject({ failure: "bomb" });
});

test("blank rows to the end of the sheet, as office programs write them, are no bomb", async () => {
  const row = (cells: string) => `<table:table-row>${cells}</table:table-row>`;
  const text = (value: string) =>
    `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const blank =
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';
  const rows = row(text("kode") + text("nama")) + row(text("a1") + text("Aceh")) + blank;
  const content = `<o:d><table:table table:name="a">${rows}</table:table></o:d>`;

  expect(await read(zipOf([{ name: "content.xml", data: content }]))).toMatchObject({
    failure: null,
    rows: 1,
    partial: false,
  });
});
