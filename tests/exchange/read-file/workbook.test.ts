import fc from "fast-check";
import { expect, test } from "vitest";
import { ProfileSchema } from "#app/domain/evidence/profile.ts";
import { readWorkbook } from "#app/exchange/read-file/workbook.server.ts";
import {
  inlineCell,
  odsOf,
  PLAIN_OPTIONS,
  PROVINCE_ROWS,
  rawXlsx,
  sheetOf,
  sheetXml,
  xlsxOf,
} from "./binary-factories.ts";

const read = (bytes: Uint8Array) => readWorkbook({ bytes }, PLAIN_OPTIONS);

test.each([
  ["xlsx", xlsxOf],
  ["ods", odsOf],
] as const)("a plain table in %s is read with its types", async (format, write) => {
  const rows = PROVINCE_ROWS.map((row, index) => [
    ...row,
    index === 0 ? "tanggal" : new Date(Date.UTC(2024, 1, index)),
  ]);
  const profile = await read(await write(sheetOf("Suara", rows)));

  expect(ProfileSchema.parse(profile)).toEqual(profile);
  expect(profile).toMatchObject({
    format,
    failure: null,
    rows: 20,
    tableOf: null,
    partial: false,
    headerOffset: 0,
  });
  expect(profile.sheets).toEqual([{ name: "Suara", rows: 21, columns: 4, mergedCells: 0 }]);
  expect(profile.columns.map(({ name, type }) => [name, type])).toEqual([
    ["kode", "integer"],
    ["provinsi", "string"],
    ["suara", "integer"],
    ["tanggal", "date"],
  ]);
  expect(profile.dateMax).toBe("2024-02-20");
});

test("one dataset has one fingerprint, whichever format it is in", async () => {
  const [xlsx, ods] = await Promise.all(
    [xlsxOf, odsOf].map(async (write) => read(await write(sheetOf("a", PROVINCE_ROWS)))),
  );

  expect(xlsx?.tableFp).toEqual(expect.any(String));
  expect(ods?.tableFp).toBe(xlsx?.tableFp);
});

test.each([
  ["xlsx", xlsxOf],
  ["ods", odsOf],
] as const)(
  "%s: the sheet with most rows is the table, merged cells below the header count",
  async (_format, write) => {
    const merges = [
      { startRow: 0, endRow: 0, startCol: 0, endCol: 2 },
      { startRow: 5, endRow: 6, startCol: 1, endCol: 1 },
    ];
    const profile = await read(
      await write(
        sheetOf("Keterangan", [
          ["Data pemilu", null, null],
          ["Sumber", "KPU", "2024"],
        ]),
        sheetOf("Data", [["Daftar provinsi"], [], ...PROVINCE_ROWS], { merges }),
      ),
    );

    expect(profile).toMatchObject({ tableOf: "Data", rows: 20, headerOffset: 2 });
    expect(profile.sheets.map(({ name, mergedCells }) => [name, mergedCells])).toEqual([
      ["Keterangan", 0],
      ["Data", 1],
    ]);
  },
);

test("a hidden sheet is read, but is not the table while another one has a header", async () => {
  const rows = [...PROVINCE_ROWS, ...PROVINCE_ROWS.slice(1)];
  const profile = await read(
    await xlsxOf(sheetOf("Tampak", PROVINCE_ROWS), sheetOf("Sembunyi", rows, { hidden: true })),
  );

  expect(profile.sheets.map(({ name }) => name)).toEqual(["Tampak", "Sembunyi"]);
  expect(profile).toMatchObject({ tableOf: "Tampak", rows: 20 });
});

test("personal data are looked for in every sheet, and named with their sheet", async () => {
  const scanned: Array<string> = [];
  const newScanner = () => ({
    labels: () => {},
    cell: (_column: number, _row: number, text: string) => void scanned.push(text),
    finish: () => [],
  });
  const hidden = sheetOf("Dua", [
    ["nik", "nama"],
    ["3273056010900001", "Siti"],
    ["3273056010900002", "Budi"],
  ]);
  const bytes = await xlsxOf(sheetOf("Satu", PROVINCE_ROWS), { ...hidden, hidden: true });
  const profile = await readWorkbook({ bytes }, { ...PLAIN_OPTIONS, newScanner });

  expect(scanned).toContain("3273056010900001");
  expect(profile.piiSearched).toBe(true);
});

