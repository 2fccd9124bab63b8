import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { answerOf, type PastObservation } from "./answer.ts";
import type { CheckContext, Declared } from "./check-context.ts";
import { isReached } from "./history.ts";
import type { Observation } from "./observation.ts";
import { statedDay } from "./stated-day.ts";

export const PROOF_GRADES = ["A", "B", "C", "D", "E"] as const;
/**
 * A our own first look that opened it · B a web archive's capture · C the catalogue's dates · D the
 * server's Last-Modified · E the submitter's word.
 */
export type ProofGrade = (typeof PROOF_GRADES)[number];

/** The evidence existed on this day at the latest. */
export type Proof = { grade: ProofGrade; on: CalendarDate };

/** Somebody other than the publisher saw it. */
export function isObserved({ grade }: Proof): boolean {
  return grade === "A" || grade === "B";
}

/** A machine of the publisher says so: a date that can be typed. */
export function isStated({ grade }: Proof): boolean {
  return grade === "C" || grade === "D";
}

/**
 * Everything that speaks for a day, strongest grade first, one proof of a grade.
 *
 * A date after the day of the look is nobody's proof: what is to come cannot have been seen.
 *
 * Source: evidence specification §2.2 C8, decision 10.
 */
export function proofsOf(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
  timeZone: string,
): Array<Proof> {
  const seenOn = calendarDateAt(new Date(observation.at), timeZone);
  const { timing, declared } = context;
  const days: Array<[ProofGrade, ReadonlyArray<CalendarDate | null>]> = [
    ["A", [timing?.firstOpenedOn ?? null, openedOn(observation, history, timeZone)]],
    ["B", [timing?.archivedOn ?? null]],
    ["C", catalogueDays(declared, timeZone)],
    ["D", [lastModifiedOn(observation, timeZone)]],
    ["E", [timing?.saidOn ?? null]],
  ];
  return days.flatMap(([grade, candidates]) => {
    const on = candidates.filter((day) => day !== null && day <= seenOn).sort()[0] ?? null;
    return on === null ? [] : [{ grade, on }];
  });
}

/** Day of the earliest look at hand that opened it. */
function openedOn(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  timeZone: string,
): CalendarDate | null {
  const looks = [...history, { at: observation.at, code: answerOf(observation) }];
  const opened = looks.filter(({ code }) => isReached(code)).map(({ at }) => Date.parse(at));
  return opened.length === 0 ? null : calendarDateAt(new Date(Math.min(...opened)), timeZone);
}

/** The file's own dates; the dataset's only where the file has none, for a dataset may be older than its files. */
function catalogueDays(declared: Declared | null, timeZone: string): Array<CalendarDate | null> {
  if (declared === null) return [];
  const ofFile = [declared.resourceCreatedAt, declared.resourceModifiedAt];
  const ofDataset = [declared.datasetCreatedAt, declared.datasetModifiedAt];
  const used = ofFile.some((text) => text !== null) ? ofFile : ofDataset;
  return used.map((text) => statedDay(text, timeZone));
}

/** Day of the server's Last-Modified, when the answer was the file and not a refusal. */
export function lastModifiedOn(observation: Observation, timeZone: string): CalendarDate | null {
  const isFile = isReached(answerOf(observation)) || answerOf(observation) === "TOO_LARGE";
  return isFile ? statedDay(observation.headers["last-modified"], timeZone) : null;
}
