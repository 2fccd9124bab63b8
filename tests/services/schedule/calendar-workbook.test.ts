import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { exportCalendar } from "#app/services/schedule/export-calendar.server.ts";
import { findDraft, previewOf } from "#app/services/schedule/preview-amendment.server.ts";
import { publishAmendment } from "#app/services/schedule/publish-amendment.server.ts";
import { keptRows, readCalendarTables } from "#app/services/schedule/read-calendar-tables.server.ts";
import { saveAmendment } from "#app/services/schedule/save-amendment.server.ts";
import { testDeps } from "../../data-factories.ts";
import { testDbs } from "../../db.ts";
import { PLAN, read, type Sheets, take, workbook } from "./calendar-files.ts";
import { person, planBefore } from "./real-plan.ts";

const BOTH = ["pemilu-2024", "pilkada-2024"];
const asked = { title: "RAN OGI VII", language: "id" } as const;

/** Some dates of the calendar published by an amendment. */
async function amend(db: Db): Promise<void> {
  const deps = testDeps(db, new Date("2023-04-10T02:00:00Z"));
  const actor = await person(db, "sari", "seknas-ogi", "secretariat");
  const by = { actor, actorName: "Sari", plan: PLAN };
  const typed = {
    ...{ regulation: "PKPU-10-2023", citation: "PKPU 10/2023", citationEn: "KPU Regulation 10/2023" },
    ...{ effectiveOn: "2023-04-18", events: [], table: "" },
    stages: [{ stage: "T02", start: "2022-10-14", end: "2023-06-25", condition: "" }],
  };
  const saved = await saveAmendment({ ...by, calendar: "pemilu-2024", id: null, typed }, deps);
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const draft = await findDraft(saved.id, deps);
  const seen = draft === null ? "" : (await previewOf(draft, deps)).seen;
  expect(await publishAmendment({ ...by, id: saved.id, seen }, deps)).toEqual({ ok: true });
}

testDbs(
  "calendars come back from their workbook as they are: nothing new, nothing changed",
  async ({ db }) => {
    await planBefore(db, /,PKPU-(10|19)-2023,/);
    await amend(db);
    const before = await db.stageVersion.count();
    for (const [calendars, format, language] of [
      [BOTH, "xlsx", "id"],
      [["pilkada-2024"], "xlsx", "en"],
      [BOTH, "ods", "id"],
    ] as const) {
      const bytes = await exportCalendar({ ...asked, calendars, format, language }, { db });
      const { tables, problems } = await read(bytes);
      expect(problems).toEqual([]);
      expect(await take(db, { written: tables })).toMatchObject({
        ...{ ok: true, created: 0, updated: 0, changes: [] },
      });
    }
    expect(await db.stageVersion.count()).toBe(before);

    const template = await exportCalendar({ ...asked, calendars: [], format: "xlsx" }, { db });
    const empty = await read(template);
    expect(empty.problems.filter(({ code }) => code !== "no_known_sheet")).toEqual([]);
    expect(await take(db, { written: empty.tables })).toMatchObject({ problems: [{ code: "nothing" }] });
  },
  120_000,
);

const NEW: Sheets = {
  Kalender: [["pilkades", "Pilkades", 1]],
  Stages: [
    ["pilkades", "D1", "Pendaftaran", "", "sebelum pemilu", 1],
    ["pilkades", "D2", "Penetapan", "D1", "pra", 2],
  ],
  "Tanggal tahapan": [
    [
      "pilkades",
      "D1",
      new Date("2024-04-17T00:00:00Z"),
      "18 Apr 2024",
      "Perbup",
      "2024-01-02",
      "rencana",
      "H",
    ],
    ["pilkades", "D2", "stage:D1.end+1d", "stage:D1.end+3w", "Perbup", 45_293, "planned", "tinggi"],
  ],
};

testDbs(
  "a new calendar is looked at, then applied as it was seen; what changed in between refuses it",
  async ({ db }) => {
    await planBefore(db, /,PKPU-(10|19)-2023,/);
    const { tables, problems } = await read(await workbook(NEW, ["Kalender pilkades"]));
    expect(problems).toEqual([]);
    const seen = await take(db, { written: tables }, { dryRun: true });
    if (!seen.ok) throw new Error(JSON.stringify(seen));
    expect(seen.changes.map(({ table, key, isNew }) => [table, key, isNew])).toEqual([
      ["calendars", "pilkades", true],
      ["stages", "pilkades/D1", true],
      ["stages", "pilkades/D2", true],
      ["stage_versions", "pilkades/D1/planned/2024-01-02", true],
      ["stage_versions", "pilkades/D2/planned/2024-01-02", true],
    ]);
    expect(await db.electionCalendar.count({ where: { code: "pilkades" } })).toBe(0);

    const kept = await readCalendarTables({ kept: keptRows(seen.rows) });
    const apply = () => take(db, { written: kept.tables }, { seen: seen.digest });
    expect(await apply()).toMatchObject({ ok: true, created: 6, updated: 0 });
    expect(await apply()).toMatchObject({ problems: [{ code: "changed_since_preview" }] });
    expect(await take(db, { written: kept.tables })).toMatchObject({ created: 0, updated: 0, changes: [] });

    const renamed = await read(
      await workbook({ Stages: [["pilkades", "D2", "Pengesahan", "D1", "pra", 2]] }),
    );
    expect(await take(db, { written: renamed.tables }, { dryRun: true })).toMatchObject({
      changes: [
        {
          ...{ table: "stages", key: "pilkades/D2", isNew: false },
          cells: [{ column: "title", before: "Penetapan", after: "Pengesahan" }],
        },
      ],
    });
    const part = { Stages: [["pemilu-2024", "T01", "Perencanaan", "", "pra", 1]] };
    const partial = await read(await workbook(part));
    expect(await take(db, { written: partial.tables }, { dryRun: true })).toMatchObject({
      changes: [{ cells: [{ column: "title", after: "Perencanaan" }] }],
    });
    const moved = await read(
      await workbook({
        "Tanggal tahapan": [["pilkades", "D1", "", "2024-05-01", "Perbup", "2024-01-02", "planned", "H"]],
      }),
    );
    expect(await take(db, { written: moved.tables })).toMatchObject({
      problems: [{ code: "known_already", held: "pilkades/D1/planned/2024-01-02" }],
    });
    const twice = await read(
      await workbook({
        Kalender: [
          ["pilkada-2029", "Pilkada", 1],
          ["pilkada-2029", "Pilkada", 2],
        ],
      }),
    );
    expect(await take(db, { written: twice.tables })).toMatchObject({
      cells: [{ file: "Kalender", row: 3, column: "code", code: "duplicate" }],
    });
  },
  120_000,
);
