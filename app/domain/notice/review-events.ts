import {
  byTime,
  type Dated,
  type Dispute,
  type EvidenceItem,
  type Report,
  type ReviewStep,
} from "#app/domain/facts.ts";
import { reportStateAsOf } from "#app/domain/review.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Audience } from "./audience.ts";
import { isNews, type NoticeEvent, type NoticeWindow, shortOf } from "./event.ts";
import { NO_DATA, type NoticeData } from "./kinds.ts";

/** What happens to reports in review: they wait, come back, are accepted, are objected to. */
export function reviewEvents(indexed: IndexedFacts, window: NoticeWindow): Array<NoticeEvent> {
  return indexed.facts.reports.flatMap((report) => {
    if (!datesOf(report).some(({ knownOn }) => isNews(knownOn, window))) return [];
    const reading = { indexed, report, window };
    return [
      ...waiting(reading),
      ...report.steps.flatMap((step) => [...decided(reading, step), ...disputed(reading, step)]),
      ...report.items.flatMap((item) => lapsed(reading, item)),
    ];
  });
}

type Reading = { indexed: IndexedFacts; report: Report; window: NoticeWindow };

/** Everything dated about a report in review. */
function datesOf(report: Report): Array<Dated> {
  const rulings = report.items.flatMap((item) => item.rulings);
  return [...turnsOf(report), ...rulings, ...report.steps.flatMap(({ dispute }) => dispute ?? [])];
}

/** What made a report wait for somebody: its submission, a step, a return that was taken back. */
function turnsOf(report: Report): Array<Dated> {
  const answers = report.steps.flatMap(({ dispute }) => dispute?.answer ?? []);
  return [report, ...report.steps, ...answers.filter(({ decision }) => decision === "withdrawn")];
}

/** A report that waits for a step, told to those who may take it. */
function waiting({ indexed, report, window }: Reading): Array<NoticeEvent> {
  const state = reportStateAsOf(report, window.today);
  if (state !== "submitted" && state !== "checked") return [];
  const step = state === "submitted" ? "check" : "acceptance";
  const turns = turnsOf(report).filter(({ knownOn }) => knownOn <= window.today);
  const since = turns.sort(byTime).at(-1) ?? report;
  if (!isNews(since.knownOn, window)) return [];
  const organisation = shortOf(indexed, report.organisation);
  return [
    {
      ...{
        key: keyIn(indexed, `review/${step}/${report.id}/${since.recordedAt}`),
        kind: "review",
        step: null,
      },
      ...{ subject: { kind: "report", code: report.id }, standing: true },
      data: { ...dataOf(indexed, report), organisation, step },
      to: [deciders(report, step)],
    },
  ];
}

function decided({ indexed, report, window }: Reading, step: ReviewStep): Array<NoticeEvent> {
  if (!isNews(step.knownOn, window)) return [];
  const cameBack = step.items.some(({ decision }) => decision === "returned");
  const isReturned = step.decision === "returned" || cameBack;
  const kind = isReturned ? "returned" : step.step === "acceptance" ? "accepted" : null;
  if (kind === null) return [];
  const isLast = indexed.reportsOf(report.milestone).at(-1)?.id === report.id;
  return [
    {
      ...{ key: keyIn(indexed, `${kind}/${step.id}`), kind, step: null },
      ...{ subject: { kind: "report", code: report.id } },
      standing: isReturned && isLast && reportStateAsOf(report, window.today) === "returned",
      data: {
        ...dataOf(indexed, report),
        ...{ organisation: shortOf(indexed, step.organisation), step: step.step },
        reason: isReturned ? reasonOf(report, step) : null,
      },
      to: submitters(report),
    },
  ];
}

/** The step's reason; where only some evidence came back, what was said of each piece, by its slot. */
function reasonOf(report: Report, { reason, items, decision }: ReviewStep): string | null {
  if (decision === "returned") return reason;
  const said = items.flatMap((each) => {
    const slot = report.items.find(({ id }) => id === each.item)?.slot ?? "";
    return each.decision === "returned" ? [`${slot}: ${each.reason ?? ""}`] : [];
  });
  return said.join("\n");
}

/** Accepted evidence that a person found to prove nothing any more: other evidence is asked for. */
function lapsed({ indexed, report, window }: Reading, item: EvidenceItem): Array<NoticeEvent> {
  const news = item.rulings.filter(({ ruling, knownOn }) => ruling === "lapsed" && isNews(knownOn, window));
  return news.map((ruling) => ({
    ...{ key: keyIn(indexed, `returned/ruling/${ruling.id}`), kind: "returned", step: null },
    ...{ subject: { kind: "item", code: item.id }, standing: item.rulings.at(-1) === ruling },
    data: {
      ...dataOf(indexed, report),
      ...{ organisation: shortOf(indexed, ruling.organisation), slot: item.slot },
      reason: `${item.slot}: ${ruling.reason ?? ""}`,
    },
    to: submitters(report),
  }));
}

function disputed(reading: Reading, step: ReviewStep): Array<NoticeEvent> {
  const { dispute } = step;
  return dispute === null ? [] : [...filed(reading, step, dispute), ...answered(reading, step, dispute)];
}

function filed(
  { indexed, report, window }: Reading,
  { step }: ReviewStep,
  dispute: Dispute,
): Array<NoticeEvent> {
  if (!isNews(dispute.knownOn, window)) return [];
  return [
    {
      ...{ key: keyIn(indexed, `dispute/${dispute.id}`), kind: "dispute", step: null },
      ...{ subject: { kind: "report", code: report.id }, standing: dispute.answer === null },
      data: { ...dataOf(indexed, report), step, organisation: shortOf(indexed, dispute.organisation) },
      to: [deciders(report, step)],
    },
  ];
}

function answered(
  { indexed, report, window }: Reading,
  { step }: ReviewStep,
  { id, answer }: Dispute,
): Array<NoticeEvent> {
  if (answer === null || !isNews(answer.knownOn, window)) return [];
  const { decision, organisation } = answer;
  return [
    {
      ...{ key: keyIn(indexed, `dispute_answered/${id}`), kind: "dispute_answered", step: null },
      ...{ subject: { kind: "report", code: report.id }, standing: false },
      data: { ...dataOf(indexed, report), step, decision, organisation: shortOf(indexed, organisation) },
      to: submitters(report),
    },
  ];
}

function submitters({ organisation }: Report): Array<Audience> {
  return [{ kind: "owners", organisations: [organisation] }];
}

function deciders(report: Report, step: "check" | "acceptance"): Audience {
  const checkedBy = report.steps.filter((taken) => taken.step === "check").map(({ reviewer }) => reviewer);
  const { author, organisation } = report;
  return { kind: "deciders", step, author, organisation, checkedBy };
}

function dataOf({ facts }: IndexedFacts, report: Report): NoticeData {
  const title = facts.milestones.find(({ code }) => code === report.milestone)?.title ?? null;
  return { ...NO_DATA, milestone: report.milestone, title, report: report.id };
}

function keyIn({ facts }: IndexedFacts, name: string): string {
  return `${facts.plan.slug}/${name}`;
}
