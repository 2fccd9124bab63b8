import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { OWNER_ROLES, type SubjectType, WORD_KEYS } from "./closed-lists.ts";
import { type FieldInput, FORM_FIELDS, MARKS, ownFieldsOf } from "./form-fields.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { FieldValues } from "./plan-edit.ts";

/** What was typed, by name of the input; several values of one name in order. */
export type Typed = ReadonlyMap<string, ReadonlyArray<string>>;

export const FORM_PROBLEMS = [
  "needed",
  "not_a_number",
  "not_a_day",
  "not_in_list",
  "deadline_incomplete",
] as const;
export type FormProblem = { field: string; code: (typeof FORM_PROBLEMS)[number]; held: string };

type Reading = { typed: Typed; seen: FieldValues | null; type: SubjectType; problems: Array<FormProblem> };

/**
 * The fields of a subject as a form was filled in. Fixed fields are read only of a new subject.
 *
 * @param seen the subject as the form showed it; null of a new one.
 */
export function readSubjectForm(
  type: SubjectType,
  typed: Typed,
  { seen, document }: { seen: FieldValues | null; document: Pick<PlanDocument, "field"> },
): { fields: FieldValues; problems: ReadonlyArray<FormProblem> } {
  const reading: Reading = { typed, seen, type, problems: [] };
  const fields: Record<string, unknown> = {};
  for (const { name, input, fixed } of FORM_FIELDS[type]) {
    if (fixed && seen !== null) continue;
    const value = fieldValue(reading, name, input);
    if (value !== undefined) fields[name] = value;
  }
  const own = ownFieldsOf(document, type);
  if (own.length > 0) fields.values = ownValues(reading, own);
  return { fields, problems: reading.problems };
}

function one({ typed }: Pick<Reading, "typed">, name: string): string {
  return (typed.get(name)?.at(-1) ?? "").replaceAll("\r\n", "\n").trim();
}

function problem(reading: Reading, field: string, code: FormProblem["code"], held: string): undefined {
  reading.problems.push({ field, code, held });
}

/** The value of a field; undefined where it could not be read, which is among the problems. */
function fieldValue(reading: Reading, name: string, input: FieldInput): unknown {
  const held = one(reading, name);
  switch (input.kind) {
    case "text":
    case "long":
      if (held !== "") return held;
      return input.nullable ? null : problem(reading, name, "needed", held);
    case "number":
    case "whole":
      return numberOf(reading, name, input);
    case "day":
      return dayOf(reading, name, input.nullable);
    case "both":
    case "bothLong":
      return bothOf(reading, name, input.nullable);
    case "choice":
      return input.options.includes(held) ? held : problem(reading, name, "not_in_list", held);
    case "many":
      return (reading.typed.get(name) ?? []).filter((each) => input.options.includes(each));
    case "reference":
      return held === "" ? problem(reading, name, "needed", held) : held;
    case "yes":
      return held === "1";
    case "lines":
      return linesOf(held);
    case "choices":
      return linesOf(held).map(choiceOf);
    case "owners":
      return ownersOf(reading);
    case "deadline":
      return deadlineOf(reading);
    case "provenance":
      return provenanceOf(reading);
    case "words":
      return wordsOf(reading);
  }
}

function numberOf(
  reading: Reading,
  name: string,
  input: Extract<FieldInput, { nullable: boolean }>,
): unknown {
  const held = one(reading, name);
  if (held === "" && input.nullable) return null;
  const shape = input.kind === "whole" ? /^-?\d{1,9}$/ : /^-?\d{1,9}([.,]\d{1,6})?$/;
  if (!shape.test(held)) return problem(reading, name, "not_a_number", held);
  return Number(held.replace(",", "."));
}

function dayOf(reading: Reading, name: string, nullable: boolean): unknown {
  const held = one(reading, name);
  if (held === "" && nullable) return null;
  const day = CalendarDateSchema.safeParse(held);
  return day.success ? day.data : problem(reading, name, "not_a_day", held);
}

/** Content in both languages; null where it may be left out and nothing stands in either. */
function bothOf(reading: Reading, name: string, nullable: boolean): Bilingual | null {
  const [id, en] = [one(reading, `${name}.id`), one(reading, `${name}.en`)];
  if (nullable && id === "" && en === "") return null;
  return { id, en: en === "" ? null : en };
}

