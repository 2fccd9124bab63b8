import { z } from "zod";
import type { CatalogueLine, DatasetLine } from "#app/domain/evidence/catalogue-view.ts";
import { Count, Day, Instant, Text } from "./fields.ts";
import { type BuiltTable, TABLES } from "./tables.ts";
import type { TableRow } from "./view.ts";

/** The schema that shapes the rows of a published table. */
export function rowSchema(table: string): z.ZodObject {
  const definition = TABLES.find(({ name }) => name === table);
  if (definition === undefined) throw new Error(`no table ${table}`);
  return definition.schema;
}

export function rowsOf(tables: ReadonlyArray<BuiltTable>, table: string): ReadonlyArray<TableRow> {
  return tables.find(({ definition }) => definition.name === table)?.rows ?? [];
}

/** Every sum of a plan with what it is made of. */
export const ScorecardAnswer = z.object({
  numbers: z.array(rowSchema("numbers")),
  terms: z.array(rowSchema("terms")),
});

export const CatalogueAnswer = z.object({
  ...{ slug: Text, title_id: Text, title_en: Text.nullable(), url: Text, kind: Text },
  ...{ keeper: Text.nullable(), datasets: Count, withdrawn: Count, read_at: Instant.nullable() },
});

export function catalogueRow(line: CatalogueLine): z.infer<typeof CatalogueAnswer> {
  const { slug, title, url, kind, keeper, datasets, withdrawn, lastComplete } = line;
  return {
    ...{ slug, title_id: title.id, title_en: title.en, url, kind, keeper: keeper?.slug ?? null },
    ...{ datasets, withdrawn, read_at: lastComplete?.finishedAt ?? null },
  };
}

export const DatasetAnswer = z.object({
  ...{ key: Text, title: Text, publisher: Text.nullable(), licence: Text.nullable() },
  ...{ categories: z.array(Text), formats: z.array(Text), resources: Count, modified: Text.nullable() },
  ...{ first_seen_on: Day, withdrawn_on: Day.nullable() },
});

export function datasetRow(line: DatasetLine): z.infer<typeof DatasetAnswer> {
  const { key, title, publisher, licence, categories, formats, resources, modified } = line;
  return {
    ...{ key, title, publisher, licence, categories: [...categories], formats: [...formats] },
    ...{ resources, modified, first_seen_on: line.firstSeenOn, withdrawn_on: line.withdrawnOn },
  };
}
