import type { Answer, PastObservation } from "./answer.ts";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

const REACHED: ReadonlySet<Answer> = new Set(["OK", "UNCHANGED_304"]);

/** Answers that neither prove nor disprove the address. */
const UNCERTAIN: ReadonlySet<Answer> = new Set([
  ...(["TIMEOUT", "UNREACHABLE", "DNS_FAILED", "SERVER_ERROR", "RATE_LIMITED", "BOT_WALL"] as const),
  ...(["LOGIN_REQUIRED", "REFUSED", "ROBOTS_DISALLOWED", "TOO_LARGE", "DECOMPRESSION_BOMB"] as const),
  ...(["ANSWER_UNREADABLE", "REDIRECT_BROKEN", "LEGAL_BLOCK_451", "CERT_CHAIN_INCOMPLETE"] as const),
]);

export function isReached(answer: Answer): boolean {
  return REACHED.has(answer);
}

export function isUncertain(answer: Answer): boolean {
  return UNCERTAIN.has(answer);
}

/** Milliseconds from one ISO instant to a later one; negative when it comes first. */
export function msBetween(earlier: string, later: string): number {
  return Date.parse(later) - Date.parse(earlier);
}

/** Instant of the last check that opened the address, or null when none did. */
export function lastReachedAt(history: ReadonlyArray<PastObservation>): string | null {
  return latest(history.filter((past) => isReached(past.code)))?.at ?? null;
}

/**
 * Earlier observations with one of these answers since the address last opened, oldest first.
 * Other failures in between do not break the run: a timeout does not undo a 404.
 */
export function failuresSinceReached(
  history: ReadonlyArray<PastObservation>,
  answers: ReadonlyArray<Answer>,
): Array<PastObservation> {
  const reachedAt = lastReachedAt(history);
  return sorted(history).filter(
    (past) => answers.includes(past.code) && (reachedAt === null || msBetween(reachedAt, past.at) > 0),
  );
}

/** Start of the unbroken row of uncertain answers that ends the history, or null when it ends otherwise. */
export function uncertainSince(history: ReadonlyArray<PastObservation>): string | null {
  let since: string | null = null;
  for (const past of sorted(history).reverse()) {
    if (!isUncertain(past.code)) break;
    since = past.at;
  }
  return since;
}

/** Oldest first. */
export function sorted(history: ReadonlyArray<PastObservation>): Array<PastObservation> {
  return [...history].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

export function latest(history: ReadonlyArray<PastObservation>): PastObservation | null {
  return sorted(history).at(-1) ?? null;
}
