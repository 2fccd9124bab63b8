import type { PastObservation } from "./answer.ts";
import { DAY_MS, HOUR_MS, isReached, sorted } from "./history.ts";
import { stableRatio } from "./stable-hash.ts";

const FIRST_DELAYS_MS = [0, HOUR_MS, 24 * HOUR_MS];
const FAILING_DELAYS_MS = [HOUR_MS, 6 * HOUR_MS, 24 * HOUR_MS, 72 * HOUR_MS, 7 * DAY_MS];
const STABLE_MS = { least: 7 * DAY_MS, most: 30 * DAY_MS, growth: 1.5 };
const NEAR_DEADLINE_DAYS = 14;
/** Due times are moved by up to this share, so that targets entered together do not stay together. */
const JITTER_RATIO = 0.1;
/** Every eighth check is made without validators: servers' ETags lie. */
const UNCONDITIONAL_EVERY = 8;

export type RecheckContext = {
  /** Identity of the target; decides its jitter. */
  targetKey: string;
  /** Days to the next deadline the evidence serves; negative when past, null without one. */
  daysToDeadline: number | null;
};

/**
 * Milliseconds from the last check to the next.
 *
 * New addresses are checked at once, after an hour and after a day; good ones every 7 days growing to
 * 30 while nothing changes; failing ones after 1, 6, 24 and 72 hours and then weekly. In the fortnight
 * before a deadline at least daily, and never less than monthly.
 *
 * @param history all observations of the target, the last included.
 */
export function nextCheckDelayMs(history: ReadonlyArray<PastObservation>, context: RecheckContext): number {
  if (history.length === 0) return 0;
  const { daysToDeadline, targetKey } = context;
  const isNear = daysToDeadline !== null && daysToDeadline >= 0 && daysToDeadline <= NEAR_DEADLINE_DAYS;
  const most = isNear ? DAY_MS : STABLE_MS.most;
  const delay = baseDelayMs(sorted(history));
  const spread = JITTER_RATIO * stableRatio(`${targetKey} ${history.length}`);
  // Below the limit only longer, so that a confirming check never comes too early to confirm.
  return Math.round(delay < most ? Math.min(delay * (1 + spread), most) : most * (1 - spread));
}

/** Whether the next check must fetch the whole body although validators are known. */
export function isUnconditionalTurn(history: ReadonlyArray<PastObservation>): boolean {
  const newestFirst = sorted(history).reverse();
  const sinceFull = newestFirst.findIndex((past) => past.code === "OK");
  return sinceFull === -1 || sinceFull >= UNCONDITIONAL_EVERY - 1;
}

function baseDelayMs(history: ReadonlyArray<PastObservation>): number {
  const failures = failuresAtEnd(history);
  if (failures > 0) return FAILING_DELAYS_MS[Math.min(failures, FAILING_DELAYS_MS.length) - 1] ?? HOUR_MS;
  const first = FIRST_DELAYS_MS[history.length];
  if (first !== undefined) return first;
  return Math.min(STABLE_MS.least * STABLE_MS.growth ** unchangedAtEnd(history), STABLE_MS.most);
}

function failuresAtEnd(history: ReadonlyArray<PastObservation>): number {
  const newestFirst = [...history].reverse();
  const lastReached = newestFirst.findIndex((past) => isReached(past.code));
  return lastReached === -1 ? history.length : lastReached;
}

/** Checks in a row, after the first ones, that found the content unchanged. */
function unchangedAtEnd(history: ReadonlyArray<PastObservation>): number {
  let unchanged = 0;
  for (let index = history.length - 1; index >= FIRST_DELAYS_MS.length; index -= 1) {
    const past = history[index];
    const before = history[index - 1];
    if (past === undefined || !isReached(past.code) || !isSame(past, before)) break;
    unchanged += 1;
  }
  return unchanged;
}

function isSame(past: PastObservation, before: PastObservation | undefined): boolean {
  if (past.code === "UNCHANGED_304") return true;
  return past.sha256 !== null && past.sha256 === before?.sha256;
}
