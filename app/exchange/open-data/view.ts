import type { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Dated } from "#app/domain/facts.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import type { ExplainStatus } from "#app/domain/status-reason.ts";
import type { TalkFacts } from "#app/domain/talk/talk-facts.ts";

/** One look at an address that evidence names, without anything that a hidden address must not tell. */
export type PublicLook = {
  id: string;
  target: string;
  /** ISO instant. */
  at: string;
  knownOn: CalendarDate;
  status: number | null;
  error: string | null;
  answer: string | null;
  finalUrl: string | null;
  bytes: number | null;
  sha256: string | null;
  prevHash: string;
  selfHash: string;
};

/** All that the published tables of a plan are made from, as of a day. */
export type TableView = {
  indexed: IndexedFacts;
  asOf: CalendarDate;
  standings: ReadonlyArray<MilestoneStanding>;
  looks: ReadonlyArray<PublicLook>;
  explain: ExplainStatus;
  /** What was said; only its public part may stand in a table. */
  talk: Omit<TalkFacts, "support">;
};

export function tableView(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  looks: ReadonlyArray<PublicLook>,
  explain: ExplainStatus,
  talk: TableView["talk"],
): TableView {
  return { indexed, asOf, looks, explain, talk, standings: standingsAsOf(indexed, asOf) };
}

/** A column that holds codes of another table. */
export type Reference = { field: string; table: string; key: string };

/** A table as it is published: its columns and how its rows come from the facts. */
export type TableDefinition = {
  name: string;
  schema: z.ZodObject;
  /** Columns that name one row together. */
  key: ReadonlyArray<string>;
  references: ReadonlyArray<Reference>;
  rows: (view: TableView) => ReadonlyArray<TableRow>;
};

export type Cell = string | number | boolean | null | ReadonlyArray<string>;
export type TableRow = Readonly<Record<string, Cell>>;

/**
 * Defines a table whose rows fit its schema, as the compiler sees it.
 *
 * @param references columns by the table and column they point to, such as `{ milestone: "milestones.code" }`.
 */
export function table<Schema extends z.ZodObject>(
  name: string,
  schema: Schema,
  key: ReadonlyArray<keyof z.infer<Schema> & string>,
  references: Readonly<Partial<Record<keyof z.infer<Schema> & string, string>>>,
  rows: (view: TableView) => ReadonlyArray<z.infer<Schema> & TableRow>,
): TableDefinition {
  const pointed = Object.entries<string | undefined>(references).flatMap(([field, to]) => {
    const [target = "", column = ""] = (to ?? "").split(".");
    return to === undefined ? [] : [{ field, table: target, key: column }];
  });
  return { name, schema, key, references: pointed, rows };
}

/** Both languages of a text as two cells; the English one is null where there is none. */
export function titles({ id, en }: Bilingual) {
  return { title_id: id, title_en: en };
}

export function datedCells({ knownOn, recordedAt, illustration }: Dated) {
  return { known_on: knownOn, recorded_at: recordedAt, illustration };
}
