import { plansByCalendar } from "#app/data/amendments.server.ts";
import type { Db, Tx } from "#app/data/db.server.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Schedule } from "#app/domain/schedule.ts";
import { scheduleProblems } from "#app/domain/schedule-check.ts";
import { movedDates } from "#app/domain/schedule-moves.ts";
import type { CalendarSource } from "#app/exchange/plan-folder/parse-calendar.ts";
import { typedBoundary, typedCondition } from "#app/exchange/plan-folder/written-boundary.ts";
import { mayWriteCalendar } from "./calendar-writer.server.ts";

/** What keeps tables from being taken in, beyond cells that cannot be read. */
export type CalendarProblem = {
  code:
    | ("circle" | "dangling" | "backwards" | "known_already" | "not_allowed" | "nothing")
    | ("changed_since_preview" | "moves_dates" | "taken");
  held: string;
};

export type Writer = { plan: string | null; by: { actor: Actor; name: string } | null; at: Date };

/** Whatever is wrong with what the tables say beside what is held; empty when they can be taken in. */
export async function calendarProblems(
  tx: Db | Tx,
  held: CalendarSource,
  told: CalendarSource,
  writer: Writer,
): Promise<Array<CalendarProblem>> {
  const after = together(held.schedule, told);
  const problems = [
    ...(await barred(tx, told, writer)),
    ...danglingNames(held, told),
    ...scheduleProblems(after).map(({ kind, path }) => ({ code: kind, held: path.join(" → ") })),
    ...rewritten(held, told),
  ];
  return problems.length > 0 || writer.by === null ? problems : moved(tx, held.schedule, after);
}

/** Days of an adopted plan's calendar that would move: only an amendment moves them, which tells whom it concerns. */
async function moved(tx: Db | Tx, before: Schedule, after: Schedule): Promise<Array<CalendarProblem>> {
  const problems: Array<CalendarProblem> = [];
  const adopted = new Map<string, boolean>();
  for (const { stage, edge, from, to } of movedDates(before, after)) {
    const calendar = stage.slice(0, stage.indexOf("/"));
    if (!adopted.has(calendar)) {
      const plans = await plansByCalendar(tx, calendar);
      adopted.set(
        calendar,
        plans.some(({ state }) => state !== "proposed"),
      );
    }
    if (adopted.get(calendar))
      problems.push({ code: "moves_dates", held: `${stage} ${edge} ${from} → ${to ?? "–"}` });
  }
  return problems;
}

/** The calendars as they would stand: rows of the tables win over those of the same key. */
export function together(held: Schedule, { schedule }: CalendarSource): Schedule {
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

/** Calendars of stages and events, and regulations of versions, that nothing lists. */
function danglingNames(held: CalendarSource, told: CalendarSource): Array<CalendarProblem> {
  const calendars = new Set([...held.schedule.calendars, ...told.schedule.calendars].map(({ code }) => code));
  const regulations = new Set([...held.regulations, ...told.regulations].map(({ code }) => code));
  const members = [
    ...told.schedule.stages.map(({ key, calendar }) => ({ key, calendar })),
    ...told.schedule.events.map(({ key }) => ({ key, calendar: key.slice(0, key.indexOf("/")) })),
  ];
  return [
    ...members
      .filter(({ calendar }) => !calendars.has(calendar))
      .map(({ key, calendar }) => ({ key, name: calendar })),
    ...told.schedule.versions.flatMap(({ stage, regulation }) =>
      regulation === null || regulations.has(regulation) ? [] : [{ key: stage, name: regulation }],
    ),
  ].map(({ key, name }) => ({ code: "dangling", held: `${key} → ${name}` }));
}

/** A date is never rewritten: another one under the same day known is refused. */
function rewritten(held: CalendarSource, told: CalendarSource): Array<CalendarProblem> {
  const stored = datesOf(held.schedule);
  const known = new Set(stored.map(({ fact }) => fact));
  const said = new Set(stored.map(factText));
  return datesOf(told.schedule)
    .filter((date) => known.has(date.fact) && !said.has(factText(date)))
    .map(({ fact }) => ({ code: "known_already", held: fact }));
}

/** What is told of a stage or an event under a day known, such as `pemilu-2024/T05/planned/2022-06-09`. */
type ToldDate = { fact: string; said: string };

export function datesOf({
  versions,
  occurrences,
}: Pick<Schedule, "versions" | "occurrences">): Array<ToldDate> {
  return [
    ...versions.map(({ stage, kind, knownOn, start, end, condition }) => ({
      fact: `${stage}/${kind}/${knownOn}`,
      said: [typedBoundary(start), typedBoundary(end), typedCondition(condition)].join(" "),
    })),
    ...occurrences.map(({ event, knownOn, occurredOn, outcome }) => ({
      ...{ fact: `${event}/${knownOn}`, said: [occurredOn ?? "", outcome ?? ""].join(" ") },
    })),
  ];
}

export function factText({ fact, said }: ToldDate): string {
  return `${fact} ${said}`;
}

/** Calendars this person may not write in every plan that runs by them. */
async function barred(
  tx: Db | Tx,
  { schedule }: CalendarSource,
  { plan, by, at }: Writer,
): Promise<Array<CalendarProblem>> {
  if (by === null) return [];
  const keys = [...schedule.stages, ...schedule.events].map(({ key }) => key);
  const dated = [
    ...schedule.versions.map(({ stage }) => stage),
    ...schedule.occurrences.map(({ event }) => event),
  ];
  const named = [...keys, ...dated].map((key) => key.slice(0, key.indexOf("/")));
  const calendars = new Set([...schedule.calendars.map(({ code }) => code), ...named]);
  const problems: Array<CalendarProblem> = [];
  for (const calendar of calendars.size === 0 ? [""] : calendars) {
    const asked = { actor: by.actor, plan: plan ?? "", calendar, at };
    if (!(await mayWriteCalendar(tx, asked))) problems.push({ code: "not_allowed", held: calendar });
  }
  return problems;
}
