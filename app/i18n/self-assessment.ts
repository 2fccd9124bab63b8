import type { ReportCommitment, ReportMilestone } from "#app/domain/period-report/content.ts";
import type { DocumentBlock, ReportDocument } from "#app/domain/period-report/document.ts";
import type { SealedReport } from "#app/domain/period-report/sealed.ts";
import { claimLine, footLine, obstacleText, type ReportWords, shortOf } from "./report-words.ts";

/**
 * A draft of OGP's national self-assessment from a period report: the template's fields, with levels, results
 * and evidence filled in and the rest marked for the people who write it. Evidence stands with its address,
 * so that an IRM researcher can open it.
 */
export function selfAssessment(report: SealedReport, words: ReportWords): ReportDocument {
  const { t, text, language } = words;
  const { head, content } = report;
  const { checkpoint, version } = head;
  const named = content.commitments.map(({ code, title }) => `${code} ${text(title)}`).join("; ");
  const title = t("report.self.title", { commitment: named });
  const running = t("report.self.running", { checkpoint, version });
  return {
    ...{ language, title, foot: footLine(report, t) },
    running: content.illustration ? `${running} · ${t("report.illustration")}` : running,
    page: { before: t("report.page"), between: t("report.pageOf") },
    blocks: [
      { kind: "heading", level: 1, text: title },
      { kind: "text", text: t("report.self.note", { checkpoint, version }) },
      ...content.commitments.flatMap((commitment) => commitmentBlocks(commitment, report, words)),
      { kind: "text", text: t("report.self.irmNote") },
    ],
  };
}

function commitmentBlocks(
  commitment: ReportCommitment,
  report: SealedReport,
  words: ReportWords,
): Array<DocumentBlock> {
  const { t, text, longDate, percent } = words;
  const { content } = report;
  const { code, title, summary, irm, total } = commitment;
  const milestones = content.milestones.filter((milestone) => milestone.commitment === code);
  const named = (role: "lead" | "support") => ownersIn(milestones, role, content);
  const reason = irm.reason === null ? "" : ` (${irm.reason})`;
  const period = { from: longDate(content.plan.periodStart), to: longDate(content.plan.periodEnd) };
  return [
    { kind: "heading", level: 2, text: `${code} ${text(title)}` },
    {
      kind: "facts",
      rows: [
        [t("report.self.number"), `${code} ${text(title)}`],
        [t("report.self.period"), t("report.period", period)],
        [t("report.self.lead"), named("lead")],
        [t("report.self.support"), named("support")],
        [t("report.self.problem"), t("report.self.fill")],
        [t("report.self.what"), text(summary)],
        [t("report.self.values"), t("report.self.fill")],
        [t("report.self.level"), `${t(`milestone.irmLevel.${irm.level}`)}${reason}`],
        [t("numbers.reported"), percent(total.reportedPercent)],
        [t("numbers.proven"), percent(total.provenPercent)],
      ],
    },
    { kind: "heading", level: 3, text: t("report.self.milestones") },
    ...milestones.flatMap((milestone) => milestoneBlocks(milestone, report, words)),
  ];
}

function ownersIn(
  milestones: ReadonlyArray<ReportMilestone>,
  role: "lead" | "support",
  content: SealedReport["content"],
): string {
  const slugs = milestones.flatMap(({ owners }) => owners.filter((owner) => owner.role === role));
  const names = [...new Set(slugs.map(({ organisation }) => shortOf(content, organisation)))];
  return names.length === 0 ? "–" : names.join(", ");
}

function milestoneBlocks(
  milestone: ReportMilestone,
  { content, addresses }: SealedReport,
  words: ReportWords,
): Array<DocumentBlock> {
  const { t, text } = words;
  const { code, title, status, claim, slots, irmSuggestion } = milestone;
  const evidence = slots.flatMap((slot) =>
    slot.evidence
      .filter(({ review }) => review !== "returned")
      .map(({ id, verdict }) => {
        const address = addresses[id]?.url ?? t("report.addressWithheld");
        return `${slot.code} ${text(slot.title)}: ${address} (${t(`verdict.${verdict ?? "not_checkable"}`)})`;
      }),
  );
  const obstacle = obstacleText(milestone, t);
  return [
    { kind: "text", isStrong: true, text: `${code} ${text(title)}` },
    {
      kind: "facts",
      rows: [
        [t("report.col.status"), t(`status.${status}`)],
        [t("report.self.level"), t(`milestone.irmLevel.${irmSuggestion}`)],
        [t("report.self.results"), claim === null ? t("report.noClaim") : claim.narrative],
        [t("report.col.by"), claimLine(milestone, content, words)],
        [t("report.self.obstacles"), obstacle === "" ? "–" : obstacle],
        [t("report.self.next"), claim?.nextStep ?? "–"],
      ],
    },
    ...(evidence.length === 0 ? [] : [{ kind: "list", items: evidence } satisfies DocumentBlock]),
  ];
}
