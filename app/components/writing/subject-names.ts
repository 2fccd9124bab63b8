import type { PlanProblem } from "#app/domain/authoring/check-plan.ts";
import type { FormProblem } from "#app/domain/authoring/read-form.ts";
import { writingNames } from "#app/i18n/id/writing-names.ts";
import type { Translate } from "#app/i18n/translate.ts";

type FieldKey = keyof typeof writingNames.field;
type OptionKey = keyof typeof writingNames.option;

const isField = (name: string): name is FieldKey => name in writingNames.field;
const isOption = (name: string): name is OptionKey => name in writingNames.option;

/** The name of a field in the reader's language; `title.en` is the English title. */
export function fieldName(field: string, t: Translate): string {
  const [name = "", part] = field.split(".");
  if (!isField(name)) return field;
  const label = t(`writing.field.${name}`);
  return part === "en" ? t("writing.inEnglish", { label }) : label;
}

/** What a choice is called. */
export function optionName(option: string, t: Translate): string {
  return isOption(option) ? t(`writing.option.${option}`) : option;
}

/** Fields whose values are words of ours. */
const CHOSEN = new Set([
  ...["state", "kind", "appliesTo", "visibility", "required", "isKey", "acceptedKinds", "direction"],
  ...["agreement", "legalStanding", "personalData", "type", "owners", "deadline"],
]);

/** What a field is set to, with choices as they are called. */
export function choiceText(field: string, held: string, t: Translate): string {
  if (!CHOSEN.has(field)) return held;
  return held
    .split(/([ ,]+)/)
    .map((word) => optionName(word, t))
    .join("");
}

/** A problem of a form or of a plan as a sentence that names the place. */
export function problemText(problem: FormProblem | PlanProblem, t: Translate): string {
  const code = "subjectCode" in problem ? problem.subjectCode : "";
  const field = problem.field === null ? "" : fieldName(problem.field, t);
  return t(`writing.problem.${problem.code}`, { code, field, held: problem.held });
}

/** Any value of a field as one line of text. */
export function valueText(value: unknown, t: Translate): string {
  const text = plain(value).trim();
  return text === "" ? t("writing.nothing") : text;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(plain).join(", ");
  return Object.entries(value)
    .filter(([name]) => name !== "provenance")
    .map(([, held]) => plain(held))
    .filter((text) => text !== "")
    .join(" / ");
}
