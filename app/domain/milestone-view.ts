import type { CalendarDate } from "./calendar-date.ts";
import type { Change } from "./change.ts";
import { changesAsOf } from "./changes.ts";
import { disputesOf, type MilestoneDispute } from "./dispute.ts";
import { type DueCard, dueCard } from "./milestone-card.ts";
import { type MilestoneProof, milestoneProof } from "./milestone-proof.ts";
import { latestReport, type NextAct, nextAct, type ReportView } from "./milestone-review.ts";
import { type MilestoneStanding, milestoneStandingAsOf, type Timeliness } from "./milestone-standing.ts";
import type { MilestoneStatus } from "./milestone-status.ts";
import {
  type Bilingual,
  type Discrepancy,
  leadOf,
  type Milestone,
  markOf,
  type Provenance,
  type ProvenanceMark,
} from "./plan.ts";
import type { Edge } from "./schedule.ts";
import { type SlotView, slotView } from "./slot-view.ts";
import type { IndexedFacts } from "./standings.ts";
import { type StatusReason, statusReason } from "./status-reason.ts";
import type { DayKind } from "./working-days.ts";

/** The stage a deadline hangs on, ready to print. */
export type DeadlineStage = {
  key: string;
  code: string;
  title: Bilingual;
  edge: Edge;
  offsetDays: number;
  dayKind: DayKind;
};

/** One target (*target capaian*) as of a day, ready to print. */
export type MilestoneView = Pick<
  Milestone,
  | "code"
  | "title"
  | "mustBeTrue"
  | "weight"
  | "legalBasis"
  | "workPlanItem"
  | "owners"
  | "indicators"
  | "provenance"
> & {
  action: { code: string; title: Bilingual; commitment: string; system: string | null };
  checkpoint: { code: string; label: Bilingual; dueOn: CalendarDate };
  mark: ProvenanceMark;
  lead: string | null;
  /** The next checkpoint at which another organisation leads the same action. */
  nextLead: { organisation: string; checkpoint: string } | null;
  status: MilestoneStatus;
  reason: StatusReason;
  reportedPercent: number | null;
  provenPercent: number | null;
  /** The claim that stands; null without one. */
  claim: { organisation: string; on: CalendarDate; illustration: boolean } | null;
  closure: { kind: string; into: string | null; reason: Bilingual; on: CalendarDate } | null;
  due: DueCard;
  stage: DeadlineStage | null;
  deadlineReason: Bilingual | null;
  deadlineProvenance: ReadonlyArray<Provenance>;
  slippageDays: number;
  moves: ReadonlyArray<{
    knownOn: CalendarDate;
    from: CalendarDate;
    to: CalendarDate;
    cause: Bilingual | null;
  }>;
  claimTimeliness: Timeliness;
  proofTimeliness: Timeliness;
  irmSuggestion: MilestoneStanding["irmSuggestion"];
  proof: MilestoneProof;
  slots: ReadonlyArray<SlotView>;
  report: ReportView | null;
  /** Objections to returns of any of its reports, newest first. */
  disputes: ReadonlyArray<MilestoneDispute>;
  next: NextAct;
  discrepancies: ReadonlyArray<Discrepancy>;
  history: ReadonlyArray<Change>;
};

const HISTORY_LENGTH = 60;

