import { describe, expect, test } from "vitest";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import { DATA, names, profileOf, type Row } from "./profiler-factories.ts";

describe("findings", () => {
  const header: Row = ["Provinsi", "L", "P"];
  test("notes below the table are no data", () => {
    const found = profileOf([header, ...DATA, ["Catatan: angka sementara"], [], ["Sumber: BPS", null, null]]);
    expect([found.rows, found.footnoteRows]).toEqual([2, 2]);
  });
  test("a note with data below it is data", () => {
    const found = profileOf([header, ["Sumber: BPS"], ...DATA]);
    expect([found.rows, found.footnoteRows]).toEqual([3, 0]);
  });
  test("rows of another width are counted where width is fixed", () => {
    const rows = [header, ...DATA, ["x", "1"], ["y", "1", "2", "3"], ["z", "1", "2", ""]];
    expect(profileOf(rows, { fixedWidth: true }).raggedRows).toBe(2);
    expect(profileOf(rows).raggedRows).toBe(0);
  });
  test("labels that repeat, blank labels and repeated rows are told", () => {
    const found = profileOf([
      ["Provinsi", "Jumlah", "jumlah (jiwa)", ""],
      ["Aceh", "1", "2", "x"],
      ["Aceh", "1", "2", "x"],
    ]);
    expect(found.duplicateLabels).toEqual(["jumlah (jiwa)"]);
    expect([found.blankLabels, found.duplicateRows]).toEqual([1, 1]);
  });
  test("columns that were never filled at the right end are left out", () => {
    expect(names(profileOf([[...header, "", ""], ...DATA.map((row) => [...row, null, ""])]))).toEqual(header);
  });
  test("numbers kept as text are told, but not in columns of codes", () => {
    const rows: Array<Row> = [
      ["Nama", "Nilai", "Kode"],
      ["a", "12", "11"],
      ["b", 13, "12"],
    ];
    const typed = profileOf(rows, { typed: true });
    expect(typed.columns.map(({ numberAsTextRatio }) => numberAsTextRatio)).toEqual([0, 0.5, 0]);
    expect(profileOf(rows).columns[1]?.numberAsTextRatio).toBe(0);
    const grouped = profileOf([
      ["Nama", "Nilai"],
      ["a", "1.234.567"],
      ["b", "12"],
    ]);
    expect(grouped.columns[1]).toMatchObject({ numberAsTextRatio: 0.5, min: "12", max: "1234567" });
  });
  test("placeholders are told from content", () => {
    const found = profileOf([
      ["Nama", "Isi"],
      ["contoh", "lorem ipsum"],
      ["Aceh", "1"],
    ]);
    expect(found.placeholderRatio).toBeCloseTo(2 / 3);
  });
  test("hosts that addresses lead to are listed without the file's own", () => {
    const rows: Array<Row> = [
      ["Nama", "URL"],
      ["a", "https://a.go.id/x"],
      ["b", "http://own.go.id/y"],
      ["c", "https://"],
    ];
    const found = profileOf(rows, { ownHost: "own.go.id" });
    expect(found.linkedHosts).toEqual(["a.go.id"]);
    expect(found.columns[1]?.uriRatio).toBeCloseTo(2 / 3);
  });
  test("register keys that no row names are listed, whether named or coded", () => {
    const [named] = profileOf([
      ["Provinsi", "n"],
      ["Prov. x", "1"],
      ["provinsi aceh", "1"],
      ["BALI", "2"],
    ]).columns;
    expect(named?.registers).toEqual([
      { register: "provinces", matchedRatio: 2 / 3, missing: ["96"], size: 3 },
    ]);
    const [coded] = profileOf([
      ["Kode", "n"],
      ["11", "a"],
      ["51", "b"],
      ["96", "c"],
    ]).columns;
    expect(coded?.registers[0]).toMatchObject({ matchedRatio: 1, missing: [] });
  });
});

