import { z } from "zod";
import type { Bilingual } from "#app/domain/plan.ts";
import { type BuiltTable, columnsOf } from "./tables.ts";

/** CC BY 4.0, as the several catalogues name it. */
export const LICENCE = {
  name: "CC-BY-4.0",
  title: "Creative Commons Attribution 4.0 International",
  path: "https://creativecommons.org/licenses/by/4.0/",
} as const;

/** What people are told of tables and columns. */
export type DataWords = {
  table: (name: string) => { title: Bilingual; about: Bilingual };
  field: (table: string, name: string) => Bilingual;
};

/** A file as it is handed out. */
export type FileFacts = { path: string; type: string; bytes: number; sha256: string };

export type PackageFacts = {
  name: string;
  title: Bilingual;
  summary: Bilingual;
  asOf: string;
  homepage: string;
  publisher: { name: string; url: string | null };
  tables: ReadonlyArray<{ table: BuiltTable; csv: FileFacts }>;
};

/**
 * The data package: every CSV file with its size, checksum and data dictionary.
 *
 * Source: Frictionless Data, Data Package 1 (profile `tabular-data-package`) and Table Schema 1.
 */
export function dataPackage(facts: PackageFacts, words: DataWords) {
  const { publisher } = facts;
  return {
    profile: "tabular-data-package",
    name: facts.name,
    title: facts.title.id,
    title_en: facts.title.en ?? facts.title.id,
    description: facts.summary.id,
    description_en: facts.summary.en ?? facts.summary.id,
    homepage: facts.homepage,
    version: facts.asOf,
    created: `${facts.asOf}T23:59:59Z`,
    licenses: [LICENCE],
    contributors: [
      {
        title: publisher.name,
        role: "publisher",
        ...(publisher.url === null ? {} : { path: publisher.url }),
      },
    ],
    sources: [{ title: facts.title.id, path: facts.homepage }],
    keywords: ["open government", "action plan", "election data"],
    resources: facts.tables.map(({ table, csv }) => resourceOf(table, csv, words)),
  };
}

function resourceOf(table: BuiltTable, csv: FileFacts, words: DataWords) {
  const { name } = table.definition;
  const { title, about } = words.table(name);
  return {
    profile: "tabular-data-resource",
    name,
    title: title.id,
    title_en: title.en,
    description: about.id,
    description_en: about.en,
    path: csv.path,
    format: "csv",
    mediatype: "text/csv",
    encoding: "utf-8",
    bytes: csv.bytes,
    hash: `sha256:${csv.sha256}`,
    licenses: [LICENCE],
    dialect: { delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, header: true },
    schema: tableSchema(table, words),
  };
}

/** Table Schema of one table: every column with its type, its rule and what it means in both languages. */
export function tableSchema({ definition }: BuiltTable, words: DataWords) {
  const { name, key, references } = definition;
  return {
    fields: columnsOf(definition).map((column) => {
      const meaning = words.field(name, column);
      return {
        name: column,
        ...fieldType(definition.schema, column),
        description: meaning.id,
        description_en: meaning.en,
      };
    }),
    missingValues: [""],
    ...(key.length === 0 ? {} : { primaryKey: [...key] }),
    ...(references.length === 0
      ? {}
      : {
          foreignKeys: references.map(({ field, table, key: to }) => ({
            fields: field,
            reference: { resource: table === name ? "" : table, fields: to },
          })),
        }),
  };
}

const JsonType = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.string().nullable()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
});
const NullableJsonType = JsonType.extend({ anyOf: z.array(JsonType).optional() });
type ColumnType = { type: string; format: string | null; words: Array<string>; least: number; most: number };

/** Type and constraints of a column, read from the schema that shapes the rows. */
function fieldType(schema: z.ZodObject, column: string) {
  const field = schema.shape[column];
  if (field === undefined) throw new Error(`no column ${column}`);
  const whole = NullableJsonType.parse(z.toJSONSchema(z.object({ field }).shape.field));
  const parts = whole.anyOf ?? [whole];
  const typesOf = ({ type }: { type?: string | Array<string> | undefined }) => [type ?? []].flat();
  const nullable = parts.some((part) => typesOf(part).includes("null"));
  const bare = parts.find((part) => typesOf(part).some((type) => type !== "null")) ?? {};
  const type: ColumnType = {
    type: typesOf(bare).find((each) => each !== "null") ?? "string",
    format: bare.format ?? null,
    words: (bare.enum ?? []).filter((word) => word !== null),
    ...{ least: bare.minimum ?? Number.MIN_SAFE_INTEGER, most: bare.maximum ?? Number.MAX_SAFE_INTEGER },
  };
  const required = !nullable && type.type !== "array" && type.type !== "string";
  return { ...tableType(type), constraints: { required, ...limitsOf(type) } };
}

function tableType({ type, format }: ColumnType): { type: string; format?: string } {
  if (format === "date") return { type: "date", format: "default" };
  if (format === "date-time") return { type: "datetime", format: "any" };
  if (type === "integer" || type === "number" || type === "boolean") return { type };
  return { type: "string" };
}

function limitsOf({ type, words, least, most }: ColumnType) {
  const isNumber = type === "integer" || type === "number";
  return {
    ...(words.length === 0 ? {} : { enum: words }),
    ...(isNumber && least > Number.MIN_SAFE_INTEGER ? { minimum: least } : {}),
    ...(isNumber && most < Number.MAX_SAFE_INTEGER ? { maximum: most } : {}),
  };
}
