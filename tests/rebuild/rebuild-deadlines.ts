import { type CsvRow, cell, knownBy, numberIn, optional, type Published, rowsOf } from "./read-files.ts";

/** A day, or why there is none. */
export type Dated = { day: string } | { waiting: true } | { void: true } | { none: true };

/** What the published calendar says of deadlines on a day, worked out from the files alone. */
export function deadlinesFrom(files: Published, day: string) {
  const stages = new Map(rowsOf(files, "stages").map((row) => [cell(row, "key"), row]));
  const children = (key: string) => [...stages.values()].filter((row) => cell(row, "parent") === key);
  const versions = byDay(knownBy(rowsOf(files, "stage_versions"), day)).filter(
    (row) => cell(row, "kind") === "planned",
  );
  const occurrences = byDay(knownBy(rowsOf(files, "event_occurrences"), day));
  const rules = rowsOf(files, "deadline_rules");

  function edge(key: string, side: string): Dated {
    const version = versions.findLast((row) => cell(row, "stage") === key);
    if (version === undefined) return hull(key, side);
    const condition = optional(version, "condition_event");
    if (condition !== null) {
      const outcome = occurrences.findLast((row) => cell(row, "event") === condition);
      if (outcome === undefined) return { waiting: true };
      if (cell(outcome, "outcome") !== cell(version, "condition_outcome")) return { void: true };
    }
    const rule = optional(version, `${side}_rule`);
    if (rule === null) return { waiting: true };
    if (rule === "date") return { day: cell(version, `${side}_on`) };
    const offset = numberIn(version, `${side}_offset_days`);
    if (rule === "stage")
      return moved(edge(cell(version, `${side}_stage`), cell(version, `${side}_edge`)), offset);
    const happened = occurrences.findLast((row) => cell(row, "event") === cell(version, `${side}_event`));
    if (happened === undefined) return { waiting: true };
    const on = optional(happened, "occurred_on");
    return on === null ? { void: true } : { day: plus(on, offset) };
  }

  function hull(key: string, side: string): Dated {
    const parts = children(key).map((child) => edge(cell(child, "key"), side));
    const waits = parts.some((part) => "waiting" in part);
    if (side === "end" && waits) return { waiting: true };
    const days = parts.flatMap((part) => ("day" in part ? [part.day] : [])).sort();
    const outermost = side === "start" ? days[0] : days.at(-1);
    if (outermost !== undefined) return { day: outermost };
    return waits || parts.length === 0 ? { waiting: true } : (parts[0] ?? { waiting: true });
  }

  function ruleOf(milestone: string): CsvRow | undefined {
    const of = rules.filter((row) => cell(row, "milestone") === milestone);
    return of.findLast((row) => cell(row, "known_on") <= day) ?? of[0];
  }

  function deadline(milestone: string): Dated {
    const rule = ruleOf(milestone);
    if (rule === undefined) return { none: true };
    if (cell(rule, "kind") === "fixed") return { day: cell(rule, "fixed_on") };
    return moved(edge(cell(rule, "stage"), cell(rule, "edge")), numberIn(rule, "offset_days"));
  }

  /** The top stage the deadline hangs on. */
  function stageOf(milestone: string): string {
    const rule = ruleOf(milestone);
    let key = rule === undefined ? null : optional(rule, "stage");
    if (key === null) return "outside";
    for (let row = stages.get(key); row !== undefined; row = stages.get(cell(row, "parent")))
      key = cell(row, "key");
    return key;
  }

  return { deadline, stageOf };
}

function byDay(rows: ReadonlyArray<CsvRow>): Array<CsvRow> {
  return rows.toSorted((a, b) => cell(a, "known_on").localeCompare(cell(b, "known_on")));
}

function moved(dated: Dated, days: number): Dated {
  return "day" in dated ? { day: plus(dated.day, days) } : dated;
}

function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
