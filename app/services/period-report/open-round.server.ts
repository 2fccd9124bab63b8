import { loadLevels } from "#app/data/irm-levels.server.ts";
import {
  contentsSeenBefore,
  type IssuedReport,
  listPeriodReports,
  loadSealedReport,
} from "#app/data/period-reports.server.ts";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import type { EvidenceItem } from "#app/domain/facts.ts";
import { buildContent, type ContentInput } from "#app/domain/period-report/build-content.ts";
import type { EvidenceSeen } from "#app/domain/period-report/build-milestone.ts";
import type { ReportContent } from "#app/domain/period-report/content.ts";
import type { LevelSet } from "#app/domain/period-report/level.ts";
import { type Round, roundAsOf } from "#app/domain/period-report/round.ts";
import type { ReportAddress } from "#app/domain/period-report/sealed.ts";
import { type IndexedFacts, indexedAsOf } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

/** A round with everything a report of it is made from. */
export type OpenedRound = {
  indexed: IndexedFacts;
  round: Round;
  levels: Map<string, LevelSet>;
  /** Reports of the plan in the order of their chain. */
  issued: Array<IssuedReport>;
  /** The latest version of this round's report. */
  replaces: IssuedReport | null;
  previous: ContentInput["previous"];
};

export type RoundPlace = { plan: string; checkpoint: string; asOf: CalendarDate };

/** Null when there is no such plan or checkpoint. */
export async function openRound(
  { plan, checkpoint, asOf }: RoundPlace,
  deps: Pick<Deps, "db">,
): Promise<OpenedRound | null> {
  const current = await openPlan(plan, deps);
  const indexed = current === null ? null : indexedAsOf(current, asOf);
  const round = indexed === null ? null : roundAsOf(indexed, checkpoint, asOf);
  if (indexed === null || round === null) return null;
  const levels = await loadLevels(deps.db, { plan, checkpoint });
  const issued = await listPeriodReports(deps.db, plan);
  const replaces = latestOf(issued, checkpoint);
  return {
    indexed,
    round,
    levels,
    issued,
    replaces,
    previous: await previousOf(indexed, round, issued, deps),
  };
}

/** The latest version of a checkpoint's report; null before the first. */
export function latestOf(issued: ReadonlyArray<IssuedReport>, checkpoint: string): IssuedReport | null {
  const versions = issued.filter((report) => report.checkpoint === checkpoint);
  return versions.toSorted((left, right) => left.version - right.version).at(-1) ?? null;
}

/** The latest report of the latest earlier round that has one. */
async function previousOf(
  { facts }: IndexedFacts,
  round: Round,
  issued: ReadonlyArray<IssuedReport>,
  { db }: Pick<Deps, "db">,
): Promise<ContentInput["previous"]> {
  const earlier = facts.checkpoints
    .filter(({ dueOn }) => dueOn < round.checkpoint.dueOn)
    .toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : 1));
  const found = earlier.map(({ code }) => latestOf(issued, code)).findLast((report) => report !== null);
  if (found === undefined || found === null) return null;
  const sealed = await loadSealedReport(db, found.id);
  if (sealed === null) return null;
  const { checkpoint, version, asOf, issuedOn, sha256 } = found;
  return { content: sealed.content, facts: { checkpoint, version, asOf, issuedOn, sha256 } };
}

/** The pieces of evidence a report of the round tells of. */
export function itemsOf({ round }: OpenedRound): Array<EvidenceItem> {
  return [...round.own, ...round.carriedOver].flatMap(({ slots }) =>
    slots.flatMap(({ items }) => items.map(({ item }) => item)),
  );
}

/** Says of each piece of evidence what was last seen behind it by the end of the as-of day. */
export async function contentOfItems(
  opened: OpenedRound,
  { db }: Pick<Deps, "db">,
): Promise<(item: string) => EvidenceSeen["content"]> {
  const items = itemsOf(opened);
  const { timeZone } = opened.indexed.facts.plan;
  const end = startOfDay(plusDays(opened.round.asOf, 1), timeZone);
  const seen = await contentsSeenBefore(db, [...new Set(items.map(({ target }) => target))], end);
  const bySeen = new Map(seen.map((each) => [each.targetId, each]));
  const byItem = new Map(items.map(({ id, target }) => [id, bySeen.get(target)]));
  return (item) => {
    const found = byItem.get(item);
    if (found === undefined) return null;
    return { sha256: found.sha256, bytes: found.bytes, seenAt: found.at.toISOString() };
  };
}

/** What a report of the round would say. Addresses have no digest before they are sealed. */
export async function previewContent(opened: OpenedRound, deps: Pick<Deps, "db">): Promise<ReportContent> {
  const contentOf = await contentOfItems(opened, deps);
  return buildContent({ ...opened, seenOf: (item) => ({ content: contentOf(item), address: null }) });
}

export type SealedAddress = { item: string; address: ReportAddress; digest: string };

/** The instant a day begins in a zone. */
function startOfDay(day: CalendarDate, timeZone: string): Date {
  const guess = new Date(`${day}T00:00:00Z`);
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(guess);
  const shown = new Date(`${parts.replace(" ", "T")}Z`);
  return new Date(guess.getTime() - (shown.getTime() - guess.getTime()));
}
