import type { FieldValues } from "#app/domain/authoring/plan-edit.ts";

/** What the inputs of a subject's form begin with: what was typed before a refusal, else how the subject reads. */
export type FormValues = {
  text: (name: string) => string;
  list: (name: string) => ReadonlyArray<string>;
  checked: (name: string) => boolean;
};

/** @param typed what was sent and refused; null of a form that was not sent. */
export function formValues(
  fields: FieldValues,
  typed: ReadonlyMap<string, ReadonlyArray<string>> | null,
): FormValues {
  const held = (name: string): unknown =>
    name.split(".").reduce<unknown>((value, part) => memberOf(value, part), fields);
  return {
    text(name) {
      if (typed !== null) return typed.get(name)?.at(-1) ?? "";
      return textOf(held(name));
    },
    list(name) {
      if (typed !== null) return typed.get(name) ?? [];
      const value = held(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
    checked(name) {
      if (typed !== null) return typed.get(name)?.at(-1) === "1";
      return held(name) === true;
    },
  };
}

function memberOf(value: unknown, part: string): unknown {
  if (Array.isArray(value)) return ownerRole(value, part) ?? memberOf(value[0], part);
  return typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
}

/** `owners.kpu` is the role of that owner. */
function ownerRole(list: ReadonlyArray<unknown>, organisation: string): unknown {
  const owner = list.find(
    (each) => typeof each === "object" && each !== null && Reflect.get(each, "organisation") === organisation,
  );
  return owner === undefined || typeof owner !== "object" || owner === null
    ? undefined
    : Reflect.get(owner, "role");
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (!Array.isArray(value)) return typeof value === "object" ? "" : String(value);
  return value.map(lineOf).join("\n");
}

function lineOf(value: unknown): string {
  if (typeof value !== "object" || value === null || !("id" in value)) return String(value);
  const en: unknown = "en" in value ? value.en : null;
  return typeof en === "string" ? `${String(value.id)} | ${en}` : String(value.id);
}
