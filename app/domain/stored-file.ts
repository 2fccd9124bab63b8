import { parseUrl } from "./evidence/canonical-url.ts";
import { FORMATS, type FormatId } from "./evidence/formats.ts";
import type { PiiKind, Profile } from "./evidence/profile.ts";

/** Largest file taken as evidence, in bytes: 25 MiB. */
export const FILE_BYTES = 25 * 1024 * 1024;
/** Longest name kept, in characters. */
const LONGEST_NAME = 100;

/**
 * What the guard against personal data found in a file handed in: nothing yet, nothing at all, or a reason to
 * keep it from the public.
 */
export const FILE_GUARDS = ["pending", "clean", "held"] as const;
export type FileGuard = (typeof FILE_GUARDS)[number];

/** Why a file is held: personal data for certain, perhaps, or a content that cannot be looked through. */
export const GUARD_CODES = ["personal_data", "possible_personal_data", "not_searched"] as const;
export type GuardCode = (typeof GUARD_CODES)[number];

export type GuardWord = { guard: FileGuard; code: GuardCode | null; kinds: ReadonlyArray<PiiKind> };

/**
 * What the guard says of a file from what reading it found. Only what was looked through to its end without a
 * find is clean; what its reader gave up on is looked at again later.
 *
 * @param profile null when the format cannot be read: pictures, sound, archives without a table.
 */
export function guardOf(profile: Profile | null): GuardWord {
  const found = profile?.pii ?? [];
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  if (found.some(({ certainty }) => certainty === "certain")) {
    return { guard: "held", code: "personal_data", kinds };
  }
  if (found.length > 0) return { guard: "held", code: "possible_personal_data", kinds };
  if (profile?.failure === "reader-stopped") return { guard: "pending", code: null, kinds };
  const searched = profile?.piiSearched === true && !profile.partial;
  return searched ? { guard: "clean", code: null, kinds } : { guard: "held", code: "not_searched", kinds };
}

/** Formats nobody hands in as evidence. */
const REFUSED: ReadonlyArray<FormatId> = ["program", "empty"];

/** Whether a file of this format may be handed in. */
export function isTaken(kind: FormatId): boolean {
  return !REFUSED.includes(kind);
}

/** A name that is safe in an address and on any disk: its letters, digits, dots and dashes. */
export function safeFileName(typed: string): string {
  const last = typed.split(/[\\/]/).at(-1) ?? "";
  const plain = last.normalize("NFKD").replace(/[^A-Za-z0-9._-]+/g, "-");
  const dot = plain.lastIndexOf(".");
  const extension = dot > 0 ? plain.slice(dot).slice(0, 12) : "";
  const stem = (dot > 0 ? plain.slice(0, dot) : plain).replace(/^[-.]+|[-.]+$/g, "");
  return `${stem.slice(0, LONGEST_NAME - extension.length) || "berkas"}${extension.replace(/[-.]+$/, "")}`;
}

export type FileAddress = { sha256: string; name: string };

/** Where a file is found on this site. */
export function storedFilePath({ sha256, name }: FileAddress): string {
  return `/berkas/${sha256}/${encodeURIComponent(name)}`;
}

/** The file an address names, if it has the form of one of this site's; null for any other. */
export function storedFileIn(address: string): (FileAddress & { origin: string }) | null {
  const url = parseUrl(address.trim());
  const match =
    url === null ? null : /^\/berkas\/([0-9a-f]{64})\/([A-Za-z0-9._-]{1,100})$/.exec(url.pathname);
  if (url === null || match?.[1] === undefined || match[2] === undefined) return null;
  return { sha256: match[1], name: match[2], origin: url.origin };
}

/** Who may open a file, and why. */
export type FileAudience = "everyone" | "workers" | "nobody";

/**
 * Who may open a file: everyone once it is filed, clean and not hidden; those who work on the plan otherwise.
 *
 * @param filings the items it was filed as; none while it waits in a draft.
 */
export function audienceOf(
  guard: FileGuard,
  filings: ReadonlyArray<{ hidden: boolean }>,
): Exclude<FileAudience, "nobody"> {
  const isFiled = filings.length > 0 && filings.every(({ hidden }) => !hidden);
  return isFiled && guard === "clean" ? "everyone" : "workers";
}

/** Pictures are shown; everything else is saved, so that nothing handed in runs on this site. */
export function isShown(mediaType: string): boolean {
  return (["png", "jpeg", "gif", "webp"] as const).some((kind) => FORMATS[kind].mime === mediaType);
}
