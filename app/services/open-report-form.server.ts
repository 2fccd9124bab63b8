import { findDraft } from "#app/data/drafts.server.ts";
import { findMilestoneKeys, listOrganisations } from "#app/data/reports.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { answersBefore, answersOf, type CarriedAnswers } from "#app/domain/carried-answers.ts";
import { hasPassed, isDue } from "#app/domain/deadline.ts";
import { type CheckedItem, NEVER_CHECKED } from "#app/domain/evidence/checked-item.ts";
import type { Closure } from "#app/domain/facts.ts";
import { type MilestoneCard, milestoneCard } from "#app/domain/milestone-card.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Bilingual, EvidenceKind } from "#app/domain/plan.ts";
import { BLANK_FORM, type ReportForm } from "#app/domain/report-form.ts";
import { saysSame } from "#app/domain/report-form-compare.ts";
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
import { findOwnMilestone, type OwnMilestone } from "./owner/own-milestone.server.ts";

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
  /** The person, so that what their device keeps is shown to nobody else. */
  person: string;
  timeZone: string;
  today: CalendarDate;
  card: MilestoneCard;
  mustBeTrue: Bilingual;
  slots: ReadonlyArray<ReportSlot>;
  /** The deadline has come; then a claim below 50 needs an obstacle. */
  due: boolean;
  late: boolean;
  claim: { percentDone: number; submittedOn: CalendarDate; submittedAt: string; state: ReportState } | null;
  /** The return nobody has answered with a newer report; `disputed` once the person's side objected to it. */
  returned: { step: string; reason: string | null; by: string; disputed: boolean } | null;
  /** Where the form starts: the draft, or what was last said. */
  form: ReportForm;
  draft: { version: number; savedAt: string } | null;
  /** What was answered before and can be brought in; null when that would add nothing. */
  before: Omit<CarriedAnswers, "form"> | null;
  /** Why it takes no reports any more; null while it does. */
  closed: Pick<Closure, "kind" | "into" | "reason" | "knownOn"> | null;
  /** Whom support can be asked of. */
  helpers: ReadonlyArray<{ slug: string; short: string }>;
};

export type ReportPageOutcome =
  | { ok: true; page: ReportPage }
  | { ok: false; refusal: "not_found" | "not_owner" };

/** Everything an owner needs to bring a milestone up to date, with nothing to type that is already known. */
export async function openReportForm(
  { actor, plan, milestone: code }: { actor: Actor; plan: string; milestone: string },
  deps: Pick<Deps, "db" | "now">,
): Promise<ReportPageOutcome> {
  const own = await findOwnMilestone({ actor, plan, milestone: code }, deps);
  if (!own.ok) return own;
  const keys = await findMilestoneKeys(deps.db, plan, code);
  if (keys === null) return { ok: false, refusal: "not_found" };
  const { indexed, milestone, standing, today } = own;
  const draft = await findDraft(deps.db, { milestoneId: keys.milestoneId, authorId: actor.userId });
  const itemIds = standing.slots.flatMap((slot) => slot.items.map(({ item }) => item.id));
  const checked = await openEvidence(itemIds, { asOf: today, today }, deps);
  const form = draft?.form ?? firstForm(standing, today);
  return {
    ok: true,
    page: {
      plan,
      person: actor.userId,
      timeZone: indexed.facts.plan.timeZone,
      today,
      card: milestoneCard(standing, indexed.schedule, today),
      mustBeTrue: milestone.mustBeTrue,
      slots: standing.slots.map((slot) => reportSlot(slot, checked)),
      due: isDue(standing.deadline, today),
      late: hasPassed(standing.deadline, today),
      claim: claimOf(standing),
      returned: returnOf(indexed, standing),
      form,
      draft: draft === null ? null : { version: draft.version, savedAt: draft.updatedAt.toISOString() },
      before: offered(own, form),
      closed: standing.closure,
      helpers: await listOrganisations(deps.db),
    },
  };
}

/** The answers that can be brought into a form of a milestone; null when there are none. */
export function carriedInto({ indexed, milestone, standing, today }: OwnMilestone): CarriedAnswers | null {
  const { milestones, checkpoints } = indexed.facts;
  const order = checkpoints.map(({ code }) => code);
  const place = order.indexOf(milestone.checkpoint);
  const earlier = milestones
    .filter(({ action, checkpoint }) => action === milestone.action && order.indexOf(checkpoint) < place)
    .toSorted((left, right) => order.indexOf(left.checkpoint) - order.indexOf(right.checkpoint))
    .map(({ code, checkpoint }) => ({ checkpoint, reports: indexed.reportsOf(code) }));
  return answersBefore(standing, indexed.reportsOf(milestone.code), earlier, today);
}

function offered(own: OwnMilestone, form: ReportForm): ReportPage["before"] {
  const before = carriedInto(own);
  if (before === null || saysSame({ ...form, percent: "", slots: [] }, before.form)) return null;
  const { form: answers, ...where } = before;
  return saysSame(answers, BLANK_FORM) ? null : where;
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
  return {
    ...{ step: step.id, reason: step.reason, by: by?.short ?? step.organisation },
    disputed: step.dispute !== null,
  };
}

/** What still holds from the last report on the milestone. The percent is asked anew, and so is the story. */
function firstForm({ claim, slots }: MilestoneStanding, today: CalendarDate): ReportForm {
  const said = claim === null ? BLANK_FORM : answersOf(claim.report, [], today);
  return {
    ...said,
    ...{ narrative: "", supportAsked: "" },
    slots: slots.map(({ slot }) => ({ code: slot.code, kind: slot.acceptedKinds[0] ?? "", links: "" })),
  };
}
