import { type CalendarDate, CalendarDateSchema } from "./calendar-date.ts";
import { scanText } from "./evidence/pii/text.ts";

export const REMARK_KINDS = ["not_found", "broken", "wrong_content", "personal_data", "other"] as const;
export type RemarkKind = (typeof REMARK_KINDS)[number];

export const REMARK_STATES = ["pending", "published", "rejected"] as const;
export type RemarkState = (typeof REMARK_STATES)[number];

/** Days a contact is kept after the remark was decided, and in any case after it was sent. */
export const CONTACT_DAYS_AFTER_DECISION = 30;
export const CONTACT_DAYS_AT_MOST = 180;

export const LONGEST_REMARK = 2_000;
export const LONGEST_CONTACT = 200;
const LONGEST_ADDRESS = 2_000;

/** What was typed into the form; what is missing is empty. */
export type RemarkFields = {
  kind: string;
  item: string;
  text: string;
  triedOn: string;
  address: string;
  contact: string;
};

/** A remark that can be kept. */
export type NewRemark = {
  kind: RemarkKind;
  /** Evidence item it speaks of; null for the slot. */
  item: string | null;
  text: string;
  triedOn: CalendarDate;
  address: string | null;
  contact: string | null;
};

export type RemarkProblem = {
  field: keyof RemarkFields;
  problem:
    | ("kind_missing" | "text_missing" | "text_long" | "personal_data" | "tried_missing" | "tried_future")
    | ("tried_early" | "address_invalid" | "contact_long");
};

type Known = { today: CalendarDate; from: CalendarDate; items: ReadonlySet<string> };

/**
 * Reads a remark of the public.
 *
 * @param known today, the first day that can be meant, and the evidence there is in the slot.
 * @returns everything that is wrong, each with its field, or the remark.
 */
export function readRemark(
  fields: RemarkFields,
  known: Known,
): { ok: true; remark: NewRemark } | { ok: false; problems: Array<RemarkProblem> } {
  const kind = REMARK_KINDS.find((each) => each === fields.kind);
  const [text, address, contact] = [fields.text.trim(), fields.address.trim(), fields.contact.trim()];
  const triedOn = CalendarDateSchema.safeParse(fields.triedOn.trim()).data;
  const problems: Array<RemarkProblem> = [];
  const refuse = (field: RemarkProblem["field"], problem: RemarkProblem["problem"] | null) => {
    if (problem !== null) problems.push({ field, problem });
  };
  refuse("kind", kind === undefined ? "kind_missing" : null);
  refuse("text", problemOfText(text));
  refuse("triedOn", problemOfDay(triedOn, known));
  refuse("address", problemOfAddress(address));
  refuse("contact", contact.length > LONGEST_CONTACT ? "contact_long" : null);
  if (problems.length > 0 || kind === undefined || triedOn === undefined) return { ok: false, problems };
  const item = known.items.has(fields.item) ? fields.item : null;
  const remark = { kind, item, text, triedOn, address: orNull(address), contact: orNull(contact) };
  return { ok: true, remark };
}

const ANY_EMAIL = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/i;
/** As long as a NIK or KK number, also a mistyped one. */
const SIXTEEN_DIGITS = /(?<!\d)\d{4}(?:[ .-]?\d{4}){3}(?!\d)/;

/** Whether a remark's public parts hold a number or an address of a person. In an address any number may stand. */
export function holdsPersonalData({ text, address }: { text: string; address: string | null }): boolean {
  return isPersonal(text) || SIXTEEN_DIGITS.test(text) || (address !== null && isPersonal(decoded(address)));
}

function isPersonal(words: string): boolean {
  return ANY_EMAIL.test(words) || scanText(words).length > 0;
}

function problemOfText(text: string): RemarkProblem["problem"] | null {
  if (text === "") return "text_missing";
  if (text.length > LONGEST_REMARK) return "text_long";
  return holdsPersonalData({ text, address: null }) ? "personal_data" : null;
}

function problemOfDay(
  day: CalendarDate | undefined,
  { today, from }: Known,
): RemarkProblem["problem"] | null {
  if (day === undefined) return "tried_missing";
  if (day > today) return "tried_future";
  return day < from ? "tried_early" : null;
}

function problemOfAddress(address: string): RemarkProblem["problem"] | null {
  if (address === "") return null;
  if (address.length > LONGEST_ADDRESS || !/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address)) {
    return "address_invalid";
  }
  const { username, password } = new URL(address);
  if (username !== "" || password !== "") return "personal_data";
  return holdsPersonalData({ text: "", address }) ? "personal_data" : null;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

/** A remark as everybody may read it. */
export type PublicRemark = {
  id: string;
  kind: RemarkKind;
  triedOn: CalendarDate;
  publishedOn: CalendarDate;
  language: string;
  /** Null where the words would lead to personal data. */
  text: string | null;
  address: string | null;
};

type Published = Omit<PublicRemark, "text"> & { text: string };

/**
 * A published remark without what would lead to personal data: all details where it reports such data, and
 * an address that is hidden from public pages.
 *
 * @param hidden addresses of the slot that are hidden.
 */
export function publicRemark(remark: Published, hidden: ReadonlyArray<string>): PublicRemark {
  if (remark.kind === "personal_data") return { ...remark, text: null, address: null };
  const leads = (words: string | null) => hidden.some((url) => words?.includes(bare(url)) ?? false);
  return {
    ...remark,
    text: leads(remark.text) ? null : remark.text,
    address: leads(remark.address) ? null : remark.address,
  };
}

/** An address without what is written in many ways: scheme, `www.`, slash at the end. */
function bare(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
}
