import { type PlanFiles, readIfThere, readTable } from "./csv-table.ts";
import * as columns from "./plan-tables.ts";
import type { SourceProblem } from "./problem.ts";
import * as schedule from "./schedule-tables.ts";

export type Tables = ReturnType<typeof readTables>;

/** Every table of the folder, each row checked by itself. */
export function readTables(files: PlanFiles, problems: Array<SourceProblem>) {
  return {
    organisations: readTable(files, "organisations.csv", columns.Organisations, problems),
    regulations: readTable(files, "regulations.csv", schedule.Regulations, problems),
    calendars: readTable(files, "calendars.csv", schedule.Calendars, problems),
    stages: readTable(files, "stages.csv", schedule.Stages, problems),
    stageVersions: readTable(files, "stage_versions.csv", schedule.StageVersions, problems),
    events: readTable(files, "events.csv", schedule.Events, problems),
    occurrences: readTable(files, "occurrences.csv", schedule.Occurrences, problems),
    holidays: readIfThere(files, "holidays.csv", schedule.Holidays, problems),
    checkpoints: readTable(files, "checkpoints.csv", columns.Checkpoints, problems),
    commitments: readTable(files, "commitments.csv", columns.Commitments, problems),
    actions: readTable(files, "actions.csv", columns.Actions, problems),
    milestones: readTable(files, "milestones.csv", columns.Milestones, problems),
    owners: readTable(files, "owners.csv", columns.Owners, problems),
    indicators: readTable(files, "indicators.csv", columns.Indicators, problems),
    slots: readTable(files, "slots.csv", columns.Slots, problems),
    elements: readTable(files, "elements.csv", columns.Elements, problems),
    systems: readTable(files, "systems.csv", columns.Systems, problems),
    discrepancies: readTable(files, "discrepancies.csv", columns.Discrepancies, problems),
    unknowns: readTable(files, "unknowns.csv", columns.Unknowns, problems),
  };
}
