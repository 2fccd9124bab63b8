import type { Holiday } from "#app/domain/working-days.ts";
import type { Db, Tx } from "./db.server.ts";
import { Day, HolidayKind } from "./fact-schemas.server.ts";
import { statement } from "./many-reads.server.ts";
import { type Load, reconcile } from "./plan-write-rows.server.ts";

/** The plans here run by the holidays of one country. */
const REGION = "ID";

/** Every decision on holidays, oldest first. */
export async function loadHolidays(db: Db | Tx): Promise<Array<Holiday>> {
  const rows = await holidayRows(db, REGION);
  return rows.map(({ name, nameEn, ...row }) => ({
    ...{ day: Day.parse(row.day), name: { id: name, en: nameEn }, kind: HolidayKind.parse(row.kind) },
    ...{ citation: row.citation, holds: Boolean(row.holds), knownOn: Day.parse(row.knownOn) },
  }));
}

type HolidayRow = {
  day: string;
  name: string;
  nameEn: string | null;
  kind: string;
  citation: string | null;
  holds: number | boolean;
  knownOn: string;
};

const holidayRows = statement<HolidayRow>(
  `SELECT "day", "name", "nameEn", "kind", "citation", "holds", "knownOn"
   FROM "Holiday" WHERE "region" = ? ORDER BY "knownOn", "day"`,
);

/** A decision is known by its day and the day it became known. */
export async function writeHolidays(load: Load, holidays: ReadonlyArray<Holiday>): Promise<void> {
  const { holiday: table } = load.tx;
  await reconcile(load, {
    wanted: holidays.map(({ name, day, kind, citation, holds, knownOn }) => ({
      ...{ region: REGION, day: String(day), name: name.id, nameEn: name.en, kind: String(kind) },
      ...{ citation, holds, knownOn: String(knownOn) },
    })),
    held: await table.findMany({
      where: { region: REGION },
      select: {
        ...{ id: true, region: true, day: true, name: true, nameEn: true, kind: true, citation: true },
        ...{ holds: true, knownOn: true },
      },
    }),
    keyOf: (row) => `${row.day}/${row.knownOn}`,
    create: (rows) => table.createMany({ data: rows.map((row) => ({ ...row, recordedAt: load.at })) }),
    update: (id, data) => table.update({ where: { id }, data, select: { id: true } }),
  });
}
