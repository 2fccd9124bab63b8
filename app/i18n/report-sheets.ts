import type { ReportSheet } from "#app/domain/period-report/document.ts";
import { type ManifestRow, manifestOf } from "#app/domain/period-report/manifest.ts";
import type { SealedReport } from "#app/domain/period-report/sealed.ts";
import {
  differenceCells,
  obstacleText,
  type ReportWords,
  remarkLine,
  shortOf,
  summarySentences,
} from "./report-words.ts";

/** A period report as a workbook: summary, milestones, evidence, remarks, changes. Numbers stay numbers. */
export function reportSheets(report: SealedReport, words: ReportWords): Array<ReportSheet> {
  return [
    summarySheet(report, words),
    milestoneSheet(report, words),
    evidenceSheet(report, words),
    remarkSheet(report, words),
    changeSheet(report, words),
  ];
}

function summarySheet({ head, content, seal }: SealedReport, words: ReportWords): ReportSheet {
  const { t, text } = words;
  const { round, upToRound } = content.totals;
  return {
    name: t("report.sheet.summary"),
    columns: [
      { title: t("report.col.what"), width: 34 },
      { title: t("report.col.after"), width: 90 },
    ],
    rows: [
      [t("report.title"), `${text(content.plan.title)}, ${head.checkpoint}`],
      [t("report.sheet.summary"), summarySentences(content, words).join(" ")],
      [t("report.asOf", { date: "" }).trim(), content.asOf],
      [t("report.version", { version: "" }).trim(), head.version],
      [t("report.issued"), head.issuedOn],
      [t("report.issuedBy"), `${head.issuer.name}, ${shortOf(content, head.issuer.organisation)}`],
      [`${t("numbers.reported")}, ${head.checkpoint} (%)`, round.reportedPercent],
      [`${t("numbers.proven")}, ${head.checkpoint} (%)`, round.provenPercent],
      [`${t("numbers.reported")} (%)`, upToRound.reportedPercent],
      [`${t("numbers.proven")} (%)`, upToRound.provenPercent],
      ...content.commitments.map(({ code, irm }) => [
        `${t("report.col.irm")} ${code}`,
        `${t(`milestone.irmLevel.${irm.level}`)}${irm.reason === null ? "" : `: ${irm.reason}`}`,
      ]),
      [t("report.digest"), seal.sha256],
      [t("report.previous"), head.prevSha256 === "" ? t("report.first") : head.prevSha256],
      ...(content.illustration ? [[t("report.illustration"), true]] : []),
    ],
  };
}

function milestoneSheet({ content }: SealedReport, words: ReportWords): ReportSheet {
  const { t, text } = words;
  return {
    name: t("report.sheet.milestones"),
    columns: [
      ...[
        { title: t("report.col.code"), width: 10 },
        { title: t("report.col.milestone"), width: 44 },
      ],
      ...[
        { title: t("report.col.action"), width: 8 },
        { title: t("report.col.checkpoint"), width: 10 },
      ],
      ...[
        { title: t("report.col.status"), width: 20 },
        { title: t("report.col.owner"), width: 16 },
      ],
      { title: `${t("numbers.reported")} (%)`, width: 14, isPercent: true },
      { title: `${t("numbers.proven")} (%)`, width: 14, isPercent: true },
      ...[
        { title: t("report.col.weight"), width: 8 },
        { title: t("report.col.due"), width: 12 },
      ],
      ...[
        { title: t("report.col.originalDue"), width: 12 },
        { title: t("report.col.obstacle"), width: 30 },
      ],
      { title: t("report.col.narrative"), width: 60 },
    ],
    rows: content.milestones.map((each) => [
      ...[each.code, text(each.title), each.action, each.checkpoint, t(`status.${each.status}`)],
      each.owners.map(({ organisation }) => shortOf(content, organisation)).join(", "),
      ...[each.reportedPercent, each.provenPercent, each.weight, each.deadline.dueOn],
      ...[each.deadline.originalOn, obstacleText(each, t), each.claim?.narrative ?? ""],
    ]),
  };
}

function evidenceSheet(report: SealedReport, words: ReportWords): ReportSheet {
  const { t } = words;
  const row = (each: ManifestRow) => [
    ...[each.slot, each.milestone, each.url ?? t("report.addressWithheld")],
    ...[t(`verdict.${each.verdict ?? "not_checkable"}`), t(`report.review.${each.review}`)],
    ...[each.verdict_on, each.first_opened_on, each.sha256, each.bytes],
  ];
  return {
    name: t("report.sheet.evidence"),
    columns: [
      ...[
        { title: t("report.col.slot"), width: 10 },
        { title: t("report.col.milestone"), width: 10 },
      ],
      ...[
        { title: t("report.col.address"), width: 60 },
        { title: t("report.col.verdict"), width: 20 },
      ],
      ...[
        { title: t("report.col.decision"), width: 14 },
        { title: t("report.col.checked"), width: 12 },
      ],
      ...[
        { title: t("report.col.firstOpened"), width: 12 },
        { title: "SHA-256", width: 66 },
      ],
      { title: t("report.col.bytes"), width: 12 },
    ],
    rows: manifestOf(report).map(row),
  };
}

function remarkSheet({ content }: SealedReport, { t }: ReportWords): ReportSheet {
  return {
    name: t("report.sheet.remarks"),
    columns: [
      { title: t("report.col.code"), width: 12 },
      { title: t("report.col.remark"), width: 90 },
    ],
    rows: content.remarks.map((remark) => [remark.slot ?? remark.milestone, remarkLine(remark, t)]),
  };
}

function changeSheet({ head, content }: SealedReport, words: ReportWords): ReportSheet {
  const { t } = words;
  const differences = head.replaces === null ? content.changes : head.corrections;
  return {
    name: t("report.sheet.changes"),
    columns: [
      { title: t("report.col.what"), width: 44 },
      { title: t("report.col.before"), width: 40 },
      { title: t("report.col.after"), width: 40 },
    ],
    rows: differences.map((difference) => differenceCells(difference, words)),
  };
}
