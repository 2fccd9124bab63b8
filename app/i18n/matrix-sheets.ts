import type { WordKey } from "#app/domain/authoring/closed-lists.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MatrixFilter } from "#app/domain/matrix.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import type { ReportSheet } from "#app/domain/period-report/document.ts";
import { leadOf } from "#app/domain/plan.ts";
import { slotVerdict } from "#app/domain/slot-standing.ts";
import { type IndexedFacts, standingsAsOf } from "#app/domain/standings.ts";
import { uncapitalised } from "./own-sentences.ts";
import { ownWord, type PlanWords } from "./plan-words.tsx";
import type { Words } from "./words.ts";

type View = {
  indexed: IndexedFacts;
  asOf: CalendarDate;
  filter: MatrixFilter;
  standings: ReadonlyArray<MilestoneStanding>;
  /** Address of the page that shows the same. */
  page: string;
};

/** What a filter of the matrix asks for, in words; that it asks for nothing is said too. */
export function filterText({ indexed, filter }: Pick<View, "indexed" | "filter">, words: Words): string {
  const { t, text } = words;
  const wordOf = (key: WordKey, otherwise: string) => ownWord(wordsOf(indexed), key, text) ?? otherwise;
  const stage = filter.stage === null ? undefined : indexed.schedule.stage(filter.stage);
  const parts = [
    filter.text === ""
      ? null
      : `${t("matrix.text", { action: uncapitalised(wordOf("action", t("planWord.action"))) })}: ${filter.text}`,
    filter.status === null ? null : `${t("matrix.status")}: ${t(`status.${filter.status}`)}`,
    filter.owner === null ? null : `${t("matrix.owner")}: ${nameOf(indexed, filter.owner)}`,
    stage === undefined || stage === null ? null : `${t("matrix.stage")}: ${stage.code} ${text(stage.title)}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? t("matrix.export.everything") : parts.join("; ");
}

/**
 * The matrix as a reader has filtered it: the targets of all its pages, and a sheet that says which plan, day and
 * filter they are of. Every row of the targets names day and filter too, for who keeps that table alone.
 */
export function matrixSheets(view: View, words: Words): { targets: ReportSheet; about: ReportSheet } {
  const { t, text } = words;
  const { indexed, asOf, standings, page } = view;
  const filter = filterText(view, words);
  const total = standingsAsOf(indexed, asOf).length;
  return {
    targets: targetSheet(view, filter, words),
    about: {
      name: t("matrix.export.about"),
      columns: [
        { title: t("matrix.export.what"), width: 22 },
        { title: t("matrix.export.value"), width: 90 },
      ],
      rows: [
        [t("matrix.export.plan"), text(indexed.facts.plan.title)],
        [t("matrix.export.asOf"), asOf],
        [t("matrix.filters"), filter],
        [t("matrix.export.count"), t("matrix.shownOf", { count: standings.length, total })],
        [t("matrix.export.page"), page],
      ],
    },
  };
}

function targetSheet({ indexed, asOf, standings }: View, filter: string, words: Words): ReportSheet {
  const { t, text } = words;
  const wordOf = (key: WordKey, otherwise: string) => ownWord(wordsOf(indexed), key, text) ?? otherwise;
  const actions = new Map(indexed.facts.actions.map((action) => [action.code, action]));
  const column = (title: string, width: number, isPercent = false) => ({ title, width, isPercent });
  return {
    name: t("matrix.title"),
    columns: [
      ...[column(t("report.col.code"), 10), column(wordOf("milestone", t("report.col.milestone")), 44)],
      ...[column(wordOf("action", t("report.col.action")), 8), column(t("matrix.export.actionTitle"), 34)],
      ...[column(t("report.col.checkpoint"), 10), column(t("report.col.status"), 20)],
      ...[column(t("report.col.owner"), 18), column(t("matrix.export.support"), 24)],
      column(`${t("numbers.reported")} (%)`, 14, true),
      column(`${t("numbers.proven")} (%)`, 14, true),
      ...[column(t("report.col.due"), 12), column(t("report.col.originalDue"), 12)],
      ...[column(t("matrix.export.lateBy"), 14), column(t("report.col.weight"), 8)],
      ...[column(t("report.col.slot"), 40), column(t("matrix.export.asOf"), 12)],
      column(t("matrix.filters"), 34),
    ],
    rows: standings.map((standing) => {
      const { milestone, status, deadline, reportedPercent, provenPercent, lateByDays } = standing;
      const dated = deadline.kind === "dated" ? deadline : null;
      const lead = leadOf(milestone);
      const support = milestone.owners.filter(({ organisation }) => organisation !== lead);
      const names = support.map(({ organisation }) => nameOf(indexed, organisation));
      const slots = standing.slots.map((slot) => `${slot.slot.code}: ${t(`verdict.${slotVerdict(slot)}`)}`);
      const action = actions.get(milestone.action);
      return [
        ...[milestone.code, text(milestone.title), milestone.action],
        action === undefined ? "" : text(action.title),
        ...[milestone.checkpoint, t(`status.${status}`), lead === null ? "" : nameOf(indexed, lead)],
        ...[names.join(", "), reportedPercent, provenPercent],
        ...[dated?.dueOn ?? null, dated?.originalOn ?? null, lateByDays, milestone.weight],
        ...[slots.join("; "), asOf, filter],
      ];
    }),
  };
}

function nameOf({ facts }: IndexedFacts, slug: string): string {
  return facts.organisations.find((each) => each.slug === slug)?.short ?? slug;
}

function wordsOf({ facts }: IndexedFacts): PlanWords {
  return facts.document.plan[0]?.words ?? {};
}
