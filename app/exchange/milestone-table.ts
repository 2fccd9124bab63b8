import { type CsvWriteOptions, writeCsvObjects } from "hucre/csv";
import { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import { leadOf, markOf } from "#app/domain/plan.ts";
import { slotVerdict } from "#app/domain/slot-standing.ts";
import { topStageOf } from "#app/domain/stage-row.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import { type ExplainStatus, statusReason } from "#app/domain/status-reason.ts";
import { Count, Day, Flag, Irm, Mark, Percent, Reason, Status, Text, Weight } from "./open-data/fields.ts";

/** One milestone as data. The names are the columns of the CSV and the keys of the JSON. */
export const MilestoneRowSchema = z.object({
  ...{ code: Text, action: Text, checkpoint: Text, title_id: Text, title_en: Text.nullable() },
  ...{ lead: Text.nullable(), status: Status, why: Reason, why_id: Text, why_en: Text },
  ...{ due_on: Day.nullable(), original_due_on: Day.nullable(), slippage_days: z.int().nullable() },
  ...{ waiting_for: Text.nullable(), counted: Flag, reported_percent: Percent.nullable() },
  ...{ proven_percent: Percent.nullable(), late_by_days: Count.nullable(), checkpoint_due_on: Day },
  ...{ reporting_round: z.enum(["open", "over"]), provenance: Mark, weight: Weight },
  ...{ commitment: Text.nullable(), stage: Text.nullable(), irm_suggestion: Irm },
  ...{ claimed_on: Day.nullable(), claim_late_days: Count.nullable() },
  ...{ proven_on: Day.nullable(), proof_late_days: Count.nullable(), slots: z.array(Text), as_of: Day },
});
export type MilestoneRow = z.infer<typeof MilestoneRowSchema>;

/** Columns in the order they are written. */
export const MILESTONE_COLUMNS: ReadonlyArray<string> = Object.keys(MilestoneRowSchema.shape);

/**
 * Every milestone of the plan as data, as of a day. The data addresses and the command line print this.
 *
 * @param explain puts the reason of a status into words.
 */
export function milestoneTable(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  explain: ExplainStatus,
): Array<MilestoneRow> {
  return milestoneRows(indexed, standingsAsOf(indexed, asOf), asOf, explain);
}

/** The same from standings the caller has already. */
export function milestoneRows(
  indexed: IndexedFacts,
  standings: ReadonlyArray<MilestoneStanding>,
  asOf: CalendarDate,
  explain: ExplainStatus,
): Array<MilestoneRow> {
  const dueOf = new Map(indexed.facts.checkpoints.map(({ code, dueOn }) => [code, dueOn]));
  const commitmentOf = new Map(indexed.facts.actions.map(({ code, commitment }) => [code, commitment]));
  return standings.flatMap((standing) => {
    const { checkpoint, action } = standing.milestone;
    const checkpointDueOn = dueOf.get(checkpoint);
    if (checkpointDueOn === undefined) return [];
    const commitment = commitmentOf.get(action) ?? null;
    const stage = topStageOf(standing, indexed.schedule);
    return [{ ...rowOf(standing, { commitment, stage, checkpointDueOn, asOf, explain }) }];
  });
}

type Place = {
  commitment: string | null;
  stage: string | null;
  checkpointDueOn: CalendarDate;
  asOf: CalendarDate;
  explain: ExplainStatus;
};

function rowOf(standing: MilestoneStanding, place: Place): MilestoneRow {
  const { milestone, deadline } = standing;
  const { checkpointDueOn, asOf } = place;
  const dated = deadline.kind === "dated" ? deadline : null;
  const reason = statusReason(standing, checkpointDueOn, asOf);
  const why = place.explain(reason, standing);
  return {
    ...{ code: milestone.code, action: milestone.action, checkpoint: milestone.checkpoint },
    ...{ commitment: place.commitment, stage: place.stage },
    ...{ title_id: milestone.title.id, title_en: milestone.title.en, lead: leadOf(milestone) },
    ...{ weight: milestone.weight, status: standing.status, why: reason.code },
    ...{ why_id: why.id, why_en: why.en, due_on: reason.dueOn },
    ...{ original_due_on: dated?.originalOn ?? null, slippage_days: dated?.slippageDays ?? null },
    waiting_for: deadline.kind === "waiting" ? deadline.for.key : null,
    ...{ counted: standing.counted, reported_percent: standing.reportedPercent },
    ...{ proven_percent: standing.provenPercent, late_by_days: standing.lateByDays },
    ...{ claimed_on: standing.claimTimeliness?.on ?? null },
    ...{ claim_late_days: standing.claimTimeliness?.lateDays ?? null },
    ...{ proven_on: standing.proofTimeliness?.on ?? null },
    ...{ proof_late_days: standing.proofTimeliness?.lateDays ?? null },
    ...{ irm_suggestion: standing.irmSuggestion, checkpoint_due_on: checkpointDueOn },
    ...{ reporting_round: reason.roundOver ? "over" : "open", provenance: markOf(milestone.provenance) },
    slots: standing.slots.map((slot) => `${slot.slot.code}:${slotVerdict(slot)}`),
    as_of: asOf,
  };
}

const CSV: CsvWriteOptions = { escapeFormulae: true, columns: [...MILESTONE_COLUMNS] };

/** The table as CSV after RFC 4180. Cells that a spreadsheet would run as a formula get an apostrophe. */
export function milestoneCsv(rows: ReadonlyArray<MilestoneRow>): string {
  if (rows.length === 0) return `${MILESTONE_COLUMNS.join(",")}\r\n`;
  const csv = writeCsvObjects(
    rows.map((row) => ({ ...row, slots: row.slots.join(" ") })),
    CSV,
  );
  return csv.endsWith("\r\n") ? csv : `${csv}\r\n`;
}
