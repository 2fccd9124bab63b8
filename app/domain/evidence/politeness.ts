import { stableRatio } from "./stable-hash.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

const RETRY_AFTER_MS = { least: SECOND_MS, most: 24 * HOUR_MS };
const BACKOFF_MS = { first: 30 * SECOND_MS, most: 6 * HOUR_MS };
const CIRCUIT_FAILURES = 5;
const CIRCUIT_MS = { first: 15 * MINUTE_MS, most: 24 * HOUR_MS };

export const HOST_RATE = { perSecond: 1, burst: 2, concurrent: 2 } as const;

/** How a host has been behaving; one row per host, shared by all its targets. */
export type HostState = {
  host: string;
  /** Nobody asks this host before this instant. */
  nextAt: Date;
  ratePerSecond: number;
  /** Consecutive failures of the host itself. */
  failStreak: number;
  /** Consecutive times it asked to be left alone without saying for how long. */
  backoffStep: number;
  /** Consecutive times the circuit opened. */
  circuitOpens: number;
};

/** What came back from a host, as far as politeness cares. */
export type HostResponse = {
  status: number | null;
  errorCode: string | null;
  retryAfter: string | null;
};

export function newHost(host: string, now: Date): HostState {
  return {
    ...{ host, nextAt: now, ratePerSecond: HOST_RATE.perSecond },
    ...{ failStreak: 0, backoffStep: 0, circuitOpens: 0 },
  };
}

/**
 * The host's state after an answer.
 *
 * 429 and 503 hold the whole host: for as long as it asks, or with growing pauses. Five failures in a
 * row open the circuit; after the pause one request tries, and its failure opens it for twice as long.
 */
export function afterResponse(state: HostState, response: HostResponse, now: Date): HostState {
  if (isOurRefusal(response)) return state;
  const failStreak = isHostFailure(response) ? state.failStreak + 1 : 0;
  const paced: HostState = { ...state, failStreak, nextAt: after(now, SECOND_MS / state.ratePerSecond) };
  const held = isHeld(response)
    ? { ...paced, backoffStep: state.backoffStep + 1, nextAt: after(now, holdMs(state, response, now)) }
    : { ...paced, backoffStep: 0 };
  if (failStreak < CIRCUIT_FAILURES) return { ...held, circuitOpens: 0 };
  const pause = Math.min(CIRCUIT_MS.first * 2 ** state.circuitOpens, CIRCUIT_MS.most);
  return { ...held, circuitOpens: state.circuitOpens + 1, nextAt: later(held.nextAt, after(now, pause)) };
}

/** Requests that may run at the same time: one while the circuit is being tried again. */
export function concurrentRequests(state: HostState): number {
  return state.circuitOpens > 0 ? 1 : HOST_RATE.concurrent;
}

/**
 * Milliseconds a `Retry-After` asks for, kept between one second and a day; null when it cannot be read.
 *
 * Source: RFC 9110 §10.2.3 (seconds or an HTTP date).
 */
export function retryAfterMs(value: string | null, now: Date): number | null {
  if (value === null) return null;
  const text = value.trim();
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : null;
  // An HTTP date begins with the name of its day; what else Date.parse accepts was never meant as one.
  const until = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  const asked = seconds === null ? until - now.getTime() : seconds * SECOND_MS;
  if (Number.isNaN(asked)) return null;
  return Math.min(Math.max(asked, RETRY_AFTER_MS.least), RETRY_AFTER_MS.most);
}

function holdMs(state: HostState, response: HostResponse, now: Date): number {
  const asked = retryAfterMs(response.retryAfter, now);
  if (asked !== null) return asked;
  const spread = 0.5 + stableRatio(`${state.host} ${state.backoffStep}`); // ±50 %
  return Math.min(BACKOFF_MS.first * 2 ** state.backoffStep * spread, BACKOFF_MS.most);
}

function isHeld({ status }: HostResponse): boolean {
  return status === 429 || status === 503;
}

function isHostFailure({ status, errorCode }: HostResponse): boolean {
  if (status !== null) return status >= 500 || status === 408;
  return errorCode !== null;
}

/** The host was never asked, so nothing was learned about it. */
function isOurRefusal({ errorCode }: HostResponse): boolean {
  return errorCode === "URL_FORBIDDEN" || errorCode === "ROBOTS_DISALLOWED" || errorCode === "ABORTED";
}

function after(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

function later(a: Date, b: Date): Date {
  return a > b ? a : b;
}

/** Requests a host may take: refilled evenly, up to the burst. */
export type TokenBucket = { tokens: number; refilledAt: Date };

export function fullBucket(now: Date): TokenBucket {
  return { tokens: HOST_RATE.burst, refilledAt: now };
}

/**
 * Takes one token, or tells how long to wait for it.
 *
 * @returns `waitMs` 0 when the token was taken.
 */
export function takeToken(
  bucket: TokenBucket,
  ratePerSecond: number,
  now: Date,
): { bucket: TokenBucket; waitMs: number } {
  const elapsedMs = Math.max(0, now.getTime() - bucket.refilledAt.getTime());
  const tokens = Math.min(HOST_RATE.burst, bucket.tokens + (elapsedMs / SECOND_MS) * ratePerSecond);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, refilledAt: now }, waitMs: 0 };
  return {
    bucket: { tokens, refilledAt: now },
    waitMs: Math.ceil(((1 - tokens) / ratePerSecond) * SECOND_MS),
  };
}
