import { z } from "zod";
import { CalendarDateSchema, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { DatasetLine, MatchedItem, ResourceLine } from "#app/domain/evidence/catalogue-view.ts";
import { type DayInZone, endOfDay } from "./catalogue-read.server.ts";
import { resultsOfRun } from "./check-runs.server.ts";
import type { Db } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** Most datasets of one catalogue that pages list. */
const MOST_LISTED = 20_000;
const Labels = z.array(z.string());

const DATASET = {
  ...{ id: true, name: true, title: true, publisher: true, licence: true, categoriesJson: true },
  ...{ modifiedAtSource: true, firstSeenAt: true, withdrawnAt: true, expiresOn: true, registeredBy: true },
  resources: { select: { format: true } },
} as const;

type DatasetRow = {
  id: string;
  name: string;
  title: string;
  publisher: string | null;
  licence: string | null;
  categoriesJson: string;
  modifiedAtSource: string | null;
  firstSeenAt: Date;
  withdrawnAt: Date | null;
  expiresOn: string | null;
  resources: ReadonlyArray<{ format: string | null }>;
};

/** The datasets of a catalogue known on a day, by title. */
export async function loadDatasetLines(
  db: Db,
  catalogueId: string,
  day: DayInZone,
): Promise<Array<DatasetLine>> {
  const rows = await db.dataset.findMany({
    where: { catalogueId, firstSeenAt: { lt: endOfDay(day) } },
    orderBy: [{ title: "asc" }, { id: "asc" }],
    take: MOST_LISTED,
    select: DATASET,
  });
  return rows.map((row) => lineOf(row, day));
}

function lineOf(row: DatasetRow, day: DayInZone): DatasetLine {
  const dayOf = (at: Date) => calendarDateAt(at, day.timeZone);
  const withdrawnOn = row.withdrawnAt === null ? null : dayOf(row.withdrawnAt);
  const formats = row.resources
    .map(({ format }) => (format ?? "").toUpperCase())
    .filter((each) => each !== "");
  return {
    ...{ id: row.id, key: keyOf(row), title: row.title, publisher: row.publisher, licence: row.licence },
    categories: readJson(Labels, row.categoriesJson, `Dataset ${row.id}`),
    formats: [...new Set(formats)].sort(),
    ...{
      resources: row.resources.length,
      modified: row.modifiedAtSource,
      firstSeenOn: dayOf(row.firstSeenAt),
    },
    withdrawnOn: withdrawnOn !== null && withdrawnOn <= day.asOf ? withdrawnOn : null,
    expiresOn: row.expiresOn === null ? null : CalendarDateSchema.parse(row.expiresOn),
  };
}

/** A name that stands in an address as it is; else the id, which is one too. */
function keyOf({ id, name }: Pick<DatasetRow, "id" | "name">): string {
  return /^[\w.-]{2,120}$/.test(name) && !/^\.+$/.test(name) ? name : id;
}

/** One dataset of a catalogue by its name or id; of several with one name the one still published. */
export async function loadDataset(db: Db, catalogueId: string, key: string, day: DayInZone) {
  const rows = await db.dataset.findMany({
    where: { catalogueId, OR: [{ name: key }, { id: key }], firstSeenAt: { lt: endOfDay(day) } },
    orderBy: { firstSeenAt: "asc" },
    select: {
      ...DATASET,
      ...{
        landingUrl: true,
        licenceUrl: true,
        accrualPeriodicity: true,
        temporalEnd: true,
        accessLevel: true,
      },
      ...{ createdAtSource: true, lastSeenAt: true, absences: true, proofUrl: true, metadataJson: true },
    },
  });
  const row = rows.find(({ withdrawnAt }) => withdrawnAt === null) ?? rows[0];
  if (row === undefined) return null;
  const { landingUrl, licenceUrl, accrualPeriodicity, temporalEnd, accessLevel, absences, proofUrl } = row;
  return {
    metadataJson: row.metadataJson,
    dataset: {
      ...lineOf(row, day),
      ...{ landingUrl, licenceUrl, accrualPeriodicity, temporalEnd, accessLevel, absences, proofUrl },
      ...{ created: row.createdAtSource, lastSeenOn: calendarDateAt(row.lastSeenAt, day.timeZone) },
    },
  };
}

/** The files of a dataset with the last look at each up to a day. */
export async function loadResourceLines(
  db: Db,
  datasetId: string,
  day: DayInZone,
): Promise<Array<ResourceLine>> {
  const rows = await db.resource.findMany({
    where: { datasetId },
    orderBy: [{ title: "asc" }, { externalId: "asc" }],
    take: 500,
    select: {
      ...{ id: true, url: true, k1: true, title: true, format: true, byteSize: true, modifiedAtSource: true },
    },
  });
  const looks = await db.target.findMany({
    where: { k1: { in: rows.map(({ k1 }) => k1) } },
    select: {
      k1: true,
      observations: {
        where: { knownOn: { lte: day.asOf } },
        orderBy: { at: "desc" },
        take: 1,
        select: { at: true, status: true, errorCode: true, sha256: true },
      },
    },
  });
  const lookOf = new Map(looks.map(({ k1, observations }) => [k1, observations[0] ?? null]));
  return rows.map(({ k1, modifiedAtSource: modified, ...row }) => {
    const look = lookOf.get(k1) ?? null;
    const opened = look !== null && look.errorCode === null && look.status !== null && look.status < 400;
    const { at, sha256 } = look ?? { at: null, sha256: null };
    return {
      ...{ id: row.id, url: row.url, title: row.title, format: row.format, byteSize: row.byteSize, modified },
      look: at === null ? null : { at: at.toISOString(), opened, sha256, rows: null },
    };
  });
}

const MatchData = z.object({ datasetId: z.string().optional(), tier: z.string().optional() });

/** Evidence whose last look at the catalogue, up to a day, found it in this dataset. */
export async function loadMatchedItems(
  db: Db,
  datasetId: string,
  day: DayInZone,
): Promise<Array<MatchedItem>> {
  const rows = await db.checkRun.findMany({
    where: { knownOn: { lte: day.asOf }, resultsJson: { contains: datasetId } },
    distinct: ["evidenceItemId"],
    select: { evidenceItemId: true },
  });
  const latest = await db.evidenceItem.findMany({
    where: { id: { in: rows.map(({ evidenceItemId }) => evidenceItemId) }, knownOn: { lte: day.asOf } },
    orderBy: { id: "asc" },
    select: {
      id: true,
      slot: { select: { code: true, plan: { select: { slug: true } } } },
      checkRuns: {
        where: { knownOn: { lte: day.asOf } },
        orderBy: { at: "desc" },
        take: 1,
        select: { observationId: true, resultsJson: true, knownOn: true },
      },
    },
  });
  return latest.flatMap(({ id, slot, checkRuns }) => {
    const [last] = checkRuns;
    if (last === undefined) return [];
    const found = resultsOfRun(last).find(({ check }) => check === "C3");
    const data = MatchData.parse(found?.data ?? {});
    if (data.datasetId !== datasetId) return [];
    const on = CalendarDateSchema.parse(last.knownOn);
    return [{ item: id, plan: slot.plan.slug, slot: slot.code, tier: data.tier ?? "", on }];
  });
}

/** Files of a catalogue that are looked at. */
export async function countWatched(db: Db, catalogueId: string): Promise<number> {
  const rows = await db.resource.findMany({
    where: { dataset: { catalogueId, withdrawnAt: null } },
    take: MOST_LISTED,
    select: { k1: true },
  });
  return db.target.count({ where: { k1: { in: rows.map(({ k1 }) => k1) } } });
}
