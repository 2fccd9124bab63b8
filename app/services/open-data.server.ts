import { createHash } from "node:crypto";
import { loadPublicObservations } from "#app/data/open-data-read.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { ExplainStatus } from "#app/domain/status-reason.ts";
import type { FileFacts } from "#app/exchange/open-data/data-package.ts";
import { type BuiltTable, buildTables } from "#app/exchange/open-data/tables.ts";
import { tableView } from "#app/exchange/open-data/view.ts";
import { tableCsv, tableJson, tableNdjson, tablesXlsx } from "#app/exchange/open-data/write-tables.ts";
import type { Deps } from "./deps.server.ts";

import { openTalk } from "./talk/open-talk.server.ts";

export type { DataWords } from "#app/exchange/open-data/data-package.ts";

export const FORMATS = ["csv", "json", "ndjson", "xlsx"] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  csv: "text/csv",
  json: "application/json",
  ndjson: "application/x-ndjson",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** Name of the workbook that holds every table. */
export const WORKBOOK = "capaian";

/** Every published table of a plan on one day, and its files. */
export type OpenData = {
  indexed: IndexedFacts;
  asOf: CalendarDate;
  tables: ReadonlyArray<BuiltTable>;
  /** The bytes of one file, made once; null when there is no such file. */
  file: (name: string) => Promise<DataFile | null>;
};

export type DataFile = FileFacts & { content: Uint8Array };

const MOST_DAYS = 8;
const opened = new WeakMap<IndexedFacts, Map<CalendarDate, Promise<OpenData>>>();

/**
 * Opens the published data of a plan as of a day. The days asked for last are kept until the data changes.
 *
 * @param explain puts the reason of a status into words.
 */
export function openData(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  explain: ExplainStatus,
  deps: Pick<Deps, "db">,
): Promise<OpenData> {
  const days = opened.get(indexed) ?? new Map<CalendarDate, Promise<OpenData>>();
  opened.set(indexed, days);
  const known = days.get(asOf);
  if (known !== undefined) return known;
  const opening = build(indexed, asOf, explain, deps);
  days.set(asOf, opening);
  opening.catch(() => days.delete(asOf));
  for (const [oldest] of days) {
    if (days.size <= MOST_DAYS) break;
    days.delete(oldest);
  }
  return opening;
}

async function build(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  explain: ExplainStatus,
  { db }: Pick<Deps, "db">,
): Promise<OpenData> {
  const targets = indexed.facts.reports
    .filter(({ knownOn }) => knownOn <= asOf)
    .flatMap(({ items }) => items.map(({ target }) => target));
  const looks = await loadPublicObservations(db, [...new Set(targets)].sort(), asOf);
  const talk = await openTalk(indexed.facts.plan.slug, { db });
  const tables = buildTables(tableView(indexed, asOf, looks, explain, talk));
  const files = new Map<string, Promise<DataFile | null>>();
  const about = { plan: indexed.facts.plan.slug, as_of: asOf, licence: "CC-BY-4.0" };
  return {
    ...{ indexed, asOf, tables },
    file(name) {
      const made = files.get(name) ?? write(name, tables, about);
      files.set(name, made);
      return made;
    },
  };
}

async function write(
  name: string,
  tables: ReadonlyArray<BuiltTable>,
  about: Readonly<Record<string, string>>,
): Promise<DataFile | null> {
  const [, base, extension] = /^([a-z_]+)\.([a-z]+)$/.exec(name) ?? [];
  const format = FORMATS.find((each) => each === extension);
  if (base === undefined || format === undefined) return null;
  const table = tables.find(({ definition }) => definition.name === base);
  if (table === undefined && !(base === WORKBOOK && format === "xlsx")) return null;
  const content = await contentOf(table ?? null, format, tables, about);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { path: name, type: MEDIA_TYPES[format], bytes: content.length, sha256, content };
}

async function contentOf(
  table: BuiltTable | null,
  format: Format,
  tables: ReadonlyArray<BuiltTable>,
  about: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  if (table === null) return tablesXlsx(tables);
  switch (format) {
    case "csv":
      return Buffer.from(tableCsv(table));
    case "json":
      return Buffer.from(tableJson(table, about));
    case "ndjson":
      return Buffer.from(tableNdjson(table));
    case "xlsx":
      return tablesXlsx([table]);
  }
}

/** What is told of one table in the index: its rows and its files. */
export type TableFiles = { name: string; rows: number; files: ReadonlyArray<FileFacts> };

export async function listFiles(data: OpenData): Promise<Array<TableFiles>> {
  return Promise.all(
    data.tables.map(async ({ definition, rows }) => {
      const files = await Promise.all(FORMATS.map((format) => data.file(`${definition.name}.${format}`)));
      const facts = files
        .filter((file) => file !== null)
        .map(({ path, type, bytes, sha256 }) => ({ path, type, bytes, sha256 }));
      return { name: definition.name, rows: rows.length, files: facts };
    }),
  );
}
