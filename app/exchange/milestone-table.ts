import { type CsvWriteOptions, writeCsvObjects } from "hucre/csv";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import type { MilestoneStatus } from "#app/domain/milestone-status.ts";
import { leadOf, markOf, type ProvenanceMark } from "#app/domain/plan.ts";
import { slotVerdict } from "#app/domain/slot-standing.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import { type ExplainStatus, type StatusReasonCode, statusReason } from "#app/domain/status-reason.ts";

/** One milestone as data. The names are the columns of the CSV and the keys of the JSON. */
export type MilestoneRow = {
  code: string;
  action: string;
  checkpoint: string;
  title_id: string;
  title_en: string | null;
  /** Slug of the organisation that answers for it. */
  lead: string | null;
  status: MilestoneStatus;
  /** The rule that gave the status. */
  why: StatusReasonCode;
  /** The rule and its dates in a sentence. */
  why_id: string;
  why_en: string;
  due_on: CalendarDate | null;
  original_due_on: CalendarDate | null;
  slippage_days: number | null;
  /** Event or stage the deadline waits for. */
  waiting_for: string | null;
  /** In the denominator of every roll-up. */
  counted: boolean;
  /** 0–100, unrounded; null without a claim. */
  reported_percent: number | null;
  /** 0–100, unrounded; null where nothing could prove it. */
  proven_percent: number | null;
  late_by_days: number | null;
  checkpoint_due_on: CalendarDate;
  reporting_round: "open" | "over";
  provenance: ProvenanceMark;
  /** `B06.2:supported`, in the order of the plan. */
  slots: ReadonlyArray<string>;
  as_of: CalendarDate;
};

/** Columns in the order they are written. */
export const MILESTONE_COLUMNS = [
  ...(["code", "action", "checkpoint", "title_id", "title_en", "lead", "status"] as const),
  ...(["why", "why_id", "why_en", "due_on", "original_due_on", "slippage_days", "waiting_for"] as const),
  ...(["counted", "reported_percent", "proven_percent", "late_by_days", "checkpoint_due_on"] as const),
  ...(["reporting_round", "provenance", "slots", "as_of"] as const),
] as const satisfies ReadonlyArray<keyof MilestoneRow>;

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
  const dueOf = new Map(indexed.facts.checkpoints.map(({ code, dueOn }) => [code, dueOn]));
  return standingsAsOf(indexed, asOf).flatMap((standing) => {
    const checkpointDueOn = dueOf.get(standing.milestone.checkpoint);
    return checkpointDueOn === undefined ? [] : [rowOf(standing, checkpointDueOn, asOf, explain)];
  });
}

function rowOf(
  standing: MilestoneStanding,
  checkpointDueOn: CalendarDate,
  asOf: CalendarDate,
  explain: ExplainStatus,
): MilestoneRow {
  const { milestone, deadline } = standing;
  const dated = deadline.kind === "dated" ? deadline : null;
  const reason = statusReason(standing, checkpointDueOn, asOf);
  const why = explain(reason, standing);
  return {
    code: milestone.code,
    action: milestone.action,
    checkpoint: milestone.checkpoint,
    title_id: milestone.title.id,
    title_en: milestone.title.en,
    lead: leadOf(milestone),
    status: standing.status,
    why: reason.code,
    why_id: why.id,
    why_en: why.en,
    due_on: reason.dueOn,
    original_due_on: dated?.originalOn ?? null,
    slippage_days: dated?.slippageDays ?? null,
    waiting_for: deadline.kind === "waiting" ? deadline.for.key : null,
    counted: standing.counted,
    reported_percent: standing.reportedPercent,
    proven_percent: standing.provenPercent,
    late_by_days: standing.lateByDays,
    checkpoint_due_on: checkpointDueOn,
    reporting_round: reason.roundOver ? "over" : "open",
    provenance: markOf(milestone.provenance),
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
