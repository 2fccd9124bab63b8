import { loadPublishedRemarks, type RemarkRow } from "#app/data/remarks.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type PublicRemark, publicRemark } from "#app/domain/remark.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "./deps.server.ts";

type Place = { indexed: IndexedFacts; slots: ReadonlyArray<string>; asOf: CalendarDate };

/** What the public said of these slots, published by a day, newest first. */
export async function openRemarks(
  { indexed, slots, asOf }: Place,
  deps: Pick<Deps, "db">,
): Promise<Array<PublicRemark>> {
  const rows = await loadPublishedRemarks(deps.db, { plan: indexed.facts.plan.slug, slots });
  const hidden = hiddenAddresses(indexed, slots);
  return rows
    .map((row) => ({ row, on: publishedOn(row) }))
    .flatMap(({ row, on }) => (on === null || on > asOf ? [] : [publicRemark(shown(row, on), hidden)]));
}

function publishedOn({ moderatedAt, timeZone }: RemarkRow): CalendarDate | null {
  return moderatedAt === null ? null : calendarDateAt(moderatedAt, timeZone);
}

function shown(row: RemarkRow, on: CalendarDate) {
  const { id, kind, triedOn, language, text, address } = row;
  return { id, kind, triedOn, publishedOn: on, language, text, address };
}

function hiddenAddresses({ facts }: IndexedFacts, slots: ReadonlyArray<string>): Array<string> {
  const items = facts.reports.flatMap((report) => report.items);
  return items.filter((item) => slots.includes(item.slot) && item.hiddenSince !== null).map(({ url }) => url);
}