const DATE_STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm\\ yyyy"/><numFmt numFmtId="165" formatCode="#,##0 &quot;hari&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`;

test.each([
  ["1900", false, 45_292],
  ["1904", true, 43_830],
])("serial days of the %s epoch become dates, by the style of their cell", async (_epoch, is1904, serial) => {
  const header = `<row r="1">${inlineCell("A1", "mulai")}${inlineCell("B1", "selesai")}${inlineCell("C1", "lama")}</row>`;
  const rows = Array.from({ length: 8 }, (_, index) => {
    const [row, day] = [index + 2, serial + index];
    return `<row r="${row}"><c r="A${row}" s="1"><v>${day}</v></c><c r="B${row}" s="2"><v>${day}</v></c><c r="C${row}" s="3"><v>${day}</v></c></row>`;
  });
  const styles = { name: "xl/styles.xml", data: DATE_STYLES };
  const profile = await read(rawXlsx(sheetXml(header + rows.join("")), [styles], is1904));

  expect(profile.columns.map(({ type }) => type)).toEqual(["date", "date", "integer"]);
  expect(profile.columns[0]).toMatchObject({ min: "2024-01-01", max: "2024-01-08" });
});

test("shared strings are put together from their runs, without readings", async () => {
  const strings =
    "<sst><si><r><t>ko</t></r><r><t>de</t></r><rPh><t>X</t></rPh></si><si><t>nama_x0020_lengkap</t></si></sst>";
  const rows =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row><row><c><v>1</v></c><c t="str"><v>Aceh</v></c></row>';
  const profile = await read(rawXlsx(sheetXml(rows), [{ name: "xl/sharedStrings.xml", data: strings }]));

  expect(profile.columns.map(({ name }) => name)).toEqual(["kode", "nama lengkap"]);
  expect(profile.rows).toBe(1);
});

test("a cell in the last corner costs nothing and is told as cut", async () => {
  const header = `<row r="1">${inlineCell("A1", "kode")}${inlineCell("B1", "nama")}</row><row r="2"><c r="A2"><v>1</v></c>${inlineCell("B2", "Aceh")}</row>`;
  const corner = `<row r="1048576">${inlineCell("XFD1048576", "ujung")}</row>`;
  const profile = await read(rawXlsx(sheetXml(header + corner)));

  expect(profile).toMatchObject({ failure: null, rows: 1, partial: true, piiSearched: false });
  expect(profile.sheets[0]).toMatchObject({ columns: 16_384 });
});

test("a cell outside every sheet is no cell", async () => {
  expect(await read(rawXlsx(sheetXml(`<row r="1">${inlineCell("ZZZ1", "x")}</row>`)))).toMatchObject({
    failure: "corrupt",
  });
});

test("a file cut at any tenth is corrupt, or too large when only its beginning was kept", async () => {
  const whole = await xlsxOf(sheetOf("a", PROVINCE_ROWS));
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const bytes = whole.subarray(0, Math.floor((whole.length * tenth) / 10));
    expect(await read(bytes)).toMatchObject({ failure: "corrupt" });
    expect(await readWorkbook({ bytes }, { ...PLAIN_OPTIONS, partial: true })).toMatchObject({
      failure: "too-large",
      partial: true,
    });
  }
});

test.each([
  ["xlsx", xlsxOf],
  ["ods", odsOf],
] as const)("%s with any bytes changed is a profile and never an error", async (_format, write) => {
  const whole = await write(sheetOf("a", PROVINCE_ROWS));
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const bytes = Uint8Array.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      expect(ProfileSchema.safeParse(await read(bytes)).success).toBe(true);
    }),
    { numRuns: 150 },
  );
});
