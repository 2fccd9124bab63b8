import type { Action, Checkpoint, Discrepancy, Organisation, Provenance } from "#app/domain/plan.ts";
import { bilingual, bilingualOrNull, provenanceOf } from "./cells.ts";
import type { PlanSource, SourceSystem } from "./plan-source.ts";
import type { Tables } from "./read-tables.ts";

export function organisationsOf({ organisations }: Tables): Array<Organisation> {
  return organisations.map(({ value }) => ({
    slug: value.slug,
    name: bilingual(value.name, value.name_en),
    short: value.short,
    kind: value.kind,
    parent: value.parent_slug,
    url: value.url,
  }));
}

export function checkpointsOf({ checkpoints }: Tables): Array<Checkpoint> {
  return inOrder(checkpoints).map((cells) => ({
    code: cells.code,
    label: bilingual(cells.label, cells.label_en),
    dueOn: cells.due_on,
    provenance: [provenanceOf("checkpoint", cells)],
  }));
}

export function commitmentsOf({ commitments }: Tables): PlanSource["commitments"] {
  return inOrder(commitments).map((cells) => ({
    code: cells.code,
    title: bilingual(cells.title, cells.title_en),
    summary: bilingual(cells.summary, cells.summary_en),
    url: cells.url,
    provenance: [provenanceOf("commitment", cells)],
  }));
}

export function actionsOf({ actions }: Tables): Array<Action> {
  return inOrder(actions).map((cells) => ({
    code: cells.code,
    commitment: cells.commitment,
    title: bilingual(cells.title, cells.title_en),
    summary: bilingual(cells.summary, cells.summary_en),
    group: bilingual(cells.group_label, cells.group_label_en),
    system: cells.system,
    stageAsStated: bilingualOrNull(cells.stage_as_stated, cells.stage_as_stated_en),
    provenance: [
      provenanceOf("action", cells),
      ...stageProvenance({ quote: cells.stage_as_stated, lines: cells.stage_line }),
    ],
  }));
}

/** A stage that the source names is its own words; a line without them is where a reading began. */
function stageProvenance({ quote, lines }: Pick<Provenance, "quote" | "lines">): Array<Provenance> {
  if (lines === null) return [];
  return [{ about: "stage", mark: quote === null ? "reading" : "stated", quote, lines, note: null }];
}

export function systemsOf({ systems }: Tables): Array<SourceSystem> {
  return systems.map(({ value }) => ({
    slug: value.slug,
    name: value.name,
    meaning: bilingual(value.meaning, value.meaning_en),
    url: value.url,
    aliases: value.aliases,
    actions: value.actions,
    note: bilingualOrNull(value.note, value.note_en),
    provenance: [{ about: "system", mark: "reading", quote: null, lines: value.line, note: null }],
  }));
}

/** Contradictions between sources, then the questions nobody has answered. */
export function discrepanciesOf({ discrepancies, unknowns }: Tables): Array<Discrepancy> {
  return [
    ...discrepancies.map(({ value }): Discrepancy => {
      return {
        kind: "contradiction",
        code: value.code,
        topic: bilingual(value.topic, value.topic_en),
        says: bilingual(value.says, value.says_en),
        saysLine: value.says_line,
        against: bilingual(value.against, value.against_en),
        againstLine: value.against_line,
        treatment: bilingual(value.treatment, value.treatment_en),
        appliesTo: value.applies_to,
      };
    }),
    ...unknowns.map(({ value }): Discrepancy => {
      return {
        kind: "unknown",
        code: value.code,
        topic: bilingual(value.question, value.question_en),
        says: bilingual(value.question, value.question_en),
        saysLine: null,
        against: bilingual("", null),
        againstLine: null,
        treatment: bilingual("", null),
        appliesTo: value.applies_to,
      };
    }),
  ];
}

function inOrder<Cells extends { ordinal: number }>(rows: ReadonlyArray<{ value: Cells }>): Array<Cells> {
  return rows.map(({ value }) => value).toSorted((left, right) => left.ordinal - right.ordinal);
}
