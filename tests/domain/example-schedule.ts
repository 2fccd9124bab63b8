import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { DeadlineRule } from "#app/domain/deadline.ts";
import {
  type Boundary,
  type EdgeResolution,
  indexSchedule,
  type ScheduleIndex,
  type StageVersion,
} from "#app/domain/schedule.ts";
import type { Holiday } from "#app/domain/working-days.ts";
import { readTable } from "#app/exchange/plan-folder/csv-table.ts";
import type { SourceProblem } from "#app/exchange/plan-folder/problem.ts";
import { Holidays } from "#app/exchange/plan-folder/schedule-tables.ts";
import { anOccurrence, aSchedule, aStage, aVersion, day, fixedRule, stageRule } from "../factories.ts";
import { listOf, oneOf, type RuleRow, ruleTable } from "../rule-tables.ts";

/** The schedule written in the tables of docs/rules/deadlines.md. */
export function exampleSchedule(): ScheduleIndex {
  const rows = ruleTable("deadlines.md", "Stages of the example");
  const parents = new Map(rows.map(({ cell }) => [cell("stage"), cell("parent")]));
  const stages = [...parents].map(([key, parent]) => aStage(key, parent === "–" ? null : parent));
  const tops = [...new Set(parents.values())].filter((key) => key !== "–").map((key) => aStage(key));
  const occurrences = ruleTable("deadlines.md", "Events of the example").map(({ cell }) =>
    anOccurrence(cell("event"), {
      occurredOn: cell("day") === "–" ? null : day(cell("day")),
      outcome: cell("outcome") === "–" ? null : cell("outcome"),
      knownOn: day(cell("known on")),
    }),
  );
  const all = [...tops, ...stages, aStage("T13")];
  const holidays = realHolidays();
  return indexSchedule({
    ...aSchedule({ stages: all, versions: rows.map(versionOf), occurrences }),
    holidays,
  });
}

/** The holidays of the real plan. */
export function realHolidays(): Array<Holiday> {
  const text = readFileSync(join("seed", "ran-ogi-vii", "holidays.csv"), "utf8");
  const problems: Array<SourceProblem> = [];
  const rows = readTable({ "holidays.csv": text }, "holidays.csv", Holidays, problems);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return rows.map(({ value: { name, name_en, known_on, ...rest } }) => ({
    ...rest,
    name: { id: name, en: name_en },
    knownOn: known_on,
  }));
}

function versionOf({ cell }: RuleRow): StageVersion {
  const end = boundaryOf(cell("end"));
  if (end === null) throw new Error(`${cell("stage")} has no end`);
  const [event = "", outcome = ""] = cell("condition").split(" = ");
  const condition = cell("condition") === "–" ? null : { event, outcome };
  const knownOn = day(cell("known on"));
  return aVersion(cell("stage"), { start: boundaryOf(cell("start")), end, condition, knownOn });
}

function boundaryOf(text: string): Boundary | null {
  if (text === "–") return null;
  if (text === "unset") return { kind: "unset" };
  const anchored = /^(\S+)( start| end)? ([+−]\d+)( working)?$/.exec(text);
  if (anchored === null) return { kind: "date", on: day(text) };
  const [, anchor = "", edge, offset = "", working] = anchored;
  const days = working === undefined ? {} : { dayKind: "working" as const };
  const counted = { offsetDays: Number(offset.replace("−", "-")), ...days };
  if (edge === undefined) return { kind: "event", event: anchor, ...counted };
  return { kind: "stage", stage: anchor, edge: oneOf(["start", "end"], edge.trim()), ...counted };
}

/** Rules as the tables write them: `T03 end +3; since 2023-05-01 on 2023-06-30`. */
export function rulesOf(text: string): Array<DeadlineRule> {
  return listOf(text).map((part) => {
    const since = /^since (\S+) /.exec(part);
    const knownOn = since?.[1] ?? "2022-11-16";
    const [first = "", second = "", offset = "0", working] = part.replace(/^since \S+ /, "").split(" ");
    if (first === "on") return fixedRule(second, knownOn);
    if (first === "granted") return { ...fixedRule(second, knownOn), extension: "request" };
    const days = working === undefined ? {} : { dayKind: "working" as const };
    const offsetDays = Number(offset.replace("−", "-"));
    return stageRule(first, {
      edge: oneOf(["start", "end"], second),
      offsetDays,
      ...days,
      knownOn: day(knownOn),
    });
  });
}

/** An answer as the tables write it. */
export function answerOf(
  edge: EdgeResolution | { kind: "dated"; dueOn: CalendarDate } | { kind: "none" },
): string {
  if (edge.kind === "none") return "none";
  if (edge.kind === "waiting") return `waiting: ${edge.for.kind} ${edge.for.key}`;
  if (edge.kind === "void") return `void: ${edge.event}`;
  return "on" in edge ? edge.on : edge.dueOn;
}
