import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { EvidenceItem, Report, VerdictPoint } from "#app/domain/facts.ts";
import type { Milestone } from "#app/domain/plan.ts";
import { reportsKnownOn } from "#app/domain/review.ts";
import { slotStandingAsOf } from "#app/domain/slot-standing.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { isNews, type NoticeEvent, type NoticeWindow } from "./event.ts";
import { NO_DATA } from "./kinds.ts";

/** A turn of what the machine says of a piece of evidence that once held. */
export type EvidenceTurn = { kind: "broke" | "back"; at: string; on: CalendarDate };

/**
 * Every break of a piece of evidence and every return from one, oldest first. A break lasts until the machine sees
 * it hold again: what it cannot tell ends nothing, and evidence that never held cannot break.
 */
export function evidenceTurns(verdicts: ReadonlyArray<VerdictPoint>): Array<EvidenceTurn> {
  const turns: Array<EvidenceTurn> = [];
  let state: "unseen" | "holds" | "broken" = "unseen";
  for (const point of verdicts) {
    if (point.verdict === "not_checkable" && !point.changed) continue;
    const fails = point.verdict === "not_supported" || point.verdict === "withheld" || point.changed;
    if (fails && state === "holds") turns.push({ kind: "broke", at: point.at, on: point.knownOn });
    if (!fails && state === "broken") turns.push({ kind: "back", at: point.at, on: point.knownOn });
    if (!fails) state = "holds";
    else if (state === "holds") state = "broken";
  }
  return turns;
}

/** Evidence that broke or came back, told to the owners and the secretariat, once per turn. */
export function evidenceEvents(indexed: IndexedFacts, window: NoticeWindow): Array<NoticeEvent> {
  return indexed.milestones.flatMap(({ milestone, reports }) =>
    reports.flatMap((report) =>
      report.items.flatMap((item) => {
        if (!item.verdicts.some(({ knownOn }) => isNews(knownOn, window))) return [];
        const turns = evidenceTurns(item.verdicts);
        const news = turns.filter(({ on }) => isNews(on, window) && matters(milestone, reports, item, on));
        const last = turns.at(-1);
        return news.map((turn) => eventOf(indexed, { milestone, report, item, turn }, turn === last));
      }),
    ),
  );
}

type Turned = { milestone: Milestone; report: Report; item: EvidenceItem; turn: EvidenceTurn };

function eventOf(
  { facts }: IndexedFacts,
  { milestone, report, item, turn }: Turned,
  isLast: boolean,
): NoticeEvent {
  const kind = turn.kind === "broke" ? "evidence_broke" : "evidence_back";
  const { code, title } = milestone;
  const owners = [...milestone.owners.map(({ organisation }) => organisation), report.organisation];
  return {
    ...{ key: `${facts.plan.slug}/${kind}/${item.id}/${turn.at}`, kind, step: null },
    ...{ subject: { kind: "item", code: item.id }, standing: turn.kind === "broke" && isLast },
    data: { ...NO_DATA, milestone: code, title, slot: item.slot, report: report.id },
    to: [
      { kind: "owners", organisations: owners },
      { kind: "secretariat", owners },
    ],
  };
}

/** Neither returned, nor replaced in its slot by later evidence that is accepted and holds. */
function matters(
  milestone: Milestone,
  reports: ReadonlyArray<Report>,
  item: EvidenceItem,
  on: CalendarDate,
): boolean {
  const slot = milestone.slots.find(({ code }) => code === item.slot);
  if (slot === undefined) return false;
  const { items } = slotStandingAsOf(slot, reportsKnownOn(reports, on), on);
  const place = items.findIndex((standing) => standing.item.id === item.id);
  const own = items[place];
  if (own === undefined || own.review === "returned") return false;
  return !items.slice(place + 1).some(({ review, failing }) => review === "accepted" && !failing);
}
