import { z } from "zod";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { EvidenceItem, Report } from "#app/domain/facts.ts";
import {
  Count,
  Day,
  Decision,
  dated,
  Flag,
  Instant,
  Kind,
  ObstacleList,
  Percent,
  Step,
  Text,
  VerdictWord,
} from "./fields.ts";
import { datedCells, type TableView, table } from "./view.ts";

/** Reports known on the day, oldest first. What stands in a report belongs to the organisation, not to a person. */
function knownReports({ indexed, asOf }: TableView): Array<Report> {
  return indexed.facts.reports.filter(({ knownOn }) => knownOn <= asOf);
}

function knownItems(view: TableView): Array<{ item: EvidenceItem; report: Report }> {
  return knownReports(view).flatMap((report) =>
    report.items.filter(({ knownOn }) => knownOn <= view.asOf).map((item) => ({ item, report })),
  );
}

const reports = table(
  "reports",
  z.object({
    ...{ id: Text, milestone: Text, organisation: Text, percent_done: Percent, narrative: Text },
    ...{ obstacles: ObstacleList, next_step: Text.nullable(), next_step_on: Day.nullable(), ...dated },
  }),
  ["id"],
  { milestone: "milestones.code", organisation: "organisations.slug" },
  (view) =>
    knownReports(view).map((report) => ({
      ...{ id: report.id, milestone: report.milestone, organisation: report.organisation },
      ...{ percent_done: report.percentDone, narrative: report.narrative },
      ...{ obstacles: [...report.obstacles], next_step: report.nextStep, next_step_on: report.nextStepOn },
      ...datedCells(report),
    })),
);

const decisions = table(
  "decisions",
  z.object({
    ...{ id: Text, report: Text, milestone: Text, organisation: Text, step: Step, decision: Decision },
    ...{ reason: Text.nullable(), ...dated },
  }),
  ["id"],
  { report: "reports.id", milestone: "milestones.code", organisation: "organisations.slug" },
  (view) =>
    knownReports(view).flatMap((report) =>
      stepsOf(report, view.asOf).map((step) => ({
        ...{ id: step.id, report: report.id, milestone: report.milestone, organisation: step.organisation },
        ...{ step: step.step, decision: step.decision, reason: step.reason, ...datedCells(step) },
      })),
    ),
);

function stepsOf(report: Report, asOf: CalendarDate) {
  return report.steps.filter(({ knownOn }) => knownOn <= asOf);
}

const itemDecisions = table(
  "item_decisions",
  z.object({
    ...{ decision_id: Text, evidence: Text, slot: Text, decision: Decision, reason: Text.nullable() },
    ...{ elements: z.array(Text), known_on: Day },
  }),
  ["decision_id", "evidence"],
  { decision_id: "decisions.id", evidence: "evidence.id", slot: "slots.code" },
  (view) =>
    knownReports(view).flatMap((report) => {
      const slotOf = new Map(report.items.map(({ id, slot }) => [id, slot]));
      return stepsOf(report, view.asOf).flatMap((step) =>
        step.items.map(({ item, decision, reason, elements }) => ({
          ...{ decision_id: step.id, evidence: item, slot: slotOf.get(item) ?? "", decision, reason },
          ...{ elements: [...(elements ?? [])], known_on: step.knownOn },
        })),
      );
    }),
);

const evidence = table(
  "evidence",
  z.object({
    ...{ id: Text, slot: Text, milestone: Text, report: Text, organisation: Text, target: Text },
    ...{ url: Text.nullable(), hidden_since: Day.nullable(), kind: Kind, note: Text.nullable() },
    ...{ first_opened_on: Day.nullable(), ...dated },
  }),
  ["id"],
  { slot: "slots.code", milestone: "milestones.code", report: "reports.id" },
  (view) =>
    knownItems(view).map(({ item, report }) => {
      const shown = item.hiddenSince === null;
      const opened = item.firstOpenedOn;
      return {
        ...{ id: item.id, slot: item.slot, milestone: report.milestone, report: report.id },
        ...{ organisation: report.organisation, target: item.target, url: shown ? item.url : null },
        ...{ hidden_since: item.hiddenSince, kind: item.kind, note: shown ? item.note : null },
        first_opened_on: opened !== null && opened <= view.asOf ? opened : null,
        ...datedCells(item),
      };
    }),
);

const verdicts = table(
  "verdicts",
  z.object({
    ...{ evidence: Text, ordinal: Count, at: Instant, known_on: Day, verdict: VerdictWord },
    ...{ codes: z.array(Text), elements_read: Flag, elements: z.array(Text), changed: Flag },
  }),
  ["evidence", "ordinal"],
  { evidence: "evidence.id" },
  (view) =>
    knownItems(view).flatMap(({ item }) =>
      item.verdicts
        .filter(({ knownOn }) => knownOn <= view.asOf)
        .map(({ at, knownOn, verdict, codes, elements, changed }, ordinal) => ({
          ...{ evidence: item.id, ordinal, at, known_on: knownOn, verdict, codes: [...codes] },
          ...{ elements_read: elements !== null, elements: [...(elements ?? [])], changed },
        })),
    ),
);

const observations = table(
  "observations",
  z.object({
    ...{ id: Text, target: Text, at: Instant, known_on: Day, status: z.int().nullable() },
    ...{ error: Text.nullable(), answer: Text.nullable(), final_url: Text.nullable() },
    ...{ bytes: Count.nullable(), sha256: Text.nullable(), prev_hash: Text, self_hash: Text },
  }),
  ["id"],
  {},
  ({ looks }) =>
    looks.map(({ id, target, at, knownOn, status, error, answer, finalUrl, bytes, ...digests }) => ({
      ...{ id, target, at, known_on: knownOn, status, error, answer, final_url: finalUrl, bytes },
      ...{ sha256: digests.sha256, prev_hash: digests.prevHash, self_hash: digests.selfHash },
    })),
);

const closures = table(
  "closures",
  z.object({
    ...{ milestone: Text, ordinal: Count, kind: z.enum(["withdrawn", "merged", "reinstated"]) },
    ...{ into: Text.nullable(), reason_id: Text, reason_en: Text.nullable(), ...dated },
  }),
  ["milestone", "ordinal"],
  { milestone: "milestones.code" },
  ({ indexed, asOf }) =>
    indexed.facts.closures
      .filter(({ knownOn }) => knownOn <= asOf)
      .map((closure, ordinal) => ({
        ...{ milestone: closure.milestone, ordinal, kind: closure.kind, into: closure.into },
        ...{ reason_id: closure.reason.id, reason_en: closure.reason.en, ...datedCells(closure) },
      })),
);

/** Dated facts: with `known_on` anyone can go back to any day. */
export const FACT_TABLES = [
  ...([reports, evidence, decisions, itemDecisions, verdicts] as const),
  ...([observations, closures] as const),
] as const;
