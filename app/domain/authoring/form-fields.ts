import { EVIDENCE_KINDS, PROVENANCE_MARKS } from "#app/domain/plan.ts";
import {
  AGREEMENTS,
  DIRECTIONS,
  ELEMENT_TYPES,
  FIELD_KINDS,
  FIELD_SUBJECTS,
  LEGAL_STANDINGS,
  LINEAGE_KINDS,
  PERSONAL_DATA,
  PLAN_STATES,
  type SubjectType,
  VISIBILITIES,
} from "./closed-lists.ts";
import type { PlanDocument } from "./plan-document.ts";

/** What a field of a form is filled in with. */
export type FieldInput =
  | { kind: "text" | "long" | "number" | "whole" | "day"; nullable: boolean }
  | { kind: "both" | "bothLong"; nullable: boolean }
  | { kind: "choice" | "many"; options: ReadonlyArray<string> }
  /** A code of another subject. */
  | { kind: "reference"; to: SubjectType }
  | { kind: "yes" | "lines" | "choices" | "owners" | "deadline" | "provenance" | "words" };

/** A field of a subject as a form shows it. */
export type FormField = {
  name: string;
  input: FieldInput;
  /** Set when the subject is made, and kept: codes, and what a subject belongs to. */
  fixed: boolean;
};

const field = (name: string, input: FieldInput, fixed = false): FormField => ({ name, input, fixed });
const text = (name: string) => field(name, { kind: "text", nullable: true });
const code = (name = "code") => field(name, { kind: "text", nullable: false }, true);
const both = (name: string, nullable = false) => field(name, { kind: "both", nullable });
const bothLong = (name: string, nullable = false) => field(name, { kind: "bothLong", nullable });
const choice = (name: string, options: ReadonlyArray<string>, fixed = false) =>
  field(name, { kind: "choice", options }, fixed);
const reference = (name: string, to: SubjectType, fixed = false) =>
  field(name, { kind: "reference", to }, fixed);
const yes = (name: string) => field(name, { kind: "yes" });
const day = (name: string, nullable = false) => field(name, { kind: "day", nullable });
const weight = field("weight", { kind: "number", nullable: false });
const whole = (name: string) => field(name, { kind: "whole", nullable: true });
const provenance = field("provenance", { kind: "provenance" });

/** The fields of each kind of subject, in the order in which a form shows them. */
export const FORM_FIELDS: Readonly<Record<SubjectType, ReadonlyArray<FormField>>> = {
  plan: [
    ...[code(), field("planCode", { kind: "text", nullable: false }), both("title"), bothLong("summary")],
    ...[choice("state", PLAN_STATES), day("adoptedOn", true), day("periodStart"), day("periodEnd")],
    ...[both("periodLabel"), field("timeZone", { kind: "text", nullable: false })],
    field("words", { kind: "words" }),
  ],
  field: [
    ...[code(), both("label"), choice("appliesTo", FIELD_SUBJECTS, true), choice("kind", FIELD_KINDS, true)],
    ...[field("choices", { kind: "choices" }), text("unit"), choice("visibility", VISIBILITIES)],
    ...[yes("required"), both("help", true)],
  ],
  checkpoint: [code(), both("label"), day("dueOn"), provenance],
  commitment: [code(), both("title"), bothLong("summary"), text("url"), provenance],
  action: [
    ...[code(), reference("commitment", "commitment"), both("title"), bothLong("summary"), both("group")],
    ...[text("system"), both("stageAsStated", true), provenance],
  ],
  milestone: [
    ...[code(), both("title"), bothLong("mustBeTrue"), field("owners", { kind: "owners" })],
    ...[field("deadline", { kind: "deadline" }), weight, reference("action", "action")],
    ...[
      reference("checkpoint", "checkpoint"),
      bothLong("legalBasis", true),
      text("workPlanItem"),
      provenance,
    ],
  ],
  indicator: [
    ...[reference("milestone", "milestone", true), code("key"), both("name"), both("unit")],
    ...[text("baseline"), text("target"), choice("direction", DIRECTIONS), text("author")],
    ...[choice("agreement", AGREEMENTS), provenance],
  ],
  slot: [
    ...[reference("milestone", "milestone", true), code(), both("title")],
    ...[field("acceptedKinds", { kind: "many", options: EVIDENCE_KINDS }), bothLong("criteria")],
    ...[yes("required"), weight, choice("legalStanding", LEGAL_STANDINGS), whole("requiredStars")],
    ...[whole("maxAgeDays"), provenance],
  ],
  element: [
    ...[reference("slot", "slot", true), code("key"), both("label"), choice("type", ELEMENT_TYPES)],
    ...[yes("required"), yes("isKey"), field("aliases", { kind: "lines" }), both("legalFooting", true)],
    ...[choice("agreement", AGREEMENTS), choice("personalData", PERSONAL_DATA), text("sourceSystem")],
    ...[text("register"), text("pattern"), provenance],
  ],
  dependency: [
    ...[reference("action", "action", true), reference("dependsOn", "action", true), both("note", true)],
  ],
  lineage: [
    ...[reference("milestone", "milestone", true), choice("kind", LINEAGE_KINDS, true), code("fromCode")],
    ...[text("fromPlan"), both("note", true)],
  ],
};

export const MARKS = PROVENANCE_MARKS;

/** The plan's own fields of a kind of subject, in their order; retired ones are not asked any more. */
export function ownFieldsOf(document: Pick<PlanDocument, "field">, type: SubjectType) {
  return document.field
    .filter((each) => each.appliesTo === type && each.retired === null)
    .toSorted((left, right) => left.ordinal - right.ordinal);
}
