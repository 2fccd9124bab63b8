import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { pairText } from "./cell-text.ts";
import { englishKey, type SheetKind } from "./column.ts";
import { provenanceCells } from "./provenance-rows.ts";
import { type Cells, fieldKey } from "./sheet-rows.ts";

/** A plan as the rows of a workbook's sheets. */
export type PlanCells = { readonly [Kind in SheetKind]: ReadonlyArray<Cells> };

/** Every row that a workbook of the plan holds; what an import reads back as the same plan. */
export function documentCells(document: PlanDocument): PlanCells {
  return {
    plan: document.plan.map(planCells),
    predecessor: document.plan.flatMap(({ predecessors }) =>
      predecessors.map(({ title, finding, ...each }) => {
        return { ...each, ...twins({ title, finding }) };
      }),
    ),
    field: document.field.map(({ label, help, choices, retired, ...each }) => ({
      ...each,
      ...twins({ label, help }),
      choices: choices.map(({ id, en }) => pairText(id, en)),
      ...retirement(retired),
    })),
    checkpoint: document.checkpoint.map(({ label, provenance: _, ...each }) => ({
      ...each,
      ...twins({ label }),
    })),
    commitment: document.commitment.map(({ title, summary, provenance: _, values, retired, ...each }) => {
      return { ...each, ...twins({ title, summary }), ...own(values), ...retirement(retired) };
    }),
    action: document.action.map(
      ({ title, summary, group, stageAsStated, provenance: _, values, retired, ...each }) => {
        const texts = twins({ title, summary, group, stageAsStated });
        return { ...each, ...texts, ...own(values), ...retirement(retired) };
      },
    ),
    milestone: document.milestone.map(milestoneCells),
    owner: document.milestone.flatMap(({ code, owners }) =>
      owners.map(({ organisation, role }) => ({ milestone: code, organisation, role })),
    ),
    indicator: document.indicator.map(({ code: _code, name, unit, provenance: _, ...each }) => {
      return { ...each, ...twins({ name, unit }) };
    }),
    slot: document.slot.map(({ title, criteria, provenance: _, values, retired, ...each }) => {
      return { ...each, ...twins({ title, criteria }), ...own(values), ...retirement(retired) };
    }),
    element: document.element.map(({ code: _code, label, legalFooting, provenance: _, ...each }) => {
      return { ...each, ...twins({ label, legalFooting }) };
    }),
    dependency: document.dependency.map(({ code: _code, note, ...each }) => ({
      ...each,
      ...twins({ note }),
    })),
    lineage: document.lineage.map(({ code: _code, note, ...each }) => ({ ...each, ...twins({ note }) })),
    provenance: provenanceCells(document),
  };
}

function planCells({
  title,
  summary,
  periodLabel,
  source,
  words,
  predecessors: _,
  ...plan
}: PlanDocument["plan"][number]): Cells {
  const { commitment = null, action = null, milestone = null, achievement = null } = words;
  return {
    ...plan,
    ...twins({ title, summary, periodLabel, sourceTitle: source.title }),
    sourceUrl: source.url,
    ...twins({ wordCommitment: commitment, wordAction: action, wordMilestone: milestone }),
    ...twins({ wordAchievement: achievement }),
  };
}

function milestoneCells({
  title,
  mustBeTrue,
  legalBasis,
  owners: _owners,
  deadline,
  provenance: _,
  values,
  retired,
  ...each
}: PlanDocument["milestone"][number]): Cells {
  return {
    ...each,
    ...twins({ title, mustBeTrue, legalBasis }),
    deadlineKind: deadline?.kind ?? null,
    deadlineOn: deadline?.kind === "fixed" ? deadline.on : null,
    deadlineStage: deadline?.kind === "stage" ? deadline.stage : null,
    deadlineEdge: deadline?.kind === "stage" ? deadline.edge : null,
    deadlineOffset: deadline?.kind === "stage" ? deadline.offsetDays : null,
    deadlineDays: deadline?.kind === "stage" ? (deadline.dayKind ?? "calendar") : null,
    ...twins({ deadlineReason: deadline?.reason ?? null }),
    ...own(values),
    ...retirement(retired),
  };
}

function twins(texts: Readonly<Record<string, Bilingual | null>>): Cells {
  return Object.fromEntries(
    Object.entries(texts).flatMap(([key, text]) => [
      [key, text?.id ?? null],
      [englishKey(key), text?.en ?? null],
    ]),
  );
}

function own(values: Readonly<Record<string, Bilingual>>): Cells {
  return Object.fromEntries(
    Object.entries(values).flatMap(([code, text]) => {
      return [
        [fieldKey(code), text.id],
        [englishKey(fieldKey(code)), text.en],
      ];
    }),
  );
}

function retirement(retired: { on: string; reason: string; successor: string | null } | null): Cells {
  if (retired === null) return { retiredOn: null, retiredReason: null, successor: null };
  return { retiredOn: retired.on, retiredReason: retired.reason, successor: retired.successor };
}
