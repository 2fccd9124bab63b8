import robotsParser from "robots-parser";
import type { Download } from "./download.server.ts";
import type { GuardedClient } from "./guarded-client.server.ts";

const HOUR_MS = 3_600_000;
const KEEP_MS = 24 * HOUR_MS;
const UNREACHABLE_MS = 30 * 24 * HOUR_MS;
const MOST_BYTES = 500 * 1024;
const MOST_REDIRECTS = 5;
const MOST_DELAY_MS = 30_000;

/** What an origin said about robots, as it is kept. */
export type RobotsRecord = {
  origin: string;
  readAt: Date;
  /** `rules`: text applies; `open`: none published; `closed`: it could not be read. */
  state: "rules" | "open" | "closed";
  text: string;
  /** Since when it could not be read; null when it could. */
  closedSince: Date | null;
};

export type RobotsDecision = { allowed: boolean; crawlDelayMs: number };

/** Whether the record is too old to be used. */
export function isRobotsStale({ readAt }: RobotsRecord, now: Date): boolean {
  return now.getTime() - readAt.getTime() >= KEEP_MS;
}

/** Reads an origin's robots.txt through the guard. */
export async function readRobots(
  client: Pick<GuardedClient, "getText">,
  origin: string,
  previous: RobotsRecord | null,
  now: Date,
): Promise<RobotsRecord> {
  const options = { maxBytes: MOST_BYTES, redirects: MOST_REDIRECTS, accept: "text/plain" };
  return robotsRecord(origin, await client.getText(`${origin}/robots.txt`, options), previous, now);
}

/**
 * What an answer to robots.txt means: 4xx publishes no rules; 5xx or no answer forbids for now.
 *
 * Source: RFC 9309 §2.3.1.
 */
export function robotsRecord(
  origin: string,
  answer: Download,
  previous: RobotsRecord | null,
  now: Date,
): RobotsRecord {
  const { status, errorCode, text } = answer;
  const base = { origin, readAt: now, closedSince: null };
  const isWhole = errorCode === null || errorCode === "TOO_LARGE"; // rules beyond the limit are not read
  if (isWhole && status !== null && status >= 200 && status < 300) return { ...base, state: "rules", text };
  const hasTooManyRedirects = errorCode === "TOO_MANY_REDIRECTS" || errorCode === "REDIRECT_LOOP";
  if (hasTooManyRedirects || (status !== null && status >= 400 && status < 500 && status !== 429)) {
    return { ...base, state: "open", text: "" };
  }
  return { ...base, state: "closed", text: "", closedSince: previous?.closedSince ?? now };
}

/** Records are asked about for every address of their host. */
const rulesRead = new WeakMap<RobotsRecord, ReturnType<typeof robotsParser>>();

function rulesOf(record: RobotsRecord): ReturnType<typeof robotsParser> {
  const known = rulesRead.get(record);
  if (known !== undefined) return known;
  const rules = robotsParser(`${record.origin}/robots.txt`, record.text);
  rulesRead.set(record, rules);
  return rules;
}

/** Whether an address may be asked, and how far apart requests must be. */
export function robotsDecision(
  record: RobotsRecord,
  url: string,
  userAgent: string,
  now: Date,
): RobotsDecision {
  if (record.state === "open") return { allowed: true, crawlDelayMs: 0 };
  if (record.state === "closed") {
    const closedMs = record.closedSince === null ? 0 : now.getTime() - record.closedSince.getTime();
    return { allowed: closedMs >= UNREACHABLE_MS, crawlDelayMs: 0 };
  }
  const rules = rulesOf(record);
  const product = userAgent.split(/[\s/]/, 1)[0] ?? userAgent;
  const delayMs = (rules.getCrawlDelay(product) ?? 0) * 1_000;
  return {
    allowed: rules.isAllowed(url, product) !== false,
    crawlDelayMs: Math.min(Math.max(delayMs, 0), MOST_DELAY_MS),
  };
}