/** One milestone as of a day; null when the plan has no such code. */
export function milestoneViewAsOf(
  indexed: IndexedFacts,
  code: string,
  asOf: CalendarDate,
): MilestoneView | null {
  const { facts, schedule } = indexed;
  const milestone = facts.milestones.find((each) => each.code === code);
  const action = facts.actions.find((each) => each.code === milestone?.action);
  const checkpoint = facts.checkpoints.find((each) => each.code === milestone?.checkpoint);
  if (milestone === undefined || action === undefined || checkpoint === undefined) return null;
  const reports = indexed.reportsOf(code);
  const standing = milestoneStandingAsOf(milestone, reports, indexed.closuresOf(code), schedule, asOf);
  const { title, mustBeTrue, weight, legalBasis, workPlanItem, owners, indicators, provenance } = milestone;
  const { claim, closure } = standing;
  return {
    ...{ code, title, mustBeTrue, weight, legalBasis, workPlanItem, owners, indicators, provenance },
    action: {
      code: action.code,
      title: action.title,
      commitment: action.commitment,
      system: action.system,
    },
    checkpoint: { code: checkpoint.code, label: checkpoint.label, dueOn: checkpoint.dueOn },
    mark: markOf(provenance),
    lead: leadOf(milestone),
    nextLead: nextLead(indexed, milestone),
    ...pickStanding(standing),
    reason: statusReason(standing, checkpoint.dueOn, asOf),
    claim:
      claim === null
        ? null
        : {
            organisation: claim.report.organisation,
            on: claim.report.knownOn,
            illustration: claim.report.illustration,
          },
    closure:
      closure === null
        ? null
        : { kind: closure.kind, into: closure.into, reason: closure.reason, on: closure.knownOn },
    due: dueCard(standing.deadline, schedule, asOf),
    ...deadlineParts(standing, indexed),
    proof: milestoneProof(standing.slots),
    slots: standing.slots.map((slot) => slotView(slot, asOf)),
    disputes: disputesOf(reports, asOf),
    report: latestReport(reports, asOf),
    next: nextAct(standing, reports, asOf),
    discrepancies: discrepanciesOf(indexed, milestone, standing),
    history: changesAsOf(indexed, asOf, HISTORY_LENGTH, code),
  };
}

function pickStanding(standing: MilestoneStanding) {
  const { status, reportedPercent, provenPercent, claimTimeliness, proofTimeliness, irmSuggestion } =
    standing;
  return { status, reportedPercent, provenPercent, claimTimeliness, proofTimeliness, irmSuggestion };
}

function deadlineParts(standing: MilestoneStanding, { schedule }: IndexedFacts) {
  const { deadline } = standing;
  if (deadline.kind === "none")
    return { stage: null, deadlineReason: null, deadlineProvenance: [], slippageDays: 0, moves: [] };
  const { rule } = deadline;
  const stage = rule.kind === "stage" ? schedule.stage(rule.stage) : null;
  const moves = deadline.kind === "dated" ? deadline.moves : [];
  return {
    stage:
      rule.kind === "stage" && stage !== null
        ? {
            key: stage.key,
            code: stage.code,
            title: stage.title,
            edge: rule.edge,
            offsetDays: rule.offsetDays,
            dayKind: rule.dayKind ?? "calendar",
          }
        : null,
    deadlineReason: rule.reason,
    deadlineProvenance: rule.provenance,
    slippageDays: deadline.kind === "dated" ? deadline.slippageDays : 0,
    moves: moves.map(({ knownOn, from, to, version, reason }) => ({
      ...{ knownOn, from, to },
      cause: version?.note ?? version?.citation ?? reason,
    })),
  };
}

function nextLead({ facts }: IndexedFacts, milestone: Milestone): MilestoneView["nextLead"] {
  const order = facts.checkpoints.map((checkpoint) => checkpoint.code);
  const lead = leadOf(milestone);
  const later = facts.milestones
    .filter((each) => each.action === milestone.action)
    .filter((each) => order.indexOf(each.checkpoint) > order.indexOf(milestone.checkpoint))
    .sort((left, right) => order.indexOf(left.checkpoint) - order.indexOf(right.checkpoint))
    .find((each) => leadOf(each) !== lead);
  const organisation = later === undefined ? null : leadOf(later);
  return later === undefined || organisation === null ? null : { organisation, checkpoint: later.checkpoint };
}

/** Contradictions and open questions that touch this milestone, its action, its stage or its slots. */
function discrepanciesOf(
  { facts }: IndexedFacts,
  milestone: Milestone,
  { deadline }: MilestoneStanding,
): Array<Discrepancy> {
  const stage = deadline.kind !== "none" && deadline.rule.kind === "stage" ? deadline.rule.stage : null;
  const touched = new Set([
    `milestone:${milestone.code}`,
    `action:${milestone.action}`,
    ...(stage === null ? [] : [`stage:${stage}`]),
    ...milestone.slots.map((slot) => `slot:${slot.code}`),
    ...milestone.slots.flatMap((slot) =>
      slot.elements.map((element) => `element:${slot.code}/${element.key}`),
    ),
    ...milestone.indicators.map((indicator) => `indicator:${indicator.code}`),
  ]);
  return facts.discrepancies.filter((each) => each.appliesTo.some((target) => touched.has(target)));
}
