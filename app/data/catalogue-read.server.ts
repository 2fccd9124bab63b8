import { z } from "zod";
import {
  type CalendarDate,
  CalendarDateSchema,
  calendarDateAt,
  plusDays,
} from "#app/domain/calendar-date.ts";
import {
  CATALOGUE_KINDS,
  type CatalogueKind,
  type CatalogueLine,
  type RunLine,
  type SnapshotLine,
} from "#app/domain/evidence/catalogue-view.ts";
import { readCategories } from "./catalogue-snapshots.server.ts";
import type { Db } from "./db.server.ts";
import { Provenances } from "./fact-schemas.server.ts";
import { readJson } from "./json-column.server.ts";

/** A day and the zone it is a day in. */
export type DayInZone = { asOf: CalendarDate; timeZone: string };

const Kind = z.enum(CATALOGUE_KINDS).catch("manual");
const Outcome = z.enum(["running", "complete", "failed"]).catch("failed");

const CATALOGUE = {
  ...{ id: true, slug: true, title: true, titleEn: true, url: true, kind: true, planId: true },
  organisation: { select: { slug: true, name: true, short: true } },
} as const;

const RUN = {
  ...{ id: true, startedAt: true, finishedAt: true, outcome: true, full: true, error: true },
  ...{ datasetCount: true, addedCount: true, changedCount: true, withdrawnCount: true },
} as const;

/** Every catalogue as it stood at the end of a day. */
export async function loadCatalogueLines(db: Db, day: DayInZone): Promise<Array<CatalogueLine>> {
  const rows = await db.catalogue.findMany({ orderBy: { slug: "asc" }, select: CATALOGUE });
  return Promise.all(rows.map((row) => lineOf(db, row, day)));
}

/** One catalogue as it stood at the end of a day, and its id; null when there is none of this slug. */
export async function loadCatalogueLine(
  db: Db,
  slug: string,
  day: DayInZone,
): Promise<{ id: string; line: CatalogueLine } | null> {
  const row = await db.catalogue.findUnique({ where: { slug }, select: CATALOGUE });
  return row === null ? null : { id: row.id, line: await lineOf(db, row, day) };
}

type CatalogueRow = {
  id: string;
  slug: string;
  title: string;
  titleEn: string | null;
  url: string;
  kind: string;
  organisation: { slug: string; name: string; short: string } | null;
};

async function lineOf(db: Db, row: CatalogueRow, day: DayInZone): Promise<CatalogueLine> {
  const before = endOfDay(day);
  const known = { catalogueId: row.id, firstSeenAt: { lt: before } };
  const datasets = await db.dataset.count({
    where: { ...known, OR: [{ withdrawnAt: null }, { withdrawnAt: { gte: before } }] },
  });
  const withdrawn = await db.dataset.count({ where: { ...known, withdrawnAt: { lt: before } } });
  const [lastRun = null] = await loadRuns(db, row.id, day, 1);
  const complete = await db.catalogueRun.findFirst({
    where: { catalogueId: row.id, outcome: "complete", startedAt: { lt: before } },
    orderBy: { startedAt: "desc" },
    select: RUN,
  });
  const { slug, url, organisation } = row;
  return {
    ...{ slug, url, kind: kindOf(row.kind), title: { id: row.title, en: row.titleEn }, keeper: organisation },
    ...{ datasets, withdrawn, lastRun, lastComplete: complete === null ? null : runLine(complete) },
    snapshots: await loadSnapshots(db, row.id, day.asOf),
  };
}

export function kindOf(kind: string): CatalogueKind {
  return Kind.parse(kind);
}

/** Attempts to read a catalogue up to a day, newest first. */
export async function loadRuns(
  db: Db,
  catalogueId: string,
  day: DayInZone,
  most: number,
): Promise<Array<RunLine>> {
  const rows = await db.catalogueRun.findMany({
    where: { catalogueId, startedAt: { lt: endOfDay(day) } },
    orderBy: { startedAt: "desc" },
    take: most,
    select: RUN,
  });
  return rows.map(runLine);
}

type RunRow = {
  id: string;
  startedAt: Date;
  finishedAt: Date | null;
  outcome: string;
  full: boolean;
  error: string | null;
  datasetCount: number;
  addedCount: number;
  changedCount: number;
  withdrawnCount: number;
};

function runLine(row: RunRow): RunLine {
  return {
    ...{
      id: row.id,
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
    },
    ...{ outcome: Outcome.parse(row.outcome), full: row.full, error: row.error, datasets: row.datasetCount },
    ...{ added: row.addedCount, changed: row.changedCount, withdrawn: row.withdrawnCount },
  };
}

/** Dated counts of a catalogue up to a day, newest first. */
export async function loadSnapshots(
  db: Db,
  catalogueId: string,
  asOf: CalendarDate,
): Promise<Array<SnapshotLine>> {
  const rows = await db.catalogueSnapshot.findMany({
    where: { catalogueId, takenOn: { lte: asOf } },
    orderBy: { takenOn: "desc" },
  });
  return rows.map((row) => ({
    ...{ takenOn: CalendarDateSchema.parse(row.takenOn), total: row.total },
    categories: readCategories(row.categoriesJson, row.id),
    source: { id: row.source, en: row.sourceEn },
    notes: readJson(Provenances, row.provenanceJson, `CatalogueSnapshot ${row.id}`).flatMap(
      ({ about, note }) => (note !== null && NOTED.includes(about) ? [note] : []),
    ),
  }));
}

/** Parts of a count whose notes a reader needs to read the number right. */
const NOTED: ReadonlyArray<string> = ["snapshot", "total", "scope"];

/** The first instant after a day in its zone. */
export function endOfDay({ asOf, timeZone }: DayInZone): Date {
  const next = plusDays(asOf, 1);
  const guess = Date.parse(`${next}T00:00:00Z`);
  for (let hours = -14; hours <= 14; hours += 0.25) {
    const at = new Date(guess + hours * 3_600_000);
    if (calendarDateAt(at, timeZone) >= next) return at;
  }
  return new Date(guess);
}
