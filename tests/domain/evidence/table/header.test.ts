import { describe, expect, test } from "vitest";
import { DATA, names, profileOf, type Row } from "./profiler-factories.ts";

describe("the header", () => {
  const CASES: Array<[string, Array<Row>, { offset: number; height: number; labels: Array<string> }]> = [
    ["is the first row", [["Provinsi", "L", "P"]], { offset: 0, height: 1, labels: ["Provinsi", "L", "P"] }],
    [
      "stands below a title and a blank row",
      [["Penduduk 2022"], [], ["Provinsi", "L", "P"]],
      { offset: 2, height: 1, labels: ["Provinsi", "L", "P"] },
    ],
    [
      "may be years",
      [["Provinsi", "2021", "2022"]],
      { offset: 0, height: 1, labels: ["Provinsi", "2021", "2022"] },
    ],
    [
      "may be merged from two rows",
      [
        ["Provinsi", "Jumlah", null],
        [null, "L", "P"],
      ],
      { offset: 0, height: 2, labels: ["Provinsi", "Jumlah L", "Jumlah P"] },
    ],
    [
      "may have groups above full labels",
      [
        [null, "2021", null, "2022", null],
        ["Provinsi", "L", "P", "L", "P"],
      ],
      { offset: 0, height: 2, labels: ["Provinsi", "2021 L", "2021 P", "2022 L", "2022 P"] },
    ],
    [
      "may be followed by column numbers",
      [
        ["Provinsi", "L", "P"],
        ["(1)", "(2)", "(3)"],
      ],
      { offset: 0, height: 2, labels: ["Provinsi", "L", "P"] },
    ],
    ["may be missing", [["1", "2", "3"]], { offset: 0, height: 0, labels: ["", "", ""] }],
    [
      "may have blank labels",
      [["Provinsi", "", "P"]],
      { offset: 0, height: 1, labels: ["Provinsi", "", "P"] },
    ],
  ];
  test.each(CASES)("%s", (_, header, expected) => {
    const wide =
      expected.labels.length === 5
        ? [
            ["Aceh", "1", "2", "3", "4"],
            ["Bali", "5", "6", "7", "8"],
          ]
        : DATA;
    const numbers = expected.height === 0 ? [["4", "5", "6"]] : wide;
    const found = profileOf([...header, ...numbers]);
    expect(names(found)).toEqual(expected.labels);
    expect([found.headerOffset, found.headerRows]).toEqual([expected.offset, expected.height]);
    expect(found.rows).toBe(2);
  });

  test("beyond the twentieth row is no header", () => {
    const rows = Array.from({ length: 30 }, (_, index) => [String(index), String(index * 2)]);
    const found = profileOf([...rows, ["nama", "nilai"]]);
    expect([found.headerRows, found.rows]).toEqual([0, 31]);
  });

  test("that is a row of data keeps no number long enough to name a person", () => {
    const found = profileOf([
      ["Budi", "Jl. Merdeka", "3273014510900001", "Bandung"],
      ["Siti", "Jl. Asia", "3273014510900002", "Bandung"],
    ]);
    expect(found.headerRows).toBe(1);
    expect(JSON.stringify(found)).not.toContain("3273014510900001");
  });

  test("may repeat its labels, when numbers stand below", () => {
    const found = profileOf([
      ["Nama", "Nilai", "nilai", ""],
      ["a", "1", "2", "x"],
    ]);
    expect(found).toMatchObject({ headerRows: 1, rows: 1, duplicateLabels: ["nilai"], blankLabels: 1 });
  });

  test("is no row of digits with a title beside it", () => {
    const found = profileOf([["Nomor surat", "3273014510900001", ""], ["Provinsi", "L", "P"], ...DATA]);
    expect(found).toMatchObject({ headerOffset: 1, rows: 2 });
  });
});
