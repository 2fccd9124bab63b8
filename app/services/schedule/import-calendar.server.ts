import { createHash } from "node:crypto";
import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import type { Tally } from "#app/data/plan-write-rows.server.ts";
import { findPlanRow } from "#app/data/review-reasons.server.ts";
import { importSchedule } from "#app/data/schedule-import.server.ts";
import { type CalendarChange, type CalendarRows, calendarChanges } from "#app/domain/calendar-tables.ts";
import type { Actor } from "#app/domain/permission.ts";
import { calendarRowsOf } from "#app/exchange/plan-folder/calendar-rows.ts";
import type { PlanFiles } from "#app/exchange/plan-folder/csv-table.ts";
import {
  type CalendarSource,
  parseCalendar,
  parseWrittenCalendar,
  type WrittenCalendar,
} from "#app/exchange/plan-folder/parse-calendar.ts";
import type { SourceProblem } from "#app/exchange/plan-folder/problem.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type CalendarProblem, calendarProblems, datesOf, factText } from "./calendar-problems.server.ts";
import { heldCalendar } from "./held-calendar.server.ts";
import { completed } from "./read-calendar-tables.server.ts";

export type CalendarTaken = Tally & {
  /** Rows that the tables add or change. */
  changes: ReadonlyArray<CalendarChange>;
  /** What the changes are made against: sent back when they are applied. */
  digest: string;
  /** The tables as they were understood. */
  rows: CalendarRows;
};
export type ImportOutcome =
  | ({ ok: true } & CalendarTaken)
  | { ok: false; cells: ReadonlyArray<SourceProblem>; problems: ReadonlyArray<CalendarProblem> };

export type ImportInput = {
  /** Tables by file name (`stages.csv`), or rows that were read before. */
  tables: { files: PlanFiles } | { written: WrittenCalendar };
  /** Slug of the plan that runs by the calendars from now on; null writes the calendars only. */
  plan: string | null;
  /** Null for the operator, who writes from the command line. */
  by: { actor: Actor; name: string } | null;
  dryRun: boolean;
  /** Digest of the changes that were looked at; others are refused. Null applies whatever they are. */
  seen?: string | null;
  /** What else is asked of the rows, by those that are held. */
  admit?: (held: CalendarRows) => ReadonlyArray<CalendarProblem>;
};

/** Thrown to leave a transaction without writing anything. */
class DryRun extends Error {}

/**
 * Takes tables of regulations, calendars, stages, versions, events, occurrences and holidays in, all or nothing.
 * Names that lead nowhere and circles are refused with their path; the same tables again change nothing.
 */
export async function importCalendar(
  input: ImportInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ImportOutcome> {
  const { tables, plan, by } = input;
  const at = deps.now();
  const tally: Tally = { created: 0, updated: 0, unchanged: 0 };
  let taken: ImportOutcome | null = null;
  try {
    return await inTransaction(deps.db, async (tx): Promise<ImportOutcome> => {
      const { source: held } = await heldCalendar(tx);
      const heldRows = calendarRowsOf(held);
      const parsed =
        "files" in tables
          ? parseCalendar(tables.files)
          : parseWrittenCalendar(completed(tables.written, heldRows));
      if (!parsed.ok) return { ok: false, cells: parsed.problems, problems: [] };
      const problems = isEmpty(parsed)
        ? [{ code: "nothing", held: "" } as const]
        : [
            ...(input.admit?.(heldRows) ?? []),
            ...(await calendarProblems(tx, held, parsed, { plan, by, at })),
          ];
      if (problems.length > 0) return { ok: false, cells: [], problems };
      const told = withoutAmended(held, parsed);
      const rows = calendarRowsOf(told);
      const changes = calendarChanges(heldRows, rows);
      const digest = digestOf(changes);
      if (typeof input.seen === "string" && input.seen !== digest)
        return { ok: false, cells: [], problems: [{ code: "changed_since_preview", held: "" }] };
      const row = plan === null ? null : await findPlanRow(tx, plan);
      await importSchedule({ tx, at, newId: deps.newId, tally }, { planId: row?.id ?? null, ...told });
      taken = { ok: true, ...tally, changes, digest, rows: calendarRowsOf(parsed) };
      if (input.dryRun) throw new DryRun();
      if (tally.created + tally.updated > 0)
        await note(tx, input, { planId: row?.id ?? null, tally, told, at });
      return taken;
    });
  } catch (error) {
    if (error instanceof DryRun && taken !== null) return taken;
    throw error;
  }
}

type Noted = { planId: string | null; tally: Tally; told: CalendarSource; at: Date };

async function note(tx: Tx, { plan, by }: ImportInput, { planId, tally, told, at }: Noted): Promise<void> {
  const tables = Object.entries(calendarRowsOf(told)).flatMap(([name, rows]) =>
    rows.length === 0 ? [] : [`${name}.csv`],
  );
  const entry = {
    ...{ actorId: by?.actor.userId ?? null, actorLabel: by?.name ?? "Capaian", planId },
    ...{ action: "schedule.imported", subjectType: "schedule", subjectId: plan ?? "", before: null },
    ...{ after: { ...tally, tables: tables.sort() }, reason: null },
  };
  await appendAudit(tx, entry, { at });
  await bumpDataVersion(tx);
}

function isEmpty(told: CalendarSource): boolean {
  return Object.values(calendarRowsOf(told)).every((table) => table.length === 0);
}

/** What an amendment published is kept under its name: tables that repeat it add nothing. */
function withoutAmended(held: CalendarSource, { regulations, schedule }: CalendarSource): CalendarSource {
  const { versions, occurrences } = held.schedule;
  const published = {
    versions: versions.filter(({ amendment }) => amendment !== undefined),
    occurrences: occurrences.filter(({ amendment }) => amendment !== undefined),
  };
  const said = new Set(datesOf(published).map(factText));
  return {
    regulations,
    schedule: {
      ...schedule,
      versions: schedule.versions.filter(
        (version) =>
          !datesOf({ versions: [version], occurrences: [] }).some((date) => said.has(factText(date))),
      ),
      occurrences: schedule.occurrences.filter(
        (occurrence) =>
          !datesOf({ versions: [], occurrences: [occurrence] }).some((date) => said.has(factText(date))),
      ),
    },
  };
}

function digestOf(changes: ReadonlyArray<CalendarChange>): string {
  return createHash("sha256").update(JSON.stringify(changes)).digest("base64url");
}
