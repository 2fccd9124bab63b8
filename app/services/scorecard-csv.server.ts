import { brokenLinksAsOf } from "#app/domain/broken-links.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { compareDays } from "#app/domain/compare.ts";
import { scoreItemsAsOf } from "#app/domain/score-item.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { trendAsOf } from "#app/domain/trend.ts";
import {
  brokenTable,
  comparisonTable,
  type DataTable,
  dueSoonTable,
  freshnessTable,
  groupTable,
  heatTable,
  opennessTable,
  stageTable,
  tableCsv,
  trendTable,
} from "#app/exchange/scorecard-tables.ts";
import type { Deps } from "./deps.server.ts";
import { openOpenness } from "./open-openness.server.ts";

type Asked = { indexed: IndexedFacts; asOf: CalendarDate; deps: Pick<Deps, "db"> };
type Write = (asked: Asked) => DataTable | Promise<DataTable>;

const card = ({ indexed, asOf }: Asked) => scorecardAsOf(indexed, asOf);

const TABLES: Readonly<Record<string, Write>> = {
  tahapan: (asked) => stageTable(card(asked).stages),
  lembaga: (asked) => groupTable(card(asked).owners),
  komitmen: (asked) => groupTable(card(asked).commitments),
  "titik-lapor": (asked) => groupTable(card(asked).checkpoints),
  matriks: (asked) => heatTable(card(asked).heatMap),
  "jatuh-tempo": (asked) => dueSoonTable(card(asked).dueSoon),
  kemutakhiran: (asked) => freshnessTable(card(asked).freshness),
  "tautan-rusak": ({ indexed, asOf }) => brokenTable(brokenLinksAsOf(indexed, asOf)),
  keterbukaan: async ({ indexed, asOf, deps }) => opennessTable(await openOpenness(indexed, asOf, deps)),
  perjalanan: ({ indexed, asOf }) => trendTable(trendAsOf(indexed, asOf)),
};

/** Names of the scorecard's tables, as they stand in the address. */
export const SCORECARD_TABLES: ReadonlyArray<string> = Object.keys(TABLES);

/** One table of the scorecard as CSV as of a day; null when there is none of this name. */
export async function scorecardCsv(name: string, asked: Asked): Promise<string | null> {
  const write = Object.hasOwn(TABLES, name) ? TABLES[name] : undefined;
  return write === undefined ? null : tableCsv(await write(asked));
}

/** What differs between two days as CSV. */
export function comparisonCsv(indexed: IndexedFacts, from: CalendarDate, to: CalendarDate): string {
  const dayOf = (on: CalendarDate) => ({ on, items: scoreItemsAsOf(indexed, on) });
  return tableCsv(comparisonTable(compareDays(dayOf(from), dayOf(to))));
}
