import { type CalendarDate, calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import type { PastObservation } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import { dataAge } from "./data-age.ts";
import type { Observation } from "./observation.ts";
import {
  type CheckCode,
  type CheckData,
  type CheckOutcome,
  type CheckResult,
  CODES,
  checkResult,
} from "./outcome.ts";
import { isObserved, isStated, type Proof, proofsOf } from "./proof.ts";

/** Days after the deadline for which a delay is remarked on and not yet failed. */
const LATE_REMARK_DAYS = 30;

/** The gravest first; what nothing was asked of comes last. */
const GRAVITY: ReadonlyArray<CheckOutcome> = ["fail", "warn", "unknown", "pass", "not-applicable"];

/**
 * C8: are the data of the period, and were they there by the deadline?
 *
 * Two answers; the graver one is the result and the other stands in `also`. Days are days of the plan's
 * own zone, and the deadline's day is still in time.
 *
 * Source: evidence specification §2.2 C8.
 */
export function checkTimely(
  observation: Observation,
  history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const timeZone = context.timing?.timeZone ?? HOME_ZONE;
  const seenOn = calendarDateAt(new Date(observation.at), timeZone);
  const age = ageFinding(observation, context, seenOn, timeZone);
  const timeliness = timelinessFinding(proofsOf(observation, history, context, timeZone), context);
  const found = [...(timeliness === null ? [] : [timeliness.code]), age.code].sort(byGravity);
  const { at, url } = observation;
  const data = { at, url, ...timeliness?.data, ...age.data };
  return checkResult(found[0] ?? "AGE_NOT_KNOWN", { ...data, also: found.slice(1) });
}

type Finding = { code: CheckCode; data: CheckData };

function byGravity(a: CheckCode, b: CheckCode): number {
  return gravityOf(a) - gravityOf(b);
}

function gravityOf(code: CheckCode): number {
  return GRAVITY.indexOf(CODES[code][1]);
}

function ageFinding(
  observation: Observation,
  context: CheckContext,
  seenOn: CalendarDate,
  timeZone: string,
): Finding {
  const age = dataAge(observation, context, seenOn, timeZone);
  const { ageDays, allowedDays } = age;
  const data = { ...age, dateColumn: observation.profile?.dateColumn ?? null };
  if (allowedDays === null) return { code: "AGE_NOT_LIMITED", data };
  if (ageDays === null) return { code: "AGE_NOT_KNOWN", data };
  if (ageDays <= allowedDays) return { code: "DATA_FRESH", data };
  return { code: context.maxAgeDays === null ? "DATA_OLD" : "DATA_TOO_OLD", data };
}

/** Null while there is no deadline to keep. */
function timelinessFinding(proofs: ReadonlyArray<Proof>, { timing }: CheckContext): Finding | null {
  const dueOn = timing?.dueOn ?? null;
  if (timing === null || dueOn === null) return null;
  const inTime = proofs.filter(({ on }) => on <= dueOn);
  const [observed, stated] = [inTime.find(isObserved), inTime.find(isStated)];
  const found = (code: CheckCode, proof: Proof | null): Finding => ({
    code,
    data: {
      ...{ grade: proof?.grade ?? null, on: proof?.on ?? null, dueOn, saidOn: timing.saidOn },
      lateDays: proof === null ? null : Math.max(0, daysBetween(dueOn, proof.on)),
    },
  });
  if (observed !== undefined) return found("ON_TIME", observed);
  if (stated !== undefined) return found("ON_TIME_STATED", stated);
  // Whoever began to look after the deadline cannot say that there was nothing before it.
  const watched = timing.watchedSince !== null && timing.watchedSince <= dueOn;
  const earliest = earliestOf(proofs.filter((proof) => (isObserved(proof) ? watched : isStated(proof))));
  if (earliest === null) return found("TIMELINESS_UNPROVEN", proofs[0] ?? null);
  if (daysBetween(dueOn, earliest.on) <= LATE_REMARK_DAYS) return found("LATE_BY", earliest);
  return found(watched && proofs.some(isObserved) ? "LATE" : "TIMELINESS_UNPROVEN", earliest);
}

/** The strongest of those on the earliest day; proofs come strongest first. */
function earliestOf(proofs: ReadonlyArray<Proof>): Proof | null {
  let earliest: Proof | null = null;
  for (const proof of proofs) if (earliest === null || proof.on < earliest.on) earliest = proof;
  return earliest;
}
