import { type Answer, answerOf } from "./answer.ts";
import type { AcceptedContent } from "./check-context.ts";
import { FORMAT_IDS, type FormatId, isDeclaredTruly } from "./formats.ts";
import type { Observation } from "./observation.ts";
import type { Profile } from "./profile.ts";
import { simhashDistance } from "./simhash.ts";
import type { Sniff } from "./sniff.ts";

/** What two looks at an address are compared by. */
export type Content = Pick<AcceptedContent, "at" | "sha256" | "tableFp" | "simhash" | "kind" | "profile">;

/** How the content of an address moved between two looks. */
export type ContentChange =
  | { state: "unchanged" | "re-exported" | "grew" | "shrank" | "changed" | "replaced" }
  | { state: "schema-changed"; lost: ReadonlyArray<string>; gained: ReadonlyArray<string> };

/** Bits of 64 in which two looks at one page may differ: a date, a counter. */
const SAME_PAGE_BITS = 3;
const WITH_CONTENT: ReadonlyArray<Answer> = ["OK", "UNCHANGED_304", "TOO_LARGE"];

/** The sniff of an observation whose answer was content; null for refusals and for what never came. */
export function sniffOfContent(observation: Observation): Sniff | null {
  return WITH_CONTENT.includes(answerOf(observation)) ? observation.sniff : null;
}

/** What an observation shows; null when it shows no content. */
export function contentOf(observation: Observation): Content | null {
  const { profile, sha256, at } = observation;
  const sniff = sniffOfContent(observation);
  if (sniff === null) return null;
  const { simhash, kind } = sniff;
  return { at, sha256, tableFp: profile?.tableFp ?? null, simhash, kind, profile };
}

/**
 * What became of the content; null when nothing in common was read of the two.
 *
 * Equal bytes, then an equal set of rows in whatever file, then the type, the columns and the number of
 * rows. Pages are compared by their words, for they carry dates and counters.
 */
export function contentChange(before: Content, now: Content): ContentChange | null {
  if (before.sha256 !== null && before.sha256 === now.sha256) return { state: "unchanged" };
  if (isSameTable(before, now)) return { state: "re-exported" };
  if (isOtherType(before.kind, now.kind)) return { state: "replaced" };
  const tables = tableChange(before.profile, now.profile);
  if (tables !== null) return tables;
  const distance = now.kind === "html" ? simhashDistance(before.simhash, now.simhash) : null;
  if (distance !== null) return { state: distance <= SAME_PAGE_BITS ? "unchanged" : "changed" };
  return before.sha256 === null || now.sha256 === null ? null : { state: "changed" };
}

function isSameTable(before: Content, now: Content): boolean {
  if (before.tableFp === null || before.tableFp !== now.tableFp) return false;
  return sheetSizes(before.profile) === sheetSizes(now.profile);
}

/** The fingerprint is of one sheet; those beside it are compared by size. One sheet is no sheet. */
function sheetSizes(profile: Profile | null): string {
  if (profile === null || profile.sheets.length < 2) return "";
  return profile.sheets.map(({ rows, columns }) => `${rows}×${columns}`).join(" ");
}

function isOtherType(before: string | null, now: string | null): boolean {
  const [was, is] = [formatId(before), formatId(now)];
  if (was === null || is === null) return false;
  return !isDeclaredTruly(was, is) && !isDeclaredTruly(is, was);
}

function formatId(kind: string | null): FormatId | null {
  return FORMAT_IDS.find((id) => id === kind) ?? null;
}

function tableChange(before: Profile | null, now: Profile | null): ContentChange | null {
  if (before === null || now === null || !isTable(before) || !isTable(now)) return null;
  const lost = namesMissing(before, now);
  const gained = namesMissing(now, before);
  if (lost.length > 0 || gained.length > 0) return { state: "schema-changed", lost, gained };
  if (now.rows === before.rows) return { state: "changed" };
  return { state: now.rows > before.rows ? "grew" : "shrank" };
}

function isTable(profile: Profile): boolean {
  return profile.failure === null && profile.columns.length > 0;
}

/** Names of the columns of one table that the other has not, as published. */
function namesMissing(from: Profile, to: Profile): Array<string> {
  const known = new Set(to.columns.map((column) => column.norm));
  return from.columns.filter((column) => !known.has(column.norm)).map((column) => column.name);
}
