import { appendAudit } from "#app/data/audit.server.ts";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { type Db, inTransaction, type Tx } from "#app/data/db.server.ts";
import type { Tally } from "#app/data/plan-write-rows.server.ts";
import { findPlanRow } from "#app/data/review-reasons.server.ts";
import { importSchedule, loadWholeSchedule, storedDates } from "#app/data/schedule-import.server.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Schedule } from "#app/domain/schedule.ts";
import { scheduleProblems } from "#app/domain/schedule-check.ts";
import { type ParsedCalendar, parseCalendar } from "#app/exchange/plan-folder/parse-calendar.ts";
import type { SourceProblem } from "#app/exchange/plan-folder/problem.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { mayWriteCalendar } from "./calendar-writer.server.ts";

/** What keeps tables from being taken in, beyond cells that cannot be read. */
export type ImportProblem = {
  code: "circle" | "dangling" | "backwards" | "known_already" | "not_allowed" | "nothing";
  held: string;
};

export type ImportOutcome =
  | ({ ok: true } & Tally)
  | { ok: false; cells: ReadonlyArray<SourceProblem>; problems: ReadonlyArray<ImportProblem> };

export type ImportInput = {
  /** Tables by file name: `stages.csv`. */
  files: Readonly<Record<string, string>>;
  /** Slug of the plan that runs by the calendars from now on; null writes the calendars only. */
  plan: string | null;
  /** Null for the operator, who writes from the command line. */
  by: { actor: Actor; name: string } | null;
  dryRun: boolean;
};

/** Thrown to leave a transaction without writing anything. */
class DryRun extends Error {}

type Parsed = Extract<ParsedCalendar, { ok: true }>;

/**
 * Takes tables of regulations, calendars, stages, versions, events, occurrences and holidays in, all or nothing.
 * Names that lead nowhere and circles are refused with their path; the same tables again change nothing.
 */
export async function importCalendar(
  { files, plan, by, dryRun }: ImportInput,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<ImportOutcome> {
  const parsed = parseCalendar(files);
  if (!parsed.ok) return { ok: false, cells: parsed.problems, problems: [] };
  const at = deps.now();
  const tally: Tally = { created: 0, updated: 0, unchanged: 0 };
  try {
    return await inTransaction(deps.db, async (tx): Promise<ImportOutcome> => {
      const problems = await problemsOf(tx, parsed, { plan, by, at });
      if (problems.length > 0) return { ok: false, cells: [], problems };
      const row = plan === null ? null : await findPlanRow(tx, plan);
      const { regulations, schedule } = parsed;
      const load = { tx, at, newId: deps.newId, tally };
      await importSchedule(load, { planId: row?.id ?? null, regulations, schedule });
      if (dryRun) throw new DryRun();
      if (tally.created + tally.updated === 0) return { ok: true, ...tally };
      const entry = {
        ...{ actorId: by?.actor.userId ?? null, actorLabel: by?.name ?? "Capaian", planId: row?.id ?? null },
        ...{ action: "schedule.imported", subjectType: "schedule", subjectId: plan ?? "", before: null },
        ...{ after: { ...tally, tables: Object.keys(files).sort() }, reason: null },
      };
      await appendAudit(tx, entry, { at });
      await bumpDataVersion(tx);
      return { ok: true, ...tally };
    });
  } catch (error) {
    if (error instanceof DryRun) return { ok: true, ...tally };
    throw error;
  }
}

async function problemsOf(
  tx: Tx,
  parsed: Parsed,
  { plan, by, at }: { plan: string | null; by: ImportInput["by"]; at: Date },
): Promise<Array<ImportProblem>> {
  const { calendars, stages, versions, events, occurrences, holidays = [] } = parsed.schedule;
  const rows = [calendars, stages, versions, events, occurrences, holidays, parsed.regulations];
  if (rows.every((table) => table.length === 0)) return [{ code: "nothing", held: "" }];
  const held = await loadWholeSchedule(tx);
  return [
    ...(await barred(tx, parsed, { plan, by, at })),
    ...danglingCalendars(held, parsed),
    ...scheduleProblems(together(held, parsed)).map(({ kind, path }) => ({
      ...{ code: kind, held: path.join(" → ") },
    })),
    ...(await rewritten(tx, parsed)),
  ];
}

/** The calendars as they would stand: rows of the tables win over those of the same key. */
function together(held: Schedule, { schedule }: Parsed): Schedule {
  const newStages = new Set(schedule.stages.map(({ key }) => key));
  const newEvents = new Set(schedule.events.map(({ key }) => key));
  return {
    ...held,
    stages: [...held.stages.filter(({ key }) => !newStages.has(key)), ...schedule.stages],
    events: [...held.events.filter(({ key }) => !newEvents.has(key)), ...schedule.events],
    versions: [...held.versions, ...schedule.versions],
    occurrences: [...held.occurrences, ...schedule.occurrences],
  };
}

function danglingCalendars(held: Schedule, { schedule }: Parsed): Array<ImportProblem> {
  const known = new Set([...held.calendars, ...schedule.calendars].map(({ code }) => code));
  return schedule.stages
    .filter(({ calendar }) => !known.has(calendar))
    .map(({ key, calendar }) => ({ code: "dangling", held: `${key} → ${calendar}` }));
}

/** A date is never rewritten: another one under the same day known is refused. */
async function rewritten(tx: Tx, { schedule }: Parsed): Promise<Array<ImportProblem>> {
  const stored = await storedDates(tx);
  const told = [
    ...schedule.versions.map(({ code, start, end, condition }) => {
      const conditionJson = condition === null ? null : JSON.stringify(condition);
      return {
        code,
        said: { startJson: JSON.stringify(start), endJson: JSON.stringify(end), conditionJson },
      };
    }),
    ...schedule.occurrences.map(({ code, occurredOn, outcome }) => ({ code, said: { occurredOn, outcome } })),
  ];
  return told
    .filter(({ code, said }) => stored.has(code) && stored.get(code) !== JSON.stringify(said))
    .map(({ code }) => ({ code: "known_already", held: code }));
}

/** Calendars this person may not write in every plan that runs by them. */
async function barred(
  tx: Db | Tx,
  { schedule }: Parsed,
  { plan, by, at }: { plan: string | null; by: ImportInput["by"]; at: Date },
): Promise<Array<ImportProblem>> {
  if (by === null) return [];
  const keys = [...schedule.stages, ...schedule.events].map(({ key }) => key);
  const dated = [
    ...schedule.versions.map(({ stage }) => stage),
    ...schedule.occurrences.map(({ event }) => event),
  ];
  const named = [...keys, ...dated].map((key) => key.slice(0, key.indexOf("/")));
  const calendars = new Set([...schedule.calendars.map(({ code }) => code), ...named]);
  const problems: Array<ImportProblem> = [];
  for (const calendar of calendars.size === 0 ? [""] : calendars) {
    const asked = { actor: by.actor, plan: plan ?? "", calendar, at };
    if (!(await mayWriteCalendar(tx, asked))) problems.push({ code: "not_allowed", held: calendar });
  }
  return problems;
}
