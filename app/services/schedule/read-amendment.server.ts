import type { AmendmentChanges, EventChange, StageChange } from "#app/domain/amendment.ts";
import { type AmendmentProblem, stageChangeOf } from "#app/domain/amendment-form.ts";
import type { TypedAmendment } from "#app/domain/amendment-page.ts";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { ScheduleIndex } from "#app/domain/schedule.ts";
import { readAmendmentTable } from "#app/exchange/amendment-table.server.ts";
import { boundaryTyped, conditionTyped } from "#app/exchange/plan-folder/written-boundary.ts";

type Reading = {
  calendar: string;
  schedule: ScheduleIndex;
  on: CalendarDate;
  problems: Array<AmendmentProblem>;
};

/** Turns what was typed into changes; what cannot be read is told by its place. */
export function readAmendment(
  typed: TypedAmendment,
  { calendar, schedule }: { calendar: string; schedule: ScheduleIndex },
): { changes: AmendmentChanges; effectiveOn: CalendarDate | null; problems: Array<AmendmentProblem> } {
  const problems: Array<AmendmentProblem> = [];
  const effective = CalendarDateSchema.safeParse(typed.effectiveOn.trim());
  if (!effective.success) problems.push({ code: "day_missing", place: "", held: typed.effectiveOn });
  if (typed.regulation === "") problems.push({ code: "regulation_missing", place: "", held: "" });
  if (typed.citation.trim() === "") problems.push({ code: "citation_missing", place: "", held: "" });
  if (!effective.success) return { changes: { stages: [], events: [] }, effectiveOn: null, problems };
  const reading = { calendar, schedule, on: effective.data, problems };
  const rows = new Map(typed.stages.map((row) => [row.stage, row]));
  for (const row of tableRows(typed.table, reading)) rows.set(row.stage, row);
  const changes = {
    stages: [...rows.values()].flatMap((row) => stageOf(row, reading)),
    events: typed.events.flatMap((row) => eventOf(row, reading)),
  };
  return { changes, effectiveOn: effective.data, problems };
}

function tableRows(table: string, { calendar, problems }: Reading) {
  if (table.trim() === "") return [];
  const read = readAmendmentTable(calendar, table);
  if (read.ok) return read.rows;
  for (const { row, column, held, expected } of read.problems) {
    const place = [row === null ? "" : String(row), column ?? ""].filter((part) => part !== "").join(", ");
    problems.push({ code: "table_broken", place, held: held === "" ? expected : held });
  }
  return [];
}

function stageOf(row: TypedAmendment["stages"][number], reading: Reading): Array<StageChange> {
  const { calendar, schedule, on, problems } = reading;
  if ([row.start, row.end].every((each) => each.trim() === "")) return [];
  const before = problems.length;
  const key = `${calendar}/${row.stage}`;
  if (schedule.stage(key) === null)
    problems.push({ code: "unknown_stage", place: row.stage, held: row.stage });
  const edge = (held: string) => {
    const boundary = held.trim() === "" ? null : boundaryTyped(calendar, held);
    if (held.trim() !== "" && boundary === null)
      problems.push({ code: "not_a_boundary", place: row.stage, held });
    return boundary;
  };
  const [start, end] = [edge(row.start), edge(row.end)];
  const condition = row.condition.trim() === "" ? null : conditionTyped(calendar, row.condition);
  if (row.condition.trim() !== "" && condition === null)
    problems.push({ code: "not_a_condition", place: row.stage, held: row.condition });
  if (problems.length > before) return [];
  const change = stageChangeOf(key, { start, end, condition }, schedule.versionAsOf(key, on));
  if (change === null) problems.push({ code: "end_missing", place: row.stage, held: "" });
  return change === null ? [] : [change];
}

function eventOf(row: TypedAmendment["events"][number], reading: Reading): Array<EventChange> {
  const { calendar, schedule, problems } = reading;
  const [day, outcome] = [row.occurredOn.trim(), row.outcome.trim()];
  if (day === "" && outcome === "") return [];
  const event = `${calendar}/${row.event}`;
  if (schedule.event(event) === null)
    problems.push({ code: "unknown_event", place: row.event, held: row.event });
  if (day === "unset") return [{ event, occurredOn: null, outcome: null }];
  const read = CalendarDateSchema.safeParse(day);
  if (day !== "" && !read.success) {
    problems.push({ code: "not_a_day", place: row.event, held: day });
    return [];
  }
  return [{ event, occurredOn: read.data ?? null, outcome: outcome === "" ? null : outcome }];
}
