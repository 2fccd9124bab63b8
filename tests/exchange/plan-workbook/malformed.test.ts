import { expect, test } from "vitest";
import type { ImportProblem } from "#app/exchange/plan-workbook/import-problem.ts";
import { readPlanFile } from "#app/exchange/plan-workbook/read-plan-file.server.ts";
import { aDocument } from "#tests/domain/authoring/documents.ts";
import { rawXlsx, sheetXml, zipOf } from "#tests/exchange/read-file/binary-factories.ts";
import {
  across,
  bomb,
  bytes,
  circle,
  cut,
  formula,
  locked,
  macro,
  raw,
  sheet,
  TARGET,
  target,
} from "./malformed-files.ts";
import { SURROUNDINGS } from "./plan-files.ts";

/** What is wrong, the file, the code of the message, and the place it names. */
const CASES: ReadonlyArray<readonly [string, () => Promise<Uint8Array>, string, string]> = [
  ["nothing in it", bytes(""), "file_empty", "file"],
  ["cut off", cut, "file_corrupt", "file"],
  ["a picture", bytes(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3)), "file_kind", "file"],
  ["an archive of something else", bytes(zipOf([{ name: "a.txt", data: "a" }])), "file_kind", "file"],
  ["an old Excel file", bytes(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 1)), "file_old_excel", "file"],
  ["a binary Excel file", bytes(zipOf([{ name: "xl/workbook.bin", data: "a" }])), "file_old_excel", "file"],
  ["macros", macro, "file_macros", "file"],
  ["a bomb", bomb, "file_bomb", "file"],
  ["a password", locked, "file_encrypted", "file"],
  [
    "entities that expand",
    bytes(rawXlsx('<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>')),
    "file_corrupt",
    "file",
  ],
  ["broken XML", bytes(rawXlsx("<worksheet><sheetData><row>")), "file_corrupt", "file"],
  ["a cell far to the right", bytes(rawXlsx(sheetXml('<row><c r="ZZZZ1"/></row>'))), "file_corrupt", "file"],
  ["no sheet that is known", raw("Sheet1", [["a", "b"]]), "no_known_sheet", "file"],
  ["headings that are gone", raw("Target", [["x", "y"]]), "no_header", "Target"],
  [
    "a key column renamed",
    raw("Target", [
      ["Nomer", "Aksi", "Titik lapor"],
      ["a", "A1", "B06"],
    ]),
    "no_header",
    "Target",
  ],
  [
    "a needed column missing",
    raw("Aksi", [
      ["Kode", "Judul"],
      ["A9", "Judul"],
    ]),
    "column_missing",
    "Aksi:2:commitment",
  ],
  [
    "half a key",
    raw("Elemen data", [
      ["Data dukung", "Elemen"],
      ["B06.1", "e"],
    ]),
    "column_missing",
    "Elemen data:1",
  ],
  [
    "a heading twice",
    raw("Aksi", [
      ["Kode", "Judul", "Judul"],
      ["A1", "a", "b"],
    ]),
    "column_twice",
    "Aksi:1:Judul",
  ],
  ["a code twice", sheet("Target", [TARGET, TARGET]), "duplicate", "Target:3"],
  [
    "an owner twice",
    sheet("Penanggung jawab", [
      ["A1-B06", "kpu"],
      ["A1-B06", "kpu"],
    ]),
    "duplicate",
    "Penanggung jawab:3",
  ],
  [
    "an element twice",
    sheet("Elemen data", [
      ["B06.1", "x", "X"],
      ["B06.1", "x", "Y"],
    ]),
    "duplicate",
    "Elemen data:3",
  ],
  ["no code", target({ 0: null }), "empty", "Target:2:Kode"],
  ["a code of blanks", target({ 0: " \u00a0 " }), "empty", "Target:2:Kode"],
  [
    "a code that became a number",
    sheet("Data dukung", [[1.1, "A1-B06", "J", "dataset", "ya"]]),
    "code_is_number",
    "Data dukung:2:Kode",
  ],
  ["a code with a slash", target({ 0: "A1/B12" }), "code_malformed", "Target:2:Kode"],
  ["no title", target({ 3: null }), "empty", "Target:2:Judul"],
  ["a formula", sheet("Target", [TARGET], formula), "formula", "Target:2:Judul"],
  ["the error of a formula", target({ 3: "#REF!" }), "formula_error", "Target:2:Judul"],
  ["cells merged across", sheet("Target", [TARGET], across), "merged_across", "Target:2:Judul"],
  ["a weight in words", target({ 5: "banyak" }), "not_a_number", "Target:2:Bobot"],
  ["a weight of nothing", target({ 5: 0 }), "weight_not_positive", "Target:2:Bobot"],
  ["a weight below nothing", target({ 5: -1 }), "weight_not_positive", "Target:2:Bobot"],
  ["a day that is none", target({ 6: "31 Feb 2024" }), "not_a_day", "Target:2:Tanggal tenggat"],
  ["a day in words", target({ 6: "akhir tahun" }), "not_a_day", "Target:2:Tanggal tenggat"],
  ["a day that says two", target({ 6: "03/04/2024" }), "ambiguous_day", "Target:2:Tanggal tenggat"],
  ["a year of two digits", target({ 6: "22/03/24" }), "ambiguous_day", "Target:2:Tanggal tenggat"],
  ["a day before computers", target({ 6: 12 }), "day_out_of_range", "Target:2:Tanggal tenggat"],
  ["a day beyond all", target({ 6: 9_999_999 }), "not_a_day", "Target:2:Tanggal tenggat"],
  ["an action nobody knows", target({ 1: "A9" }), "unknown_reference", "Target:2:Aksi"],
  ["a checkpoint nobody knows", target({ 2: "B99" }), "unknown_reference", "Target:2:Titik lapor"],
  [
    "an owner nobody knows",
    sheet("Penanggung jawab", [["A1-B06", "kementerian-x"]]),
    "unknown_reference",
    "file",
  ],
  [
    "owners of an unknown target",
    sheet("Penanggung jawab", [["Z9", "kpu"]]),
    "unknown_code",
    "Penanggung jawab:2:Target",
  ],
  [
    "a role that is none",
    sheet("Penanggung jawab", [["A1-B06", "kpu", "bos"]]),
    "not_in_list",
    "Penanggung jawab:2:Peran",
  ],
  [
    "a kind of evidence that is none",
    sheet("Data dukung", [["B06.9", "A1-B06", "J", "fax", "ya"]]),
    "not_in_list",
    "Data dukung:2:Jenis bukti",
  ],
  [
    "neither yes nor no",
    sheet("Data dukung", [["B06.9", "A1-B06", "J", "api", "mungkin"]]),
    "not_yes_or_no",
    "Data dukung:2:Wajib",
  ],
  [
    "evidence for nothing",
    sheet("Data dukung", [["B06.9", "Z9", "J", "api", "ya"]]),
    "unknown_reference",
    "Data dukung:2:Target",
  ],
  [
    "an element of nothing",
    sheet("Elemen data", [["Z1", "x", "X"]]),
    "unknown_reference",
    "Elemen data:2:Data dukung",
  ],
  [
    "a pattern that is none",
    sheet("Elemen data", [["B06.1", "x", "X", "["]]),
    "pattern_broken",
    "Elemen data:2:Pola",
  ],
  [
    "actions that wait for each other",
    sheet("Ketergantungan", circle),
    "dependency_circle",
    "Ketergantungan:2",
  ],
  [
    "an action that waits for nobody known",
    sheet("Ketergantungan", [["A1", "A9"]]),
    "unknown_reference",
    "Ketergantungan:2:Menunggu aksi",
  ],
  [
    "too many rows",
    sheet(
      "Target",
      Array.from({ length: 10_001 }, (_, at) => [`T${at}`, ...TARGET.slice(1)]),
    ),
    "too_many_rows",
    "file",
  ],
  ["a table without its quote", bytes('Kode,Judul\nA1,"Aksi\n'), "file_corrupt", "file"],
  [
    "another plan's workbook",
    raw("Rencana", [
      ["Alamat rencana", "Kode rencana", "Judul", "Awal periode", "Akhir periode"],
      ["lain", "L", "L", "2023-01-01", "2024-01-01"],
    ]),
    "other_plan",
    "Rencana:2:Alamat rencana",
  ],
];

function placeOf({ sheet: name, row, column }: ImportProblem): string {
  return name === null ? "file" : [name, row, column].filter((part) => part !== null).join(":");
}

test("there are at least fifty of them", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(50);
});

test.each(CASES)("%s: is told with its place, and stops the import", async (_name, make, code, place) => {
  const target = { slug: "rencana", current: WITH_TWO_ACTIONS, surroundings: SURROUNDINGS };
  const run = await readPlanFile({ bytes: await make() }, { name: "impor", pasted: false, target });
  const errors = run.problems.filter(({ level }) => level === "error");
  const told = errors.map((problem) => `${problem.code} @ ${placeOf(problem)}`);
  expect(
    told.some((each) => each.startsWith(`${code} @ ${place}`)),
    told.join("\n"),
  ).toBe(true);
});

const WITH_TWO_ACTIONS = (() => {
  const document = aDocument();
  const [action] = document.action;
  return action === undefined ? document : { ...document, action: [action, { ...action, code: "A2" }] };
})();
