import { expect } from "vitest";
import { openPlan } from "#app/services/open-plan.server.ts";
import { importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { insertPerson, insertPlan, testDeps } from "../../data-factories.ts";
import { testDbs } from "../../db.ts";
import { day } from "../../factories.ts";

const CALENDARS = "code,title,title_en,regulation,ordinal,note,note_en\npilkades,Pilkades,,,1,,\n";
const STAGES =
  "calendar,code,title,title_en,parent,phase,ordinal,note,note_en\npilkades,D1,Pendaftaran,,,pra,1,,\npilkades,D2,Penetapan,,,pra,2,,\n";
const HEAD =
  "calendar,stage,regulation,start,end,condition,citation,known_on,planned_or_actual,confidence,note,note_en\n";
const version = (stage: string, start: string, end: string) =>
  `pilkades,${stage},,${start},${end},,Perbup,2023-01-01,planned,H,,\n`;

testDbs(
  "a calendar comes from tables, all or nothing, and a second time changes nothing",
  async ({ db }) => {
    await insertPlan(db);
    const deps = testDeps(db);
    const actor = await insertPerson(db, { id: "sari", organisation: "seknas", role: "secretariat" });
    const owner = await insertPerson(db, { id: "kirana", organisation: "kpu", role: "owner" });
    const take = (versions: string, dryRun = false, who = actor) =>
      importCalendar(
        {
          tables: {
            files: {
              "calendars.csv": CALENDARS,
              "stages.csv": STAGES,
              "stage_versions.csv": HEAD + versions,
            },
          },
          ...{ plan: "rencana", by: { actor: who, name: who.userId }, dryRun },
        },
        deps,
      );
    const good =
      version("D1", "2023-04-17", "2023-04-18") + version("D2", "stage:D1.end+1d", "stage:D1.end+3w");

    expect(
      await take(
        version("D1", "stage:D2.end", "stage:D2.end") + version("D2", "stage:D1.end", "stage:D1.end"),
      ),
    ).toEqual({
      ...{ ok: false, cells: [] },
      problems: [
        { code: "circle", held: "pilkades/D1 start → pilkades/D2 end → pilkades/D1 end → pilkades/D2 end" },
      ],
    });
    expect(await take(version("D1", "", "event:none+1d"))).toMatchObject({
      problems: [{ code: "dangling", held: "pilkades/D1 end → pilkades/none" }],
    });
    expect(await take(version("D1", "", "besok"))).toMatchObject({
      cells: [{ row: 2, column: "end", held: "besok" }],
    });
    expect(await take(good, false, owner)).toMatchObject({
      problems: [{ code: "not_allowed", held: "pilkades" }],
    });
    expect(await take(good, true)).toMatchObject({ ok: true, created: 6 });
    expect(await db.electionCalendar.count()).toBe(0);

    expect(await take(good)).toMatchObject({ ok: true, created: 6, updated: 0 });
    expect(await take(good)).toMatchObject({ ok: true, created: 0, updated: 0 });
    const indexed = await openPlan("rencana", deps);
    expect(indexed?.schedule.edgeAsOf("pilkades/D2", "end", day("2023-05-10"))).toMatchObject({
      on: "2023-04-21",
    });
    expect(await take(version("D1", "2023-04-17", "2023-04-19"))).toMatchObject({
      problems: [{ code: "known_already", held: "pilkades/D1/planned/2023-01-01" }],
    });
  },
  60_000,
);
