import { z } from "zod";
import { canonicalJson } from "#app/domain/canonical-json.ts";

/** Largest number a whole-number column holds. */
const MOST_BYTES = 2 ** 31 - 1;
const MOST_TEXT = 4_000;
/** Longer keys do not fit an index of PostgreSQL, whatever their script. */
const MOST_KEY = 600;
/** A record longer than this is kept without its free text. */
const MOST_RECORD = 200_000;

/** Text as databases accept it, blank counting as absent. */
export const Text = z
  .string()
  .nullish()
  .transform((text) => cleanText(text));

/** A text short enough to be looked up by. */
export function keyText(text: string, most: number = MOST_KEY): string {
  return storable(text.slice(0, most)).trim();
}

/** A text that must be there, such as an id. */
export const RequiredText = z
  .string()
  .transform((text) => keyText(text))
  .pipe(z.string().min(1));

export const ByteSize = z.union([z.number(), z.string()]).nullish().transform(byteSizeOf);

/** A text without what a column cannot hold; null for nothing but blanks. */
export function cleanText(text: string | null | undefined): string | null {
  const clean = storable(text ?? "")
    .trim()
    .slice(0, MOST_TEXT);
  return clean === "" ? null : clean;
}

export function byteSizeOf(size: number | string | null | undefined): number | null {
  const bytes = typeof size === "string" && /^\d+$/.test(size) ? Number(size) : size;
  if (typeof bytes !== "number" || !Number.isInteger(bytes)) return null;
  return bytes >= 0 && bytes <= MOST_BYTES ? bytes : null;
}

/** First day of an instant or day written the ISO way; null for anything else. */
export function dayIn(text: string | null): string | null {
  return /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(text ?? "")?.[0] ?? null;
}

/**
 * A record as canonical JSON, without members that change by themselves and with texts a column can hold.
 *
 * @param volatile names of members that say nothing of the dataset.
 */
export function recordJson(value: unknown, volatile: ReadonlySet<string> = new Set()): string {
  const text = JSON.stringify(value, (key, member: unknown) => {
    if (volatile.has(key)) return undefined;
    return typeof member === "string" ? storable(member) : member;
  });
  const record: unknown = JSON.parse(text);
  const json = canonicalJson(record);
  return json.length <= MOST_RECORD
    ? json
    : canonicalJson({ truncated: json.length, start: json.slice(0, MOST_TEXT) });
}

/** Without NUL and halves of characters, which PostgreSQL refuses. */
function storable(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\ufffd");
}
