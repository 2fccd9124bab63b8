import type { CalendarDate } from "./calendar-date.ts";
import type { Verdict, VerdictPoint } from "./facts.ts";
import { groupBy } from "./group-by.ts";
import { leadOf } from "./plan.ts";
import type { ItemStanding } from "./slot-standing.ts";
import { type IndexedFacts, standingsAsOf } from "./standings.ts";

/** One link that fails, or that has not been told to hold, and whoever can mend it. */
export type BrokenLink = {
  item: string;
  slot: string;
  milestone: string;
  /** Null while it is hidden from public pages. */
  url: string | null;
  hiddenSince: CalendarDate | null;
  review: ItemStanding["review"];
  verdict: Verdict;
  /** Codes of the results that decided, gravest first. */
  codes: ReadonlyArray<string>;
  /** Day since which it has been so without a break. */
  since: CalendarDate;
  /** Day our machine first saw it open; null when it never did. */
  firstOpenedOn: CalendarDate | null;
};

export type OwnerLinks = { organisation: string; links: ReadonlyArray<BrokenLink> };

const SHOWN: ReadonlyArray<Verdict> = ["withheld", "not_supported", "not_checkable"];

/**
 * Broken links (*tautan rusak*) by owner as of a day: broken for certain first, then what could not be told.
 * Evidence that was sent back is not counted: it claims nothing.
 */
export function brokenLinksAsOf(indexed: IndexedFacts, asOf: CalendarDate): Array<OwnerLinks> {
  const links = standingsAsOf(indexed, asOf).flatMap((standing) => {
    const organisation = leadOf(standing.milestone) ?? "";
    const items = standing.slots.flatMap((slot) => slot.items);
    return items.flatMap((item) => {
      const link = brokenLink(item, standing.code, asOf);
      return link === null ? [] : [{ organisation, link }];
    });
  });
  const groups = groupBy(links, ({ organisation }) => organisation);
  return [...groups].map(([organisation, ofOwner]) => ({
    organisation,
    links: ofOwner.map(({ link }) => link).sort(gravestFirst),
  }));
}

/** How many links fail for certain, and of how many that cannot be told. */
export function countBroken(owners: ReadonlyArray<OwnerLinks>): { failing: number; unsure: number } {
  const verdicts = owners.flatMap(({ links }) => links.map(({ verdict }) => verdict));
  const unsure = verdicts.filter((verdict) => verdict === "not_checkable").length;
  return { failing: verdicts.length - unsure, unsure };
}

function brokenLink(standing: ItemStanding, milestone: string, asOf: CalendarDate): BrokenLink | null {
  const { item, review, verdict } = standing;
  if (review === "returned" || verdict === null || !SHOWN.includes(verdict.verdict)) return null;
  const opened = item.firstOpenedOn !== null && item.firstOpenedOn <= asOf ? item.firstOpenedOn : null;
  return {
    ...{ item: item.id, slot: item.slot, milestone, review, firstOpenedOn: opened },
    ...{ url: item.hiddenSince === null ? item.url : null, hiddenSince: item.hiddenSince },
    ...{ verdict: verdict.verdict, codes: verdict.codes, since: sinceOf(item.verdicts, verdict) },
  };
}

/** First day of the unbroken run of the same verdict that ends in a point. */
function sinceOf(points: ReadonlyArray<VerdictPoint>, last: VerdictPoint): CalendarDate {
  let since = last.knownOn;
  for (let index = points.indexOf(last); index >= 0; index--) {
    const point = points[index];
    if (point === undefined || point.verdict !== last.verdict) break;
    since = point.knownOn;
  }
  return since;
}

function gravestFirst(left: BrokenLink, right: BrokenLink): number {
  const byVerdict = SHOWN.indexOf(left.verdict) - SHOWN.indexOf(right.verdict);
  return byVerdict !== 0 ? byVerdict : left.since.localeCompare(right.since);
}