function linesOf(held: string): Array<string> {
  return held
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** `tinggi | high`. */
function choiceOf(line: string): Bilingual {
  const [id = "", en = ""] = line.split("|").map((part) => part.trim());
  return { id, en: en === "" ? null : en };
}

/** Owners by organisation; what was known of where an owner comes from is kept. */
function ownersOf(reading: Reading): unknown {
  const held = reading.seen?.owners;
  const before: ReadonlyArray<unknown> = Array.isArray(held) ? held : [];
  const knownOf = (slug: string): object =>
    before
      .filter((each) => typeof each === "object" && each !== null)
      .find((each) => Reflect.get(each, "organisation") === slug) ?? {};
  const owners = [...reading.typed.keys()].flatMap((name) => {
    const role = OWNER_ROLES.find((each) => each === one(reading, name));
    if (!name.startsWith("owners.") || role === undefined) return [];
    const organisation = name.slice("owners.".length);
    return [{ provenance: [], ...knownOf(organisation), organisation, role }];
  });
  return owners.sort((left, right) => {
    return left.role.localeCompare(right.role) || left.organisation.localeCompare(right.organisation);
  });
}

/** How a deadline is reckoned, as typed; undefined where a part is missing, null where none is wanted. */
export function deadlineOf(
  reading: Pick<Reading, "typed" | "seen"> & { problems: Array<FormProblem> },
): unknown {
  const whole: Reading = { type: "milestone", ...reading };
  const kind = one(reading, "deadline.kind");
  if (kind === "none" || kind === "") return null;
  const reason = bothOf(whole, "deadline.reason", true);
  const before = reading.seen?.deadline;
  const held = typeof before === "object" && before !== null ? Reflect.get(before, "provenance") : [];
  const provenance: unknown = Array.isArray(held) ? held : [];
  if (kind === "fixed") {
    const on = dayOf(whole, "deadline.on", false);
    return on === undefined ? undefined : { kind: "fixed", on, reason, provenance };
  }
  const stage = one(reading, "deadline.stage");
  const offset = one(reading, "deadline.offsetDays") || "0";
  if (stage === "" || !/^-?\d{1,4}$/.test(offset))
    return problem(whole, "deadline", "deadline_incomplete", `${stage} ${offset}`.trim());
  const edge = one(reading, "deadline.edge") === "start" ? "start" : "end";
  const counted = one(reading, "deadline.dayKind") === "working" ? { dayKind: "working" } : {};
  return { kind: "stage", stage, edge, offsetDays: Number(offset), ...counted, reason, provenance };
}

/** Where the content comes from: the first entry is edited, the others stay. */
function provenanceOf(reading: Reading): unknown {
  const held = reading.seen?.provenance;
  const before: ReadonlyArray<unknown> = Array.isArray(held) ? held : [];
  const mark = MARKS.find((each) => each === one(reading, "provenance.mark"));
  if (mark === undefined) return before;
  const first = before[0];
  const about: unknown = typeof first === "object" && first !== null ? Reflect.get(first, "about") : null;
  const entry = {
    ...{ about: typeof about === "string" ? about : aboutOf(reading.type), mark },
    ...{ quote: one(reading, "provenance.quote") || null, lines: one(reading, "provenance.lines") || null },
    note: bothOf(reading, "provenance.note", true),
  };
  return [entry, ...before.slice(1)];
}

function aboutOf(type: SubjectType): string {
  return type === "milestone" || type === "slot" ? "target" : type;
}

function wordsOf(reading: Reading): unknown {
  return Object.fromEntries(
    WORD_KEYS.flatMap((key) => {
      const word = bothOf(reading, `words.${key}`, true);
      return word === null || word.id === "" ? [] : [[key, word]];
    }),
  );
}

function ownValues(reading: Reading, own: PlanDocument["field"]): unknown {
  const held = reading.seen?.values;
  const kept = typeof held === "object" && held !== null ? { ...held } : {};
  const typed = own.map(({ code }) => [code, bothOf(reading, `values.${code}`, true)] as const);
  const given = typed.filter(([, value]) => value !== null && value.id !== "");
  const asked = new Set(own.map(({ code }) => code));
  const untouched = Object.entries(kept).filter(([code]) => !asked.has(code));
  return Object.fromEntries([...untouched, ...given]);
}
