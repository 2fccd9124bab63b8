import { z } from "zod";
import { Count, Day, Flag, Text } from "./fields.ts";
import { type TableView, table, titles } from "./view.ts";

const named = { title_id: Text, title_en: Text.nullable() } as const;

const PlanRow = z.object({
  slug: Text,
  code: Text,
  ...named,
  summary_id: Text,
  summary_en: Text.nullable(),
  state: z.enum(["proposed", "adopted", "closed"]),
  period_start: Day,
  period_end: Day,
  time_zone: Text,
  known_from: Day,
  source_id: Text,
  source_en: Text.nullable(),
  source_url: Text.nullable(),
  illustration: Flag,
  as_of: Day,
});

const plan = table("plan", PlanRow, ["slug"], {}, ({ indexed, asOf }) => {
  const { plan: it, reports } = indexed.facts;
  return [
    {
      slug: it.slug,
      code: it.code,
      ...titles(it.title),
      summary_id: it.summary.id,
      summary_en: it.summary.en,
      state: it.state,
      period_start: it.periodStart,
      period_end: it.periodEnd,
      time_zone: it.timeZone,
      known_from: it.knownFrom,
      source_id: it.source.title.id,
      source_en: it.source.title.en,
      source_url: it.source.url,
      illustration: reports.some((report) => report.illustration && report.knownOn <= asOf),
      as_of: asOf,
    },
  ];
});

const checkpoints = table(
  "checkpoints",
  z.object({ code: Text, ...named, due_on: Day, ordinal: Count }),
  ["code"],
  {},
  ({ indexed }) =>
    indexed.facts.checkpoints.map(({ code, label, dueOn }, ordinal) => ({
      ...{ code, ...titles(label), due_on: dueOn, ordinal },
    })),
);

const commitments = table(
  "commitments",
  z.object({
    ...{ code: Text, ...named, summary_id: Text, summary_en: Text.nullable(), url: Text.nullable() },
    ordinal: Count,
  }),
  ["code"],
  {},
  ({ indexed }) =>
    indexed.facts.commitments.map(({ code, title, summary, url }, ordinal) => ({
      ...{ code, ...titles(title), summary_id: summary.id, summary_en: summary.en, url, ordinal },
    })),
);

const actions = table(
  "actions",
  z.object({
    ...{ code: Text, commitment: Text, ...named, summary_id: Text, summary_en: Text.nullable() },
    ...{ group_id: Text, group_en: Text.nullable(), system: Text.nullable(), ordinal: Count },
  }),
  ["code"],
  { commitment: "commitments.code" },
  ({ indexed }) =>
    indexed.facts.actions.map(({ code, commitment, title, summary, group, system }, ordinal) => ({
      ...{ code, commitment, ...titles(title), summary_id: summary.id, summary_en: summary.en },
      ...{ group_id: group.id, group_en: group.en, system, ordinal },
    })),
);

const organisations = table(
  "organisations",
  z.object({
    ...{ slug: Text, name_id: Text, name_en: Text.nullable(), short: Text, kind: Text },
    ...{ parent: Text.nullable(), url: Text.nullable() },
  }),
  ["slug"],
  { parent: "organisations.slug" },
  ({ indexed }) =>
    indexed.facts.organisations.map(({ slug, name, short, kind, parent, url }) => ({
      ...{ slug, name_id: name.id, name_en: name.en, short, kind, parent, url },
    })),
);

const discrepancies = table(
  "discrepancies",
  z.object({
    ...{ code: Text, kind: z.enum(["contradiction", "unknown"]) },
    ...{ topic_id: Text, topic_en: Text.nullable(), says_id: Text, says_en: Text.nullable() },
    ...{ against_id: Text, against_en: Text.nullable() },
    ...{ treatment_id: Text, treatment_en: Text.nullable(), applies_to: z.array(Text) },
  }),
  ["code"],
  {},
  ({ indexed }: TableView) =>
    indexed.facts.discrepancies.map(({ code, kind, topic, says, against, treatment, appliesTo }) => ({
      ...{ code, kind, topic_id: topic.id, topic_en: topic.en, says_id: says.id, says_en: says.en },
      ...{ against_id: against.id, against_en: against.en },
      ...{ treatment_id: treatment.id, treatment_en: treatment.en, applies_to: [...appliesTo] },
    })),
);

/** The plan's frame: what does not change with the day. */
export const PLAN_TABLES = [plan, checkpoints, commitments, actions, organisations, discrepancies] as const;
