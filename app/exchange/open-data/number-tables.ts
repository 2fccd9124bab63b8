import { z } from "zod";
import { CHANGE_KINDS, type Change } from "#app/domain/change.ts";
import { changesAsOf } from "#app/domain/changes.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { type Bilingual, leadOf } from "#app/domain/plan.ts";
import { rollUp, type StatusCounts } from "#app/domain/roll-up.ts";
import { topStageOf } from "#app/domain/stage-row.ts";
import { Count, Day, Flag, Instant, Percent, Status, Text, Weight } from "./fields.ts";
import { type TableView, table, titles } from "./view.ts";

const SCOPES = ["plan", "stage", "commitment", "owner", "checkpoint"] as const;

/** Code of the milestones whose deadline hangs on no stage. */
const OUTSIDE = "outside";

type Group = {
  scope: (typeof SCOPES)[number];
  code: string;
  title: Bilingual;
  of: ReadonlyArray<MilestoneStanding>;
};

/** Everything that is summed up, as the scorecard sums it: a milestone under each of its headings. */
function groupsOf({ indexed, standings }: TableView): Array<Group> {
  const { facts, schedule } = indexed;
  const commitmentOf = new Map(facts.actions.map(({ code, commitment }) => [code, commitment]));
  const by = {
    stage: groupBy(standings, (each) => topStageOf(each, schedule) ?? OUTSIDE),
    commitment: groupBy(standings, ({ milestone }) => commitmentOf.get(milestone.action) ?? ""),
    owner: groupBy(standings, ({ milestone }) => leadOf(milestone) ?? ""),
    checkpoint: groupBy(standings, ({ milestone }) => milestone.checkpoint),
  };
  const groups = (scope: keyof typeof by, named: ReadonlyArray<{ code: string; title: Bilingual }>) =>
    named.map(({ code, title }) => ({ scope, code, title, of: by[scope].get(code) ?? [] }));
  const stages = facts.schedule.stages
    .filter(({ parent }) => parent === null)
    .map(({ key, title }) => ({ code: key, title }));
  const outside = by.stage.has(OUTSIDE) ? [{ code: OUTSIDE, title: { id: OUTSIDE, en: OUTSIDE } }] : [];
  return [
    { scope: "plan", code: facts.plan.slug, title: facts.plan.title, of: standings },
    ...groups("stage", [...stages, ...outside]),
    ...groups("commitment", facts.commitments),
    ...groups(
      "owner",
      facts.organisations.map(({ slug, name }) => ({ code: slug, title: name })),
    ).filter(({ of }) => of.length > 0),
    ...groups(
      "checkpoint",
      facts.checkpoints.map(({ code, label }) => ({ code, title: label })),
    ),
  ];
}

const COUNTED = {
  ...{ due_verified: Count, due_reported: Count, due_unproven: Count, due_contested: Count },
  ...{ due_late: Count, due_in_progress: Count, due_not_started: Count },
  ...{ not_due_verified: Count, not_due_reported: Count, not_due_unproven: Count },
  ...{ not_due_contested: Count, not_due_late: Count, not_due_in_progress: Count },
  ...{ not_due_waiting: Count, not_due_not_started: Count, not_due_cancelled: Count },
} as const;

const numbers = table(
  "numbers",
  z.object({
    ...{ scope: z.enum(SCOPES), code: Text, title_id: Text, title_en: Text.nullable() },
    ...{ reported_percent: Percent.nullable(), proven_percent: Percent.nullable() },
    ...{ due_count: Count, total_count: Count, weight: z.number().min(0), ...COUNTED, as_of: Day },
  }),
  ["scope", "code"],
  {},
  (view) =>
    groupsOf(view).map(({ scope, code, title, of }) => {
      const total = rollUp(of);
      return {
        ...{ scope, code, ...titles(title) },
        ...{ reported_percent: total.reportedPercent, proven_percent: total.provenPercent },
        ...{ due_count: total.dueCount, total_count: total.totalCount, weight: total.weight },
        ...countCells(total.due, total.notDue),
        as_of: view.asOf,
      };
    }),
);

/** A milestone that waits or is cancelled is never due. */
function countCells(due: StatusCounts, notDue: StatusCounts) {
  return {
    ...{ due_verified: due.verified, due_reported: due.reported, due_unproven: due.unproven },
    ...{ due_contested: due.contested, due_late: due.late, due_in_progress: due.in_progress },
    due_not_started: due.not_started,
    ...{ not_due_verified: notDue.verified, not_due_reported: notDue.reported },
    ...{ not_due_unproven: notDue.unproven, not_due_contested: notDue.contested },
    ...{ not_due_late: notDue.late, not_due_in_progress: notDue.in_progress },
    ...{ not_due_waiting: notDue.waiting, not_due_not_started: notDue.not_started },
    not_due_cancelled: notDue.cancelled,
  };
}

const terms = table(
  "terms",
  z.object({
    ...{ scope: z.enum(SCOPES), code: Text, milestone: Text, counted: Flag, weight: Weight },
    ...{ status: Status, reported_percent: Percent.nullable(), proven_percent: Percent.nullable() },
    as_of: Day,
  }),
  ["scope", "code", "milestone"],
  { milestone: "milestones.code" },
  (view) =>
    groupsOf(view).flatMap(({ scope, code, of }) =>
      of.map((each) => ({
        ...{ scope, code, milestone: each.code, counted: each.counted, weight: each.weight },
        ...{ status: each.status, reported_percent: each.reportedPercent },
        ...{ proven_percent: each.provenPercent, as_of: view.asOf },
      })),
    ),
);

const MOST_CHANGES = 10_000;

export const ChangeRow = z.object({
  ...{ on: Day, kind: z.enum(CHANGE_KINDS), milestone: Text, slot: Text.nullable() },
  ...{ organisation: Text.nullable(), percent_done: Percent.nullable() },
  ...{ text_id: Text.nullable(), text_en: Text.nullable(), from_on: Day.nullable(), to_on: Day.nullable() },
  ...{ recorded_at: Instant.nullable(), illustration: Flag },
});

const changes = table(
  "changes",
  ChangeRow,
  [],
  { milestone: "milestones.code", slot: "slots.code", organisation: "organisations.slug" },
  ({ indexed, asOf }) => changesAsOf(indexed, asOf, MOST_CHANGES).map(changeRow),
);

/** One change as data. */
export function changeRow(change: Change): z.infer<typeof ChangeRow> {
  return {
    ...{ on: change.on, kind: change.kind, milestone: change.milestone, slot: change.slot },
    ...{ organisation: change.organisation, percent_done: change.percentDone },
    ...{ text_id: change.text?.id ?? null, text_en: change.text?.en ?? null },
    ...{ from_on: change.fromOn, to_on: change.toOn },
    recorded_at: change.recordedAt === "" ? null : change.recordedAt,
    illustration: change.illustration,
  };
}

/** The sums, what each is made of, and what happened. */
export const NUMBER_TABLES = [numbers, terms, changes] as const;
