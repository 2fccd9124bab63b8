import { findDraft } from "#app/data/drafts.server.ts";
import { findMilestoneKeys } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { hasPassed, isDue } from "#app/domain/deadline.ts";
import { type CheckedItem, NEVER_CHECKED } from "#app/domain/evidence/checked-item.ts";
import { type MilestoneCard, milestoneCard } from "#app/domain/milestone-card.ts";
import { type MilestoneStanding, milestoneStandingAsOf } from "#app/domain/milestone-standing.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Bilingual, EvidenceKind } from "#app/domain/plan.ts";
import type { ReportForm } from "#app/domain/report-form.ts";
import type { ReportState } from "#app/domain/review.ts";
import {
  type ItemStanding,
  type SlotStanding,
  type SlotVerdict,
  slotVerdict,
} from "#app/domain/slot-standing.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";
import { type CheckedItems, openEvidence } from "./open-evidence.server.ts";
import { openPlan } from "./open-plan.server.ts";

export type FiledItem = {
  id: string;
  url: string;
  review: ItemStanding["review"];
  reason: string | null;
  checked: CheckedItem;
};

export type ReportSlot = {
  code: string;
  title: Bilingual;
  criteria: Bilingual;
  required: boolean;
  acceptedKinds: ReadonlyArray<EvidenceKind>;
  verdict: SlotVerdict;
  present: number;
  missing: ReadonlyArray<Bilingual>;
  /** Accepted in both steps and still holding: nothing more is needed here. */
  settled: boolean;
  items: ReadonlyArray<FiledItem>;
};

export type ReportPage = {
  plan: string;
  timeZone: string;
  today: CalendarDate;
  card: MilestoneCard;
  mustBeTrue: Bilingual;
  slots: ReadonlyArray<ReportSlot>;
  /** The deadline has come; then a claim below 50 needs an obstacle. */
  due: boolean;
  late: boolean;
  claim: { percentDone: number; submittedOn: CalendarDate; submittedAt: string; state: ReportState } | null;
  returned: { reason: string | null; by: string } | null;
  /** Where the form starts: the draft, or what was last said. */
  form: ReportForm;
  draft: { version: number; savedAt: string } | null;
};

export type ReportPageOutcome =
  | { ok: true; page: ReportPage }
  | { ok: false; refusal: "not_found" | "not_owner" };

/** Everything an owner needs to bring a milestone up to date, with nothing to type that is already known. */
export async function openReportForm(
  { actor, plan, milestone: code }: { actor: Actor; plan: string; milestone: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<ReportPageOutcome> {
  const indexed = await openPlan(plan, deps);
  const milestone = indexed?.facts.milestones.find((candidate) => candidate.code === code);
  const keys = await findMilestoneKeys(deps.db, plan, code);
  if (indexed === null || milestone === undefined || keys === null)
    return { ok: false, refusal: "not_found" };
  const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
  const owners = milestone.owners.map((owner) => owner.organisation);
  if (!may(actor, { kind: "report", plan, owners }, today)) return { ok: false, refusal: "not_owner" };

  const reports = indexed.reportsOf(code);
  const closures = indexed.closuresOf(code);
  const standing = milestoneStandingAsOf(milestone, reports, closures, indexed.schedule, today);
  const draft = await findDraft(deps.db, { milestoneId: keys.milestoneId, authorId: actor.userId });
  const itemIds = standing.slots.flatMap((slot) => slot.items.map(({ item }) => item.id));
  const checked = await openEvidence(itemIds, { asOf: today, today }, deps);
  return {
    ok: true,
    page: {
      plan,
      timeZone: indexed.facts.plan.timeZone,
      today,
      card: milestoneCard(standing, indexed.schedule, today),
      mustBeTrue: milestone.mustBeTrue,
      slots: standing.slots.map((slot) => reportSlot(slot, checked)),
      due: isDue(standing.deadline, today),
      late: hasPassed(standing.deadline, today),
      claim: claimOf(standing),
      returned: returnOf(indexed, standing),
      form: draft?.form ?? firstForm(standing),
      draft: draft === null ? null : { version: draft.version, savedAt: draft.updatedAt.toISOString() },
    },
  };
}

function reportSlot(standing: SlotStanding, checked: CheckedItems): ReportSlot {
  const { slot } = standing;
  const { code, title, criteria, required, acceptedKinds } = slot;
  const labels = new Map(slot.elements.map((element) => [element.key, element.label]));
  return {
    ...{ code, title, criteria, required, acceptedKinds },
    verdict: slotVerdict(standing),
    present: standing.present.length,
    missing: standing.missing.map((key) => labels.get(key) ?? { id: key, en: null }),
    settled: standing.valueRatio === 1 && !standing.acceptedFails,
    items: standing.items.map(({ item, review, decision }) => ({
      id: item.id,
      url: item.url,
      review,
      reason: decision?.reason ?? null,
      checked: checked[item.id] ?? NEVER_CHECKED,
    })),
  };
}

function claimOf({ claim }: MilestoneStanding): ReportPage["claim"] {
  if (claim === null) return null;
  const { percentDone, knownOn, recordedAt } = claim.report;
  return { percentDone, submittedOn: knownOn, submittedAt: recordedAt, state: claim.state };
}

/** Why the latest report came back, while no newer one answers it. */
function returnOf(indexed: IndexedFacts, standing: MilestoneStanding): ReportPage["returned"] {
  const last = indexed.reportsOf(standing.code).at(-1);
  if (last === undefined || last.id === standing.claim?.report.id) return null;
  const step = last.steps.findLast((candidate) => candidate.decision === "returned");
  if (step === undefined) return null;
  const by = indexed.facts.organisations.find((organisation) => organisation.slug === step.organisation);
  return { reason: step.reason, by: by?.short ?? step.organisation };
}

function firstForm({ claim, slots }: MilestoneStanding): ReportForm {
  const said = claim?.report;
  return {
    percent: said === undefined ? "" : String(said.percentDone),
    narrative: "",
    obstacles: said?.obstacles ?? [],
    obstacleNote: said?.obstacleNote ?? "",
    nextStep: said?.nextStep ?? "",
    nextStepOn: said?.nextStepOn ?? "",
    supportAsked: said?.supportAsked ?? "",
    slots: slots.map(({ slot }) => ({ code: slot.code, kind: slot.acceptedKinds[0] ?? "", links: "" })),
  };
}
