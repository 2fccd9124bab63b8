import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { holdsPersonalData } from "#app/domain/remark.ts";

/** Most letters of what somebody says, of a short line such as a title, and of an address. */
export const LONGEST_SAID = 5_000;
export const LONGEST_LINE = 300;
export const LONGEST_ADDRESS = 2_000;
/** Most letters of how to reach somebody. */
export const LONGEST_CONTACT = 200;

export const SAID_PROBLEMS = [
  ...(["missing", "too_long", "personal_data", "not_a_day", "too_early", "too_late"] as const),
  ...(["unknown", "address_invalid", "mail_invalid", "phone_invalid"] as const),
] as const;
export type SaidProblem = (typeof SAID_PROBLEMS)[number];

/** What is wrong with one field of a form, named as in the form. */
export type FieldProblem = { field: string; problem: SaidProblem };

/** Who may read something: those who hold an office in the plan, or everyone. */
export const AUDIENCES = ["internal", "public"] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What a form holds by the name of its fields; what is missing is empty. */
export type Typed = Readonly<Record<string, string>>;

type TextRule = { most?: number; required?: boolean; isPublic?: boolean };
type DayRule = { required?: boolean; from?: CalendarDate; to?: CalendarDate };

/** Reads the fields of a form one by one and keeps everything that is wrong with them. */
export function readFields(typed: Typed) {
  const problems: Array<FieldProblem> = [];
  const refuse = (field: string, problem: SaidProblem | null) => {
    if (problem !== null) problems.push({ field, problem });
  };
  const given = (field: string) => (typed[field] ?? "").trim();
  return {
    problems,
    refuse,
    given,
    /** Words of people. Public ones hold no number or address of a person. */
    text(field: string, { most = LONGEST_SAID, required = true, isPublic = false }: TextRule = {}): string {
      const text = given(field);
      refuse(field, problemOfText(text, { most, required, isPublic }));
      return text;
    },
    day(field: string, { required = false, from, to }: DayRule = {}): CalendarDate | null {
      const text = given(field);
      if (text === "") {
        refuse(field, required ? "missing" : null);
        return null;
      }
      const day = CalendarDateSchema.safeParse(text).data ?? null;
      if (day === null) refuse(field, "not_a_day");
      else if (from !== undefined && day < from) refuse(field, "too_early");
      else if (to !== undefined && day > to) refuse(field, "too_late");
      return day;
    },
    /** One of some words; null, and a problem, for anything else. */
    choice<Word extends string>(field: string, words: ReadonlyArray<Word>): Word | null {
      const word = words.find((each) => each === given(field)) ?? null;
      refuse(field, word !== null ? null : given(field) === "" ? "missing" : "unknown");
      return word;
    },
    address(field: string): string | null {
      const text = given(field);
      refuse(field, problemOfAddress(text));
      return text === "" ? null : text;
    },
  };
}

function problemOfText(text: string, { most, required, isPublic }: Required<TextRule>): SaidProblem | null {
  if (text === "") return required ? "missing" : null;
  if (text.length > most) return "too_long";
  return isPublic && holdsPersonalData({ text, address: null }) ? "personal_data" : null;
}

function problemOfAddress(text: string): SaidProblem | null {
  if (text === "") return null;
  if (text.length > LONGEST_ADDRESS || !/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) {
    return "address_invalid";
  }
  const { username, password } = new URL(text);
  if (username !== "" || password !== "") return "personal_data";
  return holdsPersonalData({ text: "", address: text }) ? "personal_data" : null;
}

/** An empty text is none. */
export function orNone(text: string): string | null {
  return text === "" ? null : text;
}

/** Orders facts by the day they became known, then by the instant they were recorded. */
export function byKnown(
  left: { knownOn: string; recordedAt: string },
  right: { knownOn: string; recordedAt: string },
): number {
  return left.knownOn.localeCompare(right.knownOn) || left.recordedAt.localeCompare(right.recordedAt);
}

/** The last of some facts known on a day; null when there was none. Facts come oldest first. */
export function lastKnown<Fact extends { knownOn: CalendarDate }>(
  facts: ReadonlyArray<Fact>,
  asOf: CalendarDate,
): Fact | null {
  return facts.findLast(({ knownOn }) => knownOn <= asOf) ?? null;
}
