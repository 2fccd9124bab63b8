import type { DocumentBlock, ReportDocument } from "#app/domain/period-report/document.ts";
import type { SealedReport } from "#app/domain/period-report/sealed.ts";
import {
  actionTable,
  carriedTable,
  changeTable,
  departures,
  differenceTable,
  levelTable,
  milestoneParts,
  nothing,
  obstacleTable,
  remarkList,
} from "./report-sections.ts";
import { footLine, type ReportWords, shortOf, signatureBlock, summarySentences } from "./report-words.ts";

type Input = { report: SealedReport; words: ReportWords };

/** A period report in the ministry's layout: numbers, levels, obstacles, each milestone, manifest, signatures. */
export function reportDocument(report: SealedReport, words: ReportWords): ReportDocument {
  const { t, text, longDate, language } = words;
  const { head, content } = report;
  const title = t("report.heading", { checkpoint: head.checkpoint, label: text(content.checkpoint.label) });
  const running = t("report.running", {
    ...head,
    replaces: null,
    issuer: null,
    corrections: null,
    date: longDate(head.issuedOn),
  });
  const input = { report, words };
  return {
    ...{ language, title, foot: footLine(report, t) },
    running: content.illustration ? `${running} · ${t("report.illustration")}` : running,
    page: { before: t("report.page"), between: t("report.pageOf") },
    blocks: [
      { kind: "heading", level: 1, text: title },
      { kind: "text", text: `${text(content.plan.title)} (${content.plan.code})` },
      { kind: "text", text: summarySentences(content, words).join(" ") },
      ...headFacts(input),
      ...correctionBlocks(input),
      ...numbered(
        [
          actionTable(input),
          levelTable(input),
          obstacleTable(input),
          departures(input),
          carriedTable(input),
          milestoneParts(input),
          remarkList(input),
          changeTable(input),
        ],
        t("report.section.manifest"),
        manifestTable(input),
      ),
    ],
  };
}

/** Sections under running numbers; the manifest stands last, on a page of its own. */
function numbered(
  sections: ReadonlyArray<{ title: string; blocks: ReadonlyArray<DocumentBlock> } | null>,
  manifestTitle: string,
  manifest: ReadonlyArray<DocumentBlock>,
): Array<DocumentBlock> {
  const present = sections.filter((section) => section !== null);
  return [
    ...present.flatMap(
      ({ title, blocks }, index): Array<DocumentBlock> => [
        { kind: "heading", level: 2, text: `${index + 1}. ${title}` },
        ...blocks,
      ],
    ),
    { kind: "page_break" },
    { kind: "heading", level: 2, text: `${present.length + 1}. ${manifestTitle}` },
    ...manifest,
  ];
}

function headFacts({ report, words }: Input): Array<DocumentBlock> {
  const { t, percent, longDate } = words;
  const { head, content } = report;
  const { reportedPercent, provenPercent } = content.totals.round;
  const issuer = `${head.issuer.name}, ${shortOf(content, head.issuer.organisation)}`;
  return [
    {
      kind: "facts",
      rows: [
        [t("numbers.reported"), percent(reportedPercent)],
        [t("numbers.proven"), percent(provenPercent)],
        [t("report.asOf", { date: "" }).trim(), longDate(content.asOf)],
        [t("report.issued"), longDate(head.issuedOn)],
        [t("report.issuedBy"), issuer],
      ],
    },
  ];
}

function correctionBlocks({ report, words }: Input): Array<DocumentBlock> {
  const { replaces, corrections, version } = report.head;
  if (replaces === null) return [];
  const { t } = words;
  const sentence = t("report.correction", { version, old: replaces.version, reason: replaces.reason });
  const caption = t("report.corrections", { version: replaces.version });
  return [{ kind: "text", text: sentence, isStrong: true }, differenceTable(caption, corrections, words)];
}

function manifestTable({ report, words }: Input): Array<DocumentBlock> {
  const { t, date } = words;
  const rows = report.content.milestones.flatMap(({ slots, action }) =>
    slots.flatMap(({ code, evidence }) =>
      evidence.map(({ verdict, review, verdictOn, content }) => [
        ...[code, action, t(`verdict.${verdict ?? "not_checkable"}`), t(`report.review.${review}`)],
        ...[verdictOn === null ? "–" : date(verdictOn), content?.sha256.slice(0, 8) ?? "–"],
      ]),
    ),
  );
  const head = [
    ...[t("report.col.code"), t("report.col.action"), t("report.col.verdict"), t("report.col.decision")],
    ...[t("report.col.checked"), t("report.col.fingerprint")],
  ];
  const caption = t("report.section.manifest");
  return [
    { kind: "text", text: t("report.manifestHint") },
    ...(rows.length === 0
      ? [nothing(words)]
      : [{ kind: "table", caption, head, rows, right: [4, 5] } satisfies DocumentBlock]),
    signatureBlock(report, words),
  ];
}
