import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { VERDICTS } from "#app/domain/facts.ts";
import { IRM_LEVELS } from "#app/domain/irm-level.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import type {
  Difference,
  ReportContent,
  ReportMilestone,
  ReportSum,
} from "#app/domain/period-report/content.ts";
import type { DocumentBlock } from "#app/domain/period-report/document.ts";
import type { Remark } from "#app/domain/period-report/remark.ts";
import type { SealedReport } from "#app/domain/period-report/sealed.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { createFormats, type Formats } from "./formats.ts";
import type { Language } from "./language.ts";
import type { Translate } from "./translate.ts";

/** Words and formats of one language, with the names a report's content gives. */
export type ReportWords = Formats & {
  language: Language;
  t: Translate;
  text: (content: Bilingual) => string;
};

export function reportWords(language: Language, t: Translate): ReportWords {
  return {
    ...createFormats(language),
    language,
    t,
    text: (content) => (language === "en" ? (content.en ?? content.id) : content.id),
  };
}

/** Short name of an organisation in a report. */
export function shortOf(content: Pick<ReportContent, "organisations">, slug: string): string {
  return content.organisations.find((each) => each.slug === slug)?.short ?? slug;
}

/** The round in a few sentences: what is due and where it stands. */
export function summarySentences(content: ReportContent, { t, longDate }: ReportWords): Array<string> {
  const { dueCount, due } = content.totals.round;
  const date = longDate(content.asOf);
  if (dueCount === 0) return [t("report.summary.none", { date }), ...carriedSentence(content, t)];
  const counted = (["verified", "unproven", "reported", "contested", "late"] as const)
    .filter((status) => due[status] > 0)
    .map((status) => t(`report.summary.${status}`, { count: due[status] }));
  const noneLate = due.late === 0 ? [t("report.summary.noneLate")] : [];
  return [
    t("report.summary.due", { count: dueCount, date }),
    ...counted,
    ...noneLate,
    ...carriedSentence(content, t),
  ];
}

function carriedSentence({ milestones }: ReportContent, t: Translate): Array<string> {
  const count = milestones.filter(({ carriedOver }) => carriedOver).length;
  return count === 0 ? [] : [t("report.summary.carried", { count })];
}

/** Digest of a report and what it follows, for the foot of a page. */
export function footLine(
  { head, seal }: Pick<SealedReport, "head"> & { seal: { sha256: string } },
  t: Translate,
): string {
  const previous = head.prevSha256 === "" ? t("report.first") : `${head.prevSha256.slice(0, 16)}…`;
  const grouped = seal.sha256.match(/.{8}/g)?.join(" ") ?? seal.sha256;
  return `SHA-256 ${grouped} · ${t("report.previous")}: ${previous}`;
}

/** A remark with the place it speaks of. */
export function remarkLine({ code, milestone, slot }: Remark, t: Translate): string {
  return `${slot ?? milestone}: ${t(`report.remark.${code}`)}`;
}

/** What one difference is about, and the value before and after in words. */
export function differenceCells(difference: Difference, words: ReportWords): [string, string, string] {
  const { t } = words;
  const { subject, code, field, before, after } = difference;
  const name = subject === "evidence" ? (code.split(" ")[0] ?? code) : code;
  const subjectName = t(`report.difference.${subject}`, { code: name });
  return [
    `${subjectName}: ${t(`report.difference.${field}`)}`,
    valueText(difference, before, words),
    valueText(difference, after, words),
  ];
}

function valueText({ field, subject }: Difference, value: Difference["before"], words: ReportWords): string {
  const { t, percent, date } = words;
  if (value === null) return "–";
  if (typeof value === "number") return percent(field === "valueRatio" ? value * 100 : value);
  if (field === "content") return value.slice(0, 8);
  if (field === "claim") return value.split(" ").slice(2).join(" ");
  const day = CalendarDateSchema.safeParse(value);
  if (day.success) return date(day.data);
  const status = MILESTONE_STATUSES.find((each) => each === value);
  if (status !== undefined && (field === "status" || subject === "milestone")) return t(`status.${status}`);
  const level = IRM_LEVELS.find((each) => each === value);
  if (level !== undefined) return t(`milestone.irmLevel.${level}`);
  const verdict = ([...VERDICTS, "none"] as const).find((each) => each === value);
  if (verdict !== undefined) return t(`verdict.${verdict}`);
  const review = (["pending", "checked", "accepted", "returned"] as const).find((each) => each === value);
  return review === undefined ? value : t(`report.review.${review}`);
}

/** A commitment's or action's status word for a table: the one status, or how many there are. */
export function statusText({ due, notDue, totalCount }: ReportSum, t: Translate): string {
  const counts = MILESTONE_STATUSES.map((status) => ({ status, count: due[status] + notDue[status] }));
  const present = counts.filter(({ count }) => count > 0);
  const only = present[0];
  if (only !== undefined && present.length === 1 && totalCount === 1) return t(`status.${only.status}`);
  return present.map(({ status, count }) => `${count} ${t(`status.${status}`)}`).join(", ");
}

/** The claim of a milestone in a line: who, when, how much and where its review stands. */
export function claimLine(milestone: ReportMilestone, content: ReportContent, words: ReportWords): string {
  const { t, date, percent } = words;
  const { claim } = milestone;
  if (claim === null) return t("report.noClaim");
  return t("report.claimBy", {
    organisation: shortOf(content, claim.organisation),
    ...{
      date: date(claim.on),
      percent: percent(claim.percentDone),
      state: t(`report.claimState.${claim.state}`),
    },
  });
}

/** Obstacles of a claim in words; empty when it names none. */
export function obstacleText({ claim }: ReportMilestone, t: Translate): string {
  if (claim === null) return "";
  const named = claim.obstacles.map((obstacle) => t(`workspace.obstacle.${obstacle}`)).join(", ");
  return [named, claim.obstacleNote].filter((part) => part !== null && part !== "").join(": ");
}

/** Who set the levels and who issued, for the foot of a report. */
export function signatureBlock(
  { head, content }: Pick<SealedReport, "head" | "content">,
  { t, longDate }: ReportWords,
): DocumentBlock {
  const setters = new Map(content.commitments.map(({ irm }) => [irm.setBy, irm]));
  return {
    kind: "signatures",
    people: [
      ...[...setters.values()].map(({ setBy, organisation, setOn }) => ({
        role: `${t("report.col.irm")}, ${shortOf(content, organisation)}`,
        ...{ name: setBy, on: longDate(setOn) },
      })),
      {
        role: `${t("report.issuedBy")} ${shortOf(content, head.issuer.organisation)}`,
        ...{ name: head.issuer.name, on: longDate(head.issuedOn) },
      },
    ],
  };
}
