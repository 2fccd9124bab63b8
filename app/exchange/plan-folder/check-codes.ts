import type { SourceProblem } from "./problem.ts";
import type { Tables } from "./read-tables.ts";

/** Every code that rows of the folder may name, by the file that lists it. */
export type Codes = Readonly<Record<CodeFile, ReadonlySet<string>>>;
type CodeFile =
  | "organisations.csv"
  | "regulations.csv"
  | "calendars.csv"
  | "stages.csv"
  | "events.csv"
  | "checkpoints.csv"
  | "commitments.csv"
  | "actions.csv"
  | "milestones.csv"
  | "indicators.csv"
  | "slots.csv"
  | "elements.csv"
  | "systems.csv";

/** Collects the codes; a code that stands twice is a problem. */
export function collectCodes(tables: Tables, problems: Array<SourceProblem>): Codes {
  const unique = makeUnique(problems);
  unique("stage_versions.csv", "known_on", tables.stageVersions, (row) =>
    [row.calendar, row.stage, row.planned_or_actual, row.known_on].join("/"),
  );
  unique("occurrences.csv", "known_on", tables.occurrences, (row) =>
    [row.calendar, row.event, row.known_on].join("/"),
  );
  unique("holidays.csv", "known_on", tables.holidays, (row) => `${row.day}/${row.known_on}`);
  unique("owners.csv", "organisation", tables.owners, (row) => `${row.milestone}/${row.organisation}`);
  unique("discrepancies.csv", "code", tables.discrepancies, (row) => row.code);
  const contradictions = new Set(tables.discrepancies.map(({ value }) => value.code));
  unique("unknowns.csv", "code", tables.unknowns, (row) => row.code, contradictions);
  return {
    "organisations.csv": unique("organisations.csv", "slug", tables.organisations, (row) => row.slug),
    "regulations.csv": unique("regulations.csv", "code", tables.regulations, (row) => row.code),
    "calendars.csv": unique("calendars.csv", "code", tables.calendars, (row) => row.code),
    "stages.csv": unique("stages.csv", "code", tables.stages, (row) => `${row.calendar}/${row.code}`),
    "events.csv": unique("events.csv", "code", tables.events, (row) => `${row.calendar}/${row.code}`),
    "checkpoints.csv": unique("checkpoints.csv", "code", tables.checkpoints, (row) => row.code),
    "commitments.csv": unique("commitments.csv", "code", tables.commitments, (row) => row.code),
    "actions.csv": unique("actions.csv", "code", tables.actions, (row) => row.code),
    "milestones.csv": unique("milestones.csv", "code", tables.milestones, (row) => row.code),
    "indicators.csv": unique("indicators.csv", "code", tables.indicators, (row) => row.code),
    "slots.csv": unique("slots.csv", "code", tables.slots, (row) => row.code),
    "elements.csv": unique("elements.csv", "key", tables.elements, (row) => `${row.slot}/${row.key}`),
    "systems.csv": unique("systems.csv", "slug", tables.systems, (row) => row.slug),
  };
}

/** A collector of codes that tells of one that stands twice. */
export function makeUnique(problems: Array<SourceProblem>) {
  return function unique<Value>(
    file: string,
    column: string,
    rows: ReadonlyArray<{ row: number; value: Value }>,
    keyOf: (value: Value) => string,
    taken: ReadonlySet<string> = new Set(),
  ): Set<string> {
    const keys = new Set(taken);
    for (const { row, value } of rows) {
      const held = keyOf(value);
      if (keys.has(held)) problems.push({ file, row, column, code: "duplicate", held, expected: "" });
      keys.add(held);
    }
    return keys;
  };
}
