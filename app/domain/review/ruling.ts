import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { byTime, type EvidenceItem, type EvidenceRuling, type Report } from "#app/domain/facts.ts";
import { stepStands } from "#app/domain/review.ts";

/**
 * What people said last of accepted evidence on a day (*tinjau ulang*): the latest ruling given after the
 * acceptance that stands. A ruling from before it spoke of something nobody had accepted yet.
 *
 * @returns null without such a ruling.
 */
export function rulingAsOf(item: EvidenceItem, report: Report, asOf: CalendarDate): EvidenceRuling | null {
  const accepted = report.steps.findLast((step) => stepStands(step, asOf));
  if (accepted === undefined) return null;
  return item.rulings.findLast((ruling) => ruling.knownOn <= asOf && byTime(ruling, accepted) >= 0) ?? null;
}

/**
 * Whether a ruling that the evidence still proves answers what the machine says of it on a day. It answers
 * the verdict it was given on, for as long as the machine keeps giving that verdict for the same reasons;
 * never one of personal data, which is released or held by its own decision.
 */
export function isUpheld(
  item: EvidenceItem,
  ruling: Pick<EvidenceRuling, "ruling" | "recordedAt"> | null,
  asOf: CalendarDate,
): boolean {
  if (ruling?.ruling !== "upheld") return false;
  const known = item.verdicts.filter(({ knownOn }) => knownOn <= asOf);
  const answered = known.findLast(({ at }) => at <= ruling.recordedAt);
  if (answered === undefined || answered.verdict === "withheld") return false;
  const codes = answered.codes.join(" ");
  return known.every(
    ({ at, verdict, codes: now }) =>
      at <= ruling.recordedAt || (verdict === answered.verdict && now.join(" ") === codes),
  );
}
