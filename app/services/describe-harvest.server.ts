import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { dataJson, type HarvestFacts } from "#app/exchange/open-data/data-json.ts";
import { TABLES } from "#app/exchange/open-data/tables.ts";
import {
  type CatalogueWords,
  fileOfTable,
  type Place,
  publisherOf,
  tableFrame,
} from "./describe-data.server.ts";
import { FORMATS, MEDIA_TYPES } from "./open-data.server.ts";

/** `data.json` over every plan given, for harvesters such as CKAN. It names files and makes none. */
export function describeForHarvest(
  plans: ReadonlyArray<{ indexed: IndexedFacts; asOf: CalendarDate }>,
  words: CatalogueWords,
  { origin }: Place,
): string {
  const facts = plans.map(({ indexed, asOf }): HarvestFacts => {
    const { plan } = indexed.facts;
    const base = `${origin}/${plan.slug}/data`;
    return {
      publisher: publisherOf(indexed),
      period: { start: plan.periodStart, end: plan.periodEnd },
      datasets: TABLES.map(({ name }) => ({
        ...tableFrame(name, { base, asOf }, words),
        files: FORMATS.map((format) => {
          const title = fileOfTable(name, format);
          return { title, path: `${base}/${title}`, type: MEDIA_TYPES[format] };
        }),
      })),
    };
  });
  return `${JSON.stringify(dataJson(facts, `${origin}/data.json`))}\n`;
}
