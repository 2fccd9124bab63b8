import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { compareCodes } from "#app/domain/code-order.ts";
import type { DeadlineRule } from "#app/domain/deadline.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { DataElement, EvidenceSlot, Indicator, Milestone, Owner, Provenance } from "#app/domain/plan.ts";
import { bilingual, bilingualOrNull, provenanceOf } from "./cells.ts";
import type { Tables } from "./read-tables.ts";

type Cells<Table extends keyof Tables> = Tables[Table][number]["value"];

/** The matrix, in the order of actions, then checkpoints. */
export function milestonesOf(tables: Tables, knownFrom: CalendarDate): Array<Milestone> {
  const owners = groupBy(valuesOf(tables.owners), (owner) => owner.milestone);
  const indicators = groupBy(valuesOf(tables.indicators), (indicator) => indicator.milestone);
  const slots = groupBy(valuesOf(tables.slots), (slot) => slot.milestone);
  const elements = groupBy(valuesOf(tables.elements), (element) => element.slot);
  return valuesOf(tables.milestones).map((cells) => ({
    code: cells.code,
    action: cells.action,
    checkpoint: cells.checkpoint,
    title: bilingual(cells.title, cells.title_en),
    mustBeTrue: bilingual(cells.must_be_true, cells.must_be_true_en),
    weight: cells.weight,
    legalBasis: legalBasisOf(cells),
    workPlanItem: cells.work_plan_item,
    owners: (owners.get(cells.code) ?? []).map(ownerOf),
    indicators: (indicators.get(cells.code) ?? []).map(indicatorOf),
    slots: (slots.get(cells.code) ?? [])
      .map((slot) => slotOf(slot, elements.get(slot.code) ?? []))
      .sort((left, right) => compareCodes(left.code, right.code)),
    deadlineRules: [deadlineRuleOf(cells, knownFrom)],
    provenance: milestoneProvenance(cells),
  }));
}

function valuesOf<Value>(rows: ReadonlyArray<{ value: Value }>): Array<Value> {
  return rows.map(({ value }) => value);
}

/** What the law says; where nobody wrote it out, the regulations by code. */
function legalBasisOf({ legal_basis, legal_basis_text, legal_basis_text_en }: Cells<"milestones">) {
  const codes = legal_basis.length === 0 ? null : legal_basis.join("; ");
  return bilingualOrNull(legal_basis_text ?? codes, legal_basis_text_en);
}

function milestoneProvenance(cells: Cells<"milestones">): Array<Provenance> {
  const target = provenanceOf("target", cells);
  const { work_plan_line: lines, work_plan_item, work_plan_item_en } = cells;
  if (lines === null) return [target];
  const note = bilingualOrNull(work_plan_item, work_plan_item_en);
  return [target, { about: "work_plan", mark: "reading", quote: null, lines, note }];
}

function deadlineRuleOf(cells: Cells<"milestones">, knownOn: CalendarDate): DeadlineRule {
  const provenance = provenanceOf("deadline", {
    provenance: cells.deadline_provenance,
    quote: cells.deadline_quote,
    line: cells.deadline_line,
    note: cells.deadline_note,
    note_en: cells.deadline_note_en,
  });
  const reason = bilingualOrNull(cells.deadline_reason, cells.deadline_reason_en);
  const common = { reason, knownOn, provenance: [provenance] };
  const { deadline_fixed_on, deadline_edge, deadline_calendar, deadline_stage } = cells;
  if (deadline_fixed_on !== null) return { kind: "fixed", on: deadline_fixed_on, ...common };
  const stage = `${deadline_calendar}/${deadline_stage}`;
  const offsetDays = cells.deadline_offset_days ?? 0;
  const counted = cells.deadline_day_kind === "working" ? ({ dayKind: "working" } as const) : {};
  return { kind: "stage", stage, edge: deadline_edge ?? "end", offsetDays, ...counted, ...common };
}

function ownerOf(cells: Cells<"owners">): Owner {
  return { organisation: cells.organisation, role: cells.role, provenance: [provenanceOf("owner", cells)] };
}

function indicatorOf(cells: Cells<"indicators">): Indicator {
  return {
    code: cells.code,
    name: bilingual(cells.name, cells.name_en),
    unit: bilingual(cells.unit, cells.unit_en),
    baseline: cells.baseline,
    target: cells.target,
    direction: cells.direction,
    author: cells.author,
    agreement: cells.agreement,
    provenance: [provenanceOf("indicator", cells)],
  };
}

function slotOf(cells: Cells<"slots">, elements: ReadonlyArray<Cells<"elements">>): EvidenceSlot {
  const code = provenanceOf("code", {
    provenance: cells.code_provenance,
    quote: cells.code_quote,
    line: cells.code_line,
    note: cells.code_note,
    note_en: cells.code_note_en,
  });
  return {
    code: cells.code,
    milestone: cells.milestone,
    title: bilingual(cells.title, cells.title_en),
    acceptedKinds: cells.accepted_kinds,
    criteria: bilingual(cells.criteria, cells.criteria_en),
    required: cells.required,
    weight: cells.weight,
    legalStanding: cells.legal_standing,
    requiredStars: cells.required_stars,
    maxAgeDays: cells.max_age_days,
    elements: elements.map(elementOf),
    provenance: [provenanceOf("target", cells), code],
  };
}

function elementOf(cells: Cells<"elements">): DataElement {
  return {
    key: cells.key,
    label: bilingual(cells.label, cells.label_en),
    aliases: cells.aliases,
    type: cells.type,
    required: cells.required,
    isKey: cells.is_key,
    legalFooting: bilingualOrNull(cells.legal_footing, cells.legal_footing_en),
    agreement: cells.agreement,
    personalData: cells.personal_data,
    sourceSystem: cells.source_system,
    register: cells.register,
    pattern: cells.pattern,
    provenance: [provenanceOf("element", cells)],
  };
}
