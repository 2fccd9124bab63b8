import type { ReportContent, ReportMilestone } from "#app/domain/period-report/content.ts";
import type { DocumentBlock } from "#app/domain/period-report/document.ts";
import type { SealedReport } from "#app/domain/period-report/sealed.ts";
import {
  claimLine,
  differenceCells,
  obstacleText,
  type ReportWords,
  remarkLine,
  shortOf,
  statusText,
} from "./report-words.ts";

type Input = { report: Pick<SealedReport, "head" | "content">; words: ReportWords };

/** What two reports say differently, as a table. */
export function differenceTable(
  caption: string,
  differences: ReportContent["changes"],
  words: ReportWords,
): Extract<DocumentBlock, { kind: "table" }> {
  const { t } = words;
  return {
    ...{ kind: "table", caption, right: [] },
    head: [t("report.col.what"), t("report.col.before"), t("report.col.after")],
    rows: differences.map((difference) => differenceCells(difference, words)),
  };
}

export function actionTable({ report, words }: Input) {
  const { t, text, percent } = words;
  const { actions, totals } = report.content;
  const title = t("report.section.actions");
  const level = (suggested: (typeof actions)[number]["irmSuggestion"]) =>
    suggested === null ? "–" : t(`milestone.irmLevel.${suggested}`);
  const block: DocumentBlock = {
    ...{ kind: "table", caption: title, right: [3, 4] },
    head: [
      ...[t("report.col.code"), t("report.col.action"), t("report.col.status")],
      ...[t("report.col.reported"), t("report.col.proven"), t("report.col.suggested")],
    ],
    rows: [
      ...actions.map(({ code, title: name, total, irmSuggestion }) => [
        ...[code, text(name), statusText(total, t)],
        ...[percent(total.reportedPercent), percent(total.provenPercent), level(irmSuggestion)],
      ]),
      [
        ...["", t("report.average"), t("report.targets", { count: totals.round.dueCount })],
        ...[percent(totals.round.reportedPercent), percent(totals.round.provenPercent), ""],
      ],
    ],
  };
  return { title, blocks: [block] };
}

export function levelTable({ report, words }: Input) {
  const { t, text, percent, date } = words;
  const { content } = report;
  const title = t("report.section.levels");
  const block: DocumentBlock = {
    ...{ kind: "table", caption: title, right: [2, 3] },
    head: [
      ...[t("report.col.code"), t("report.col.commitment"), t("report.col.reported"), t("report.col.proven")],
      ...[t("report.col.irm"), t("report.col.setBy")],
    ],
    rows: content.commitments.map(({ code, title: name, total, irm }) => [
      ...[code, text(name), percent(total.reportedPercent), percent(total.provenPercent)],
      t(`milestone.irmLevel.${irm.level}`),
      `${irm.setBy}, ${shortOf(content, irm.organisation)}, ${date(irm.setOn)}`,
    ]),
  };
  return { title, blocks: [block] };
}

export function obstacleTable({ report, words }: Input) {
  const { t, date } = words;
  const { content } = report;
  const title = t("report.section.obstacles");
  const rows = content.milestones.flatMap((milestone) => {
    const { code, claim } = milestone;
    const obstacle = obstacleText(milestone, t);
    if (claim === null || (obstacle === "" && claim.nextStep === null)) return [];
    const until = claim.nextStepOn === null ? "–" : date(claim.nextStepOn);
    return [[code, obstacle || "–", claim.nextStep ?? "–", shortOf(content, claim.organisation), until]];
  });
  if (rows.length === 0) return { title, blocks: [nothing(words)] };
  const head = [
    ...[t("report.col.code"), t("report.col.obstacle"), t("report.col.nextStep"), t("report.col.by")],
    t("report.col.until"),
  ];
  return {
    title,
    blocks: [{ kind: "table", caption: title, head, rows, right: [4] } satisfies DocumentBlock],
  };
}

export function nothing({ t }: ReportWords): DocumentBlock {
  return { kind: "text", text: t("report.nothing") };
}

export function departures({ report, words }: Input) {
  const { t } = words;
  const departing = report.content.commitments.filter(({ irm }) => irm.level !== irm.suggested);
  const lines = departing.map(({ code, irm }) =>
    t("report.departure", {
      ...{ code, level: t(`milestone.irmLevel.${irm.level}`), reason: irm.reason },
      suggested: t(`milestone.irmLevel.${irm.suggested}`),
    }),
  );
  const texts = lines.length === 0 ? [t("report.noDepartures")] : lines;
  const blocks = texts.map((line) => ({ kind: "text", text: line }) satisfies DocumentBlock);
  return { title: t("report.section.departures"), blocks };
}

export function carriedTable({ report, words }: Input) {
  const { t, text, percent } = words;
  const carried = report.content.milestones.filter(({ carriedOver }) => carriedOver);
  if (carried.length === 0) return null;
  const title = t("report.section.carried");
  const block: DocumentBlock = {
    ...{ kind: "table", caption: title, right: [3, 4] },
    head: [
      ...[t("report.col.code"), t("report.col.milestone"), t("report.col.status")],
      ...[t("report.col.reported"), t("report.col.proven")],
    ],
    rows: carried.map((each) => [
      ...[each.code, text(each.title), t(`status.${each.status}`)],
      ...[percent(each.reportedPercent), percent(each.provenPercent)],
    ]),
  };
  return { title, blocks: [block] };
}

export function milestoneParts({ report, words }: Input) {
  const { content } = report;
  const blocks = content.milestones.flatMap((milestone) => milestoneBlocks(milestone, content, words));
  return { title: words.t("report.section.milestones"), blocks };
}

function milestoneBlocks(
  milestone: ReportMilestone,
  content: ReportContent,
  words: ReportWords,
): Array<DocumentBlock> {
  const { t, text, date, percent } = words;
  const { code, status, deadline, reportedPercent, provenPercent, claim } = milestone;
  const due =
    deadline.dueOn === null
      ? deadline.waitingFor === null
        ? "–"
        : text(deadline.waitingFor)
      : date(deadline.dueOn);
  const moved = deadline.slippageDays !== 0 && deadline.originalOn !== null;
  return [
    { kind: "heading", level: 3, text: `${code} ${text(milestone.title)}` },
    {
      kind: "facts",
      rows: [
        [t("report.col.status"), t(`status.${status}`)],
        [t("numbers.reported"), percent(reportedPercent)],
        [t("numbers.proven"), percent(provenPercent)],
        [t("report.col.due"), due],
        ...(moved && deadline.originalOn !== null
          ? [[t("report.col.originalDue"), date(deadline.originalOn)] as const]
          : []),
        [
          t("report.col.owner"),
          milestone.owners.map(({ organisation }) => shortOf(content, organisation)).join(", "),
        ],
        [t("report.col.narrative"), claimLine(milestone, content, words)],
      ],
    },
    ...(claim === null ? [] : [{ kind: "text", text: claim.narrative } satisfies DocumentBlock]),
  ];
}

export function remarkList({ report, words }: Input) {
  const { remarks } = report.content;
  if (remarks.length === 0) return null;
  const items = remarks.map((remark) => remarkLine(remark, words.t));
  return {
    title: words.t("report.section.remarks"),
    blocks: [{ kind: "list", items } satisfies DocumentBlock],
  };
}

export function changeTable({ report, words }: Input) {
  const { previous, changes } = report.content;
  if (previous === null) return null;
  const title = words.t("report.section.changes", { checkpoint: previous.checkpoint });
  return {
    title,
    blocks: changes.length === 0 ? [nothing(words)] : [differenceTable(title, changes, words)],
  };
}
