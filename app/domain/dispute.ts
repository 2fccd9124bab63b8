import type { CalendarDate } from "./calendar-date.ts";
import type { DisputeAnswer, Report, ReviewStep } from "./facts.ts";
import { type Actor, may, officesOn } from "./permission.ts";

/** A dispute (*keberatan*) as pages show it on a day: both texts, no names of people. */
export type DisputeView = {
  text: string;
  organisation: string;
  on: CalendarDate;
  illustration: boolean;
  /** Null while nobody had answered. */
  answer: {
    decision: DisputeAnswer["decision"];
    text: string;
    organisation: string;
    on: CalendarDate;
  } | null;
};

/** The dispute of a return as known on a day; null before it was filed. */
export function disputeView({ dispute }: ReviewStep, asOf: CalendarDate): DisputeView | null {
  if (dispute === null || dispute.knownOn > asOf) return null;
  const { text, organisation, knownOn: on, illustration } = dispute;
  const answer = dispute.answer === null || dispute.answer.knownOn > asOf ? null : dispute.answer;
  return {
    ...{ text, organisation, on, illustration },
    answer:
      answer === null
        ? null
        : {
            ...{ decision: answer.decision, text: answer.text },
            ...{ organisation: answer.organisation, on: answer.knownOn },
          },
  };
}

/** Whether a dispute awaited its answer on a day. */
export function isOpenDispute({ dispute }: ReviewStep, asOf: CalendarDate): boolean {
  if (dispute === null || dispute.knownOn > asOf) return false;
  return dispute.answer === null || dispute.answer.knownOn > asOf;
}

/** A dispute of a milestone with the return it speaks of. */
export type MilestoneDispute = DisputeView & {
  report: string;
  step: ReviewStep["step"];
  /** Organisation that returned the report, when, and why. */
  by: string;
  returnedOn: CalendarDate;
  reason: string | null;
};

/** Every dispute on a milestone's reports as known on a day, newest first. */
export function disputesOf(reports: ReadonlyArray<Report>, asOf: CalendarDate): Array<MilestoneDispute> {
  const disputes = reports.flatMap((report) =>
    report.steps.flatMap((taken): Array<MilestoneDispute> => {
      const view = disputeView(taken, asOf);
      const { step, organisation: by, knownOn: returnedOn, reason } = taken;
      return view === null ? [] : [{ ...view, report: report.id, step, by, returnedOn, reason }];
    }),
  );
  return disputes.sort((left, right) => (left.on < right.on ? 1 : left.on > right.on ? -1 : 0));
}

export type DisputeRefusal =
  | ("not_owner" | "not_returned" | "already_disputed" | "superseded")
  | ("not_the_body" | "own_decision" | "own_submission" | "own_organisation" | "not_disputed")
  | ("already_answered" | "text_required");

type Outcome = { ok: true } | { ok: false; refusal: DisputeRefusal };

/**
 * Whether a person may dispute a return today: an owner of the organisation that submitted, once, while no
 * newer report took its place.
 *
 * @param reports every report on the milestone, oldest first.
 */
export function decideDispute(
  { actor, plan, today }: { actor: Actor; plan: string; today: CalendarDate },
  { report, step, reports }: { report: Report; step: ReviewStep; reports: ReadonlyArray<Report> },
): Outcome {
  const owners = [report.organisation];
  if (!may(actor, { kind: "report", plan, owners }, today)) return { ok: false, refusal: "not_owner" };
  if (step.decision !== "returned") return { ok: false, refusal: "not_returned" };
  if (step.dispute !== null) return { ok: false, refusal: "already_disputed" };
  return reports.at(-1)?.id === report.id ? { ok: true } : { ok: false, refusal: "superseded" };
}

/**
 * Whether a person may answer a dispute today: somebody of the body that returned, in the office that takes
 * that step, but not who decided on the return (nobody judges their own), nor the owner's side.
 */
export function decideAnswer(
  { actor, plan, today }: { actor: Actor; plan: string; today: CalendarDate },
  { report, step }: { report: Report; step: ReviewStep },
): Outcome {
  const role = step.step === "check" ? "secretariat" : "reviewer";
  if (report.author === actor.userId || step.dispute?.author === actor.userId)
    return { ok: false, refusal: "own_submission" };
  if (actor.offices.some(({ organisation }) => organisation === report.organisation))
    return { ok: false, refusal: "own_organisation" };
  const isOfBody = officesOn(actor, plan, today).some(
    (office) => office.role === role && office.organisation === step.organisation,
  );
  if (!isOfBody) return { ok: false, refusal: "not_the_body" };
  if (step.reviewer === actor.userId) return { ok: false, refusal: "own_decision" };
  if (step.dispute === null) return { ok: false, refusal: "not_disputed" };
  return step.dispute.answer === null ? { ok: true } : { ok: false, refusal: "already_answered" };
}
