import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { EvidenceItem, Report, ReviewStep, Verdict } from "#app/domain/facts.ts";
import { itemDecisionAsOf, reportStateAsOf } from "#app/domain/review.ts";
import { lastKnown } from "#app/domain/schedule.ts";
import { type DiffPart, textDiff } from "./text-diff.ts";

/** What happened to one piece of evidence since the last decision. */
export type EvidenceChange = {
  slot: string;
  url: string;
  hidden: boolean;
  change: "added" | "filed_again" | "removed" | "verdict";
  /** The machine's verdict on the day of the decision; null when it had not looked, or the item is new. */
  before: Verdict | null;
  now: Verdict | null;
};

/** What changed on a milestone since somebody last decided on it (*sejak putusan terakhir*). */
export type ChangedSince = {
  /** The decision that is compared with. */
  step: ReviewStep["step"];
  decision: ReviewStep["decision"];
  organisation: string;
  on: CalendarDate;
  /** Decided on this very report: its words are the same, only the evidence may have changed. */
  sameReport: boolean;
  percentBefore: number;
  /** Empty when the words are the same. */
  narrative: ReadonlyArray<DiffPart>;
  evidence: ReadonlyArray<EvidenceChange>;
};

/**
 * Compares a report with what stood when somebody last decided on its milestone.
 *
 * @param reports every report on the milestone, oldest first.
 * @returns null when nobody has decided anything before.
 */
export function changedSince(
  report: Report,
  reports: ReadonlyArray<Report>,
  asOf: CalendarDate,
): ChangedSince | null {
  const place = reports.findIndex(({ id }) => id === report.id);
  const earlier = reports.slice(0, Math.max(place, 0));
  const before = earlier.findLast(({ steps }) => steps.some(({ knownOn }) => knownOn <= asOf)) ?? null;
  const base = before ?? report;
  const last = [...(before?.steps ?? []), ...report.steps].findLast(({ knownOn }) => knownOn <= asOf);
  if (last === undefined) return null;
  const { step, decision, organisation, knownOn: on } = last;
  return {
    ...{ step, decision, organisation, on },
    sameReport: before === null,
    percentBefore: base.percentDone,
    narrative: base.narrative === report.narrative ? [] : textDiff(base.narrative, report.narrative),
    evidence: evidenceChanges({ report, before, on, asOf }),
  };
}

function evidenceChanges({
  report,
  before,
  on,
  asOf,
}: {
  report: Report;
  before: Report | null;
  on: CalendarDate;
  asOf: CalendarDate;
}): Array<EvidenceChange> {
  const isSame = (left: EvidenceItem, right: EvidenceItem) =>
    left.target === right.target && left.slot === right.slot;
  const filed = report.items.flatMap((item): Array<EvidenceChange> => {
    const known = before?.items.find((other) => isSame(item, other)) ?? null;
    if (before === null) return verdictChange(item, on, asOf);
    return [changeOf(item, known === null ? "added" : "filed_again", known ?? item, on, asOf)];
  });
  const rest = (before?.items ?? []).filter((item) => !report.items.some((other) => isSame(item, other)));
  const kept = rest.flatMap((item) =>
    before !== null && isReturned(before, item, asOf)
      ? [changeOf(item, "removed", item, on, asOf)]
      : verdictChange(item, on, asOf),
  );
  return [...filed, ...kept];
}

function isReturned(report: Report, item: EvidenceItem, asOf: CalendarDate): boolean {
  if (reportStateAsOf(report, asOf) === "returned") return true;
  return itemDecisionAsOf(report, item.id, asOf)?.decision === "returned";
}

function verdictChange(item: EvidenceItem, on: CalendarDate, asOf: CalendarDate): Array<EvidenceChange> {
  const change = changeOf(item, "verdict", item, on, asOf);
  return change.before === null || change.before === change.now ? [] : [change];
}

function changeOf(
  item: EvidenceItem,
  change: EvidenceChange["change"],
  known: EvidenceItem,
  on: CalendarDate,
  asOf: CalendarDate,
): EvidenceChange {
  return {
    ...{ slot: item.slot, url: item.url, hidden: item.hiddenSince !== null, change },
    before: change === "added" ? null : (lastKnown(known.verdicts, on)?.verdict ?? null),
    now: lastKnown(item.verdicts, asOf)?.verdict ?? null,
  };
}
