import type { CalendarDate } from "./calendar-date.ts";
import type { ItemDecision, Report, ReviewDecision, ReviewStep } from "./facts.ts";

/**
 * Where a report stands in review on the as-of day.
 *
 * `submitted` awaits the secretariat, `checked` awaits the reviewer, `accepted` went through both,
 * `returned` claims nothing: status falls back to what stood before it.
 */
export type ReportState = "submitted" | "checked" | "accepted" | "returned";

/**
 * Whether a step counts on a day: it was taken, and it is no return that was withdrawn after a dispute
 * (*keberatan*). A report whose return was withdrawn stands where it stood before it.
 */
export function stepStands(step: ReviewStep, asOf: CalendarDate): boolean {
  if (step.knownOn > asOf) return false;
  const answer = step.dispute?.answer ?? null;
  return answer === null || answer.decision !== "withdrawn" || answer.knownOn > asOf;
}

/** The state of a report as of a day; null when it was not yet submitted. */
export function reportStateAsOf(report: Report, asOf: CalendarDate): ReportState | null {
  if (report.knownOn > asOf) return null;
  let state: ReportState = "submitted";
  for (const step of report.steps) {
    if (!stepStands(step, asOf)) continue;
    if (step.decision === "returned") state = "returned";
    else state = step.step === "check" ? "checked" : "accepted";
  }
  return state;
}

/** A report that was known on a day, and where it stood in review then. */
export type KnownReport = { report: Report; state: ReportState };

/** The reports known on a day, in the order given. */
export function reportsKnownOn(reports: ReadonlyArray<Report>, asOf: CalendarDate): Array<KnownReport> {
  const known: Array<KnownReport> = [];
  for (const report of reports) {
    const state = reportStateAsOf(report, asOf);
    if (state !== null) known.push({ report, state });
  }
  return known;
}

/** The secretariat's latest decision on an item as of a day; null when it has not decided. */
export function itemDecisionAsOf(report: Report, itemId: string, asOf: CalendarDate): ItemDecision | null {
  let latest: ItemDecision | null = null;
  for (const step of report.steps) {
    if (!stepStands(step, asOf)) continue;
    latest = step.items.find((decision) => decision.item === itemId) ?? latest;
  }
  return latest;
}

export type ReviewRefusal =
  | "report_not_awaiting_this_step"
  | "own_submission"
  | "own_organisation"
  | "not_a_secretary"
  | "not_a_reviewer"
  | "item_undecided"
  | "item_unknown"
  | "reason_required"
  | "nothing_accepted";

export type Reviewer = {
  userId: string;
  /** Organisations the person holds any office in. */
  organisations: ReadonlyArray<string>;
  mayCheck: boolean;
  mayAccept: boolean;
};

export type ReviewInput = {
  step: ReviewStep["step"];
  decision: ReviewDecision;
  reason: string | null;
  items: ReadonlyArray<ItemDecision>;
};

/**
 * Whether this person may take this decision on this report today.
 *
 * Nobody reviews their own submission, nor their own organisation's, administrators included.
 * A check that goes forward decides every item once, and gives a reason for each item returned;
 * it accepts at least one item where any was filed. A return always has a reason.
 */
export function decideReview(
  report: Report,
  reviewer: Reviewer,
  input: ReviewInput,
  today: CalendarDate,
): { ok: true } | { ok: false; refusal: ReviewRefusal; item?: string } {
  if (report.author === reviewer.userId) return { ok: false, refusal: "own_submission" };
  if (reviewer.organisations.includes(report.organisation)) return { ok: false, refusal: "own_organisation" };
  if (input.step === "check" && !reviewer.mayCheck) return { ok: false, refusal: "not_a_secretary" };
  if (input.step === "acceptance" && !reviewer.mayAccept) return { ok: false, refusal: "not_a_reviewer" };

  const awaited = reportStateAsOf(report, today) === (input.step === "check" ? "submitted" : "checked");
  if (!awaited) return { ok: false, refusal: "report_not_awaiting_this_step" };
  const checkedBy = report.steps.find((step) => step.step === "check" && step.reviewer === reviewer.userId);
  if (input.step === "acceptance" && checkedBy !== undefined) return { ok: false, refusal: "own_submission" };

  if (input.decision === "returned" && isBlank(input.reason))
    return { ok: false, refusal: "reason_required" };
  return input.step === "check" && input.decision === "accepted"
    ? decideItems(report, input.items)
    : { ok: true };
}

function decideItems(
  report: Report,
  decisions: ReadonlyArray<ItemDecision>,
): ReturnType<typeof decideReview> {
  const known = new Set(report.items.map((item) => item.id));
  for (const decision of decisions) {
    if (!known.has(decision.item)) return { ok: false, refusal: "item_unknown", item: decision.item };
    if (decision.decision === "returned" && isBlank(decision.reason)) {
      return { ok: false, refusal: "reason_required", item: decision.item };
    }
  }
  for (const item of report.items) {
    const decidedOnce = decisions.filter((decision) => decision.item === item.id).length === 1;
    if (!decidedOnce) return { ok: false, refusal: "item_undecided", item: item.id };
  }
  const accepted = decisions.some((decision) => decision.decision === "accepted");
  return report.items.length > 0 && !accepted ? { ok: false, refusal: "nothing_accepted" } : { ok: true };
}

function isBlank(text: string | null): boolean {
  return text === null || text.trim() === "";
}