describe("columns", () => {
  test("tell type, range, fill, distinct and repeated values", () => {
    const [name, day, year, amount] = profileOf([
      ["Nama", "Tanggal", "Tahun", "Nilai"],
      ["a", "14 Oktober 2022", "2021", "1.5"],
      ["b", "2022-10-16", "2022", "-2"],
      ["a", "", "2022", ""],
    ]).columns;
    expect(name).toMatchObject({
      type: "string",
      min: null,
      max: null,
      distinct: 2,
      repeats: 1,
      fillRatio: 1,
    });
    expect(day).toMatchObject({ type: "date", min: "2022-10-14", max: "2022-10-16" });
    expect(day?.fillRatio).toBeCloseTo(2 / 3);
    expect(year).toMatchObject({ type: "year", min: "2021", max: "2022" });
    expect(amount).toMatchObject({ type: "number", min: "-2", max: "1.5", repeats: 0 });
    expect(amount?.typeRatios).toEqual({ string: 1, number: 1, integer: 0.5 });
  });
  test("stop counting at 1 000 distinct values", () => {
    const rows = Array.from({ length: 1_500 }, (_, index) => [`n${index}`, "x"]);
    const [many, one] = profileOf([["Nama", "Isi"], ...rows]).columns;
    expect(many).toMatchObject({ distinct: 1_000, repeats: null });
    expect(one).toMatchObject({ distinct: 1, repeats: 1_499 });
  });
  test("never say the range of what belongs to persons", () => {
    const rows = Array.from({ length: 20 }, (_, index) => [
      "x",
      `19${70 + index}-01-02`,
      `81234567${100 + index}`,
      3,
    ]);
    const found = profileOf([["Isi", "Tanggal Lahir", "Nomor", "n"], ...rows]);
    expect(found.columns.map(({ min }) => min)).toEqual([null, null, null, "3"]);
    expect(found.dateMax).toBeNull();
  });
});

test.each<[string, Array<Row>, string | null, string | null]>([
  [
    "a column of days",
    [
      ["n", "Tanggal"],
      ["a", "2022-10-14"],
      ["b", "2022-11-01"],
    ],
    "2022-11-01",
    "Tanggal",
  ],
  [
    "a column of months",
    [
      ["n", "Periode"],
      ["a", "2022-01"],
      ["b", "2022-02"],
    ],
    "2022-02-28",
    "Periode",
  ],
  [
    "a column of years",
    [
      ["n", "Tahun"],
      ["a", "2021"],
      ["b", "2022"],
    ],
    "2022-12-31",
    "Tahun",
  ],
  [
    "years that are labels",
    [
      ["Provinsi", "2021", "2022"],
      ["a", "5", "6"],
    ],
    "2022-12-31",
    "2022",
  ],
  [
    "ends that lie ahead",
    [
      ["n", "Berlaku Sampai"],
      ["a", "2030-01-01"],
    ],
    null,
    null,
  ],
])("the latest day comes from %s", (_, rows, day, column) => {
  const { dateMax, dateColumn } = profileOf(rows);
  expect([dateMax, dateColumn]).toEqual([day, column]);
});

test("records bring their labels as they come, and every row is data", () => {
  const profiler = createTableProfiler({
    format: "json",
    registers: [],
    scanPii: null,
    labels: [],
    typed: true,
  });
  profiler.addLabels(["a"]);
  profiler.row([1]);
  profiler.addLabels(["b"]);
  profiler.row([2, "x"]);
  const found = profiler.finish();
  expect([found.rows, found.headerOffset, names(found)]).toEqual([2, 0, ["a", "b"]]);
  expect(found.columns[1]?.fillRatio).toBe(0.5);
});

test("personal data are looked for above, in and below the table", () => {
  const nik = (row: number) => `327301451090000${row}`;
  const rows: Array<Row> = [
    ["NIK petugas", nik(9)],
    ["Nama", "NIK", "Kota"],
    ["A", nik(1), "x"],
    ["B", nik(2), "x"],
    ["C", nik(3), "x"],
  ];
  const found = profileOf(rows, { scanPii: createPiiScanner(), sheet: "Lembar 1" });
  expect(found.piiSearched).toBe(true);
  const hit = found.pii.find(({ kind }) => kind === "nik");
  expect(hit).toMatchObject({ sheet: "Lembar 1", column: "NIK", count: 4, firstRow: 0, lastRow: 3 });
});
