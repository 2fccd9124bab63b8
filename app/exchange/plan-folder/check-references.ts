import type { Codes } from "./check-codes.ts";
import { checkPointers } from "./check-pointers.ts";
import type { CatalogueFile } from "./plan-catalogue.ts";
import type { PlanFile } from "./plan-frame.ts";
import type { SourceProblem } from "./problem.ts";
import type { Tables } from "./read-tables.ts";

type Refer = ReturnType<typeof makeRefer>;

/** Every code that a row names stands in the table that lists it. */
export function checkReferences(
  tables: Tables,
  yaml: { plan: PlanFile; catalogue: CatalogueFile },
  codes: Codes,
  problems: Array<SourceProblem>,
): void {
  const refer = makeRefer(codes, problems);
  checkSchedule(tables, refer);
  checkMatrix(tables, refer);
  refer(
    "organisations.csv",
    tables.organisations,
    "organisations.csv",
    "parent_slug",
    (row) => row.parent_slug,
  );
  refer("regulations.csv", tables.regulations, "regulations.csv", "amends", (row) => row.amends);
  refer("systems.csv", tables.systems, "actions.csv", "actions", (row) => row.actions);
  refer("plan.yaml", valuesOf(yaml.plan.roles), "organisations.csv", "roles", (role) => role.organisation);
  const catalogue = valuesOf([yaml.catalogue]);
  refer("catalogue.yaml", catalogue, "organisations.csv", "owner", ({ owner }) => owner);
  refer("catalogue.yaml", catalogue, "systems.csv", "system", ({ system }) => system);
  checkPointers(tables, new Set([yaml.catalogue.code]), codes, problems);
}

function checkSchedule(tables: Tables, refer: Refer): void {
  const { calendars, stages, stageVersions, events, occurrences } = tables;
  refer("calendars.csv", calendars, "regulations.csv", "regulation", (row) => row.regulation);
  refer("stages.csv", stages, "calendars.csv", "calendar", (row) => row.calendar);
  refer("stages.csv", stages, "stages.csv", "parent", ({ calendar, parent }) => within(calendar, parent));
  refer("events.csv", events, "calendars.csv", "calendar", (row) => row.calendar);
  refer("occurrences.csv", occurrences, "events.csv", "event", (row) => within(row.calendar, row.event));
  const file = "stage_versions.csv";
  refer(file, stageVersions, "stages.csv", "stage", (row) => within(row.calendar, row.stage));
  refer(file, stageVersions, "regulations.csv", "regulation", (row) => row.regulation);
  refer(file, stageVersions, "events.csv", "condition", (row) => within(row.calendar, row.condition?.event));
  for (const edge of ["start", "end"] as const) {
    refer(file, stageVersions, "events.csv", edge, (row) =>
      row[edge]?.kind === "event" ? within(row.calendar, row[edge].event) : null,
    );
    refer(file, stageVersions, "stages.csv", edge, (row) =>
      row[edge]?.kind === "stage" ? within(row.calendar, row[edge].stage) : null,
    );
  }
}

function checkMatrix(tables: Tables, refer: Refer): void {
  const { actions, milestones, owners, indicators, slots, elements } = tables;
  refer("actions.csv", actions, "commitments.csv", "commitment", (row) => row.commitment);
  refer("actions.csv", actions, "systems.csv", "system", (row) => row.system);
  refer("milestones.csv", milestones, "actions.csv", "action", (row) => row.action);
  refer("milestones.csv", milestones, "checkpoints.csv", "checkpoint", (row) => row.checkpoint);
  refer("milestones.csv", milestones, "regulations.csv", "legal_basis", (row) => row.legal_basis);
  refer("milestones.csv", milestones, "stages.csv", "deadline_stage", (row) =>
    row.deadline_kind === "stage" ? within(row.deadline_calendar ?? "", row.deadline_stage) : null,
  );
  refer("owners.csv", owners, "milestones.csv", "milestone", (row) => row.milestone);
  refer("owners.csv", owners, "organisations.csv", "organisation", (row) => row.organisation);
  refer("indicators.csv", indicators, "milestones.csv", "milestone", (row) => row.milestone);
  refer("slots.csv", slots, "milestones.csv", "milestone", (row) => row.milestone);
  refer("elements.csv", elements, "slots.csv", "slot", (row) => row.slot);
  refer("elements.csv", elements, "systems.csv", "source_system", (row) => row.source_system);
}

/** `calendar/code`; null where nothing is named. */
function within(calendar: string, code: string | null | undefined): string | null {
  return code == null ? null : `${calendar}/${code}`;
}

function makeRefer(codes: Codes, problems: Array<SourceProblem>) {
  return function refer<Value>(
    file: string,
    rows: ReadonlyArray<{ row: number | null; value: Value }>,
    expected: keyof Codes,
    column: string,
    named: (value: Value) => ReadonlyArray<string> | string | null,
  ): void {
    for (const { row, value } of rows) {
      const names = named(value) ?? [];
      for (const held of typeof names === "string" ? [names] : names) {
        if (!codes[expected].has(held))
          problems.push({ file, row, column, code: "unknown_reference", held, expected });
      }
    }
  };
}

function valuesOf<Value>(values: ReadonlyArray<Value>): Array<{ row: null; value: Value }> {
  return values.map((value) => ({ row: null, value }));
}
