import { writeXlsx } from "hucre";
import { expect, test } from "vitest";
import { readCalendarTables } from "#app/services/schedule/read-calendar-tables.server.ts";
import { testDbs } from "../../db.ts";
import { read, take, workbook } from "./calendar-files.ts";

testDbs(
  "what cannot be understood is told by sheet, row and column, and nothing is written",
  async ({ db }) => {
    const wrong = await read(
      await workbook({
        Stages: [["pilkades", "D1", "Pendaftaran", "", "kelak", 1]],
        "Tanggal tahapan": [
          ["pilkades", "D1", "03/04/2024", "besok", "Perbup", "2024-01-02", "rencana", "H"],
          ["pilkades", "D1", "event:x++", "2024-04-18", "", "2024-01-02", "rencana", "H"],
        ],
      }),
    );
    expect(wrong.problems.map(({ sheet, row, column, code }) => [sheet, row, column, code])).toEqual([
      ["Stages", 2, "Phase", "not_in_list"],
      ["Tanggal tahapan", 2, "Mulai", "ambiguous_day"],
      ["Tanggal tahapan", 2, "Selesai", "not_a_day"],
      ["Tanggal tahapan", 3, "Sumber", "empty"],
    ]);
    const hung = await read(
      await workbook({
        "Tanggal tahapan": [
          ["pilkades", "D1", "stage:D2", "event:ruling+3d", "Perbup", "2024-01-02", "rencana", "H"],
        ],
      }),
    );
    expect(hung.problems).toEqual([]);
    expect(await take(db, { written: hung.tables }, { plan: null })).toMatchObject({
      cells: [{ file: "Tanggal tahapan", row: 2, column: "Mulai", code: "not_a_boundary", held: "stage:D2" }],
    });
    const missing = await read(
      await writeXlsx({
        sheets: [
          {
            name: "Kejadian",
            rows: [
              ["Kalender", "Sumber"],
              ["x", "y"],
            ],
          },
        ],
      }),
    );
    expect(missing.problems.map(({ code, sheet, expected }) => [code, sheet, expected])).toEqual([
      ["column_missing", "Kejadian", "Peristiwa"],
      ["column_missing", "Kejadian", "Diketahui pada"],
    ]);
    expect(await db.electionCalendar.count()).toBe(0);
  },
  60_000,
);

test("one table as text is known by its headings, by what it is said to be, or refused", async () => {
  const events = "calendar;code;title;title_en;note\npilkades;putusan;Putusan;;catatan\n";
  const bytes = new TextEncoder().encode(events);
  for (const [name, table] of [
    ["apa saja.csv", null],
    ["", "events"],
  ] as const) {
    const { tables, problems } = await read(bytes, name, table);
    expect(tables.events?.rows).toEqual([
      {
        row: 2,
        cells: { calendar: "pilkades", code: "putusan", title: "Putusan", title_en: "" },
      },
    ]);
    expect(problems.map(({ level, code, column }) => [level, code, column])).toEqual([
      ["notice", "column_ignored", "note"],
    ]);
  }
  const said = async (held: string | Uint8Array) =>
    (await read(typeof held === "string" ? new TextEncoder().encode(held) : held, "tabel.csv")).problems.map(
      ({ code }) => code,
    );
  expect(await said("")).toEqual(["file_empty"]);
  expect(await said("a,b\n1,2\n")).toEqual(["sheet_ignored", "no_known_sheet"]);
  expect(await said(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]))).toEqual(["file_old_excel"]);
  expect(await said(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))).toEqual(["file_corrupt"]);
  expect((await readCalendarTables({ kept: "{" })).problems.map(({ code }) => code)).toEqual([
    "file_corrupt",
  ]);
});
