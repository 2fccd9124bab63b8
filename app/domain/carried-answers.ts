import type { CalendarDate } from "./calendar-date.ts";
import type { Report } from "./facts.ts";
import type { MilestoneStanding } from "./milestone-standing.ts";
import { BLANK_FORM, type ReportForm } from "./report-form.ts";

/** Answers given before that can be brought into a form, and where they come from. */
export type CarriedAnswers = {
  milestone: string;
  checkpoint: string;
  /** Said then, shown and never filled in. */
  percentDone: number;
  knownOn: CalendarDate;
  form: ReportForm;
};

/**
 * The answers an owner gave last: on the milestone itself, or else on the same action in the latest period
 * before. Their evidence is offered as links still without a slot; of the milestone itself none is offered,
 * because it stands there already.
 *
 * @param earlier standings of the same action's other milestones, in the order of the plan's checkpoints.
 * @returns null when nothing was said before.
 */
export function answersBefore(
  { milestone }: Pick<MilestoneStanding, "milestone">,
  own: ReadonlyArray<Report>,
  earlier: ReadonlyArray<{ checkpoint: string; reports: ReadonlyArray<Report> }>,
  today: CalendarDate,
): CarriedAnswers | null {
  const last = lastKnownReport(own, today);
  if (last !== null) return carried(last, milestone.checkpoint, [], today);
  const filed = new Set(own.flatMap(({ items }) => items.map(({ url }) => url)));
  for (const { checkpoint, reports } of earlier.toReversed()) {
    const before = lastKnownReport(reports, today);
    if (before === null) continue;
    const links = reports
      .filter(({ knownOn }) => knownOn <= today)
      .flatMap(({ items }) => items.map(({ url }) => url))
      .filter((url, index, all) => !filed.has(url) && all.indexOf(url) === index);
    return carried(before, checkpoint, links, today);
  }
  return null;
}

function carried(
  report: Report,
  checkpoint: string,
  links: ReadonlyArray<string>,
  today: CalendarDate,
): CarriedAnswers {
  const { milestone, percentDone, knownOn } = report;
  return { milestone, checkpoint, percentDone, knownOn, form: answersOf(report, links, today) };
}

/** What a report said, as a form; without its percent, and without a next step whose day has gone by. */
export function answersOf(report: Report, links: ReadonlyArray<string>, today: CalendarDate): ReportForm {
  const { nextStep, nextStepOn } = report;
  const isAhead = nextStepOn !== null && nextStepOn >= today;
  return {
    ...BLANK_FORM,
    narrative: report.narrative === "NIHIL" ? "" : report.narrative,
    obstacles: report.obstacles,
    obstacleNote: report.obstacleNote ?? "",
    nextStep: isAhead ? (nextStep ?? "") : "",
    nextStepOn: isAhead ? nextStepOn : "",
    supportAsked: report.supportAsked ?? "",
    pasted: links.join("\n"),
  };
}

function lastKnownReport(reports: ReadonlyArray<Report>, today: CalendarDate): Report | null {
  return reports.findLast(({ knownOn }) => knownOn <= today) ?? null;
}
