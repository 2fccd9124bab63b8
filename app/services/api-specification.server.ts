import { z } from "zod";
import { API_OPERATIONS, type ApiOperation } from "./read-api.server.ts";

/** Rows in a page unless asked otherwise, and the most that may be asked for. */
export const PAGE_ROWS = 100;
export const MOST_ROWS = 1000;

/** A page of a list as it is answered. */
export function listAnswer(row: z.ZodObject) {
  return z.object({
    ...{ as_of: z.iso.date(), licence: z.string(), total: z.int().min(0) },
    next: z.string().nullable(),
    items: z.array(row),
  });
}

/** One thing as it is answered. */
export function oneAnswer(row: z.ZodObject) {
  return z.object({ as_of: z.iso.date(), licence: z.string(), item: row });
}

/** RFC 9457. */
export const ProblemAnswer = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
});

export type SpecificationWords = {
  title: string;
  about: string;
  operation: (id: ApiOperation["id"]) => string;
  parameter: (name: string) => string;
};

/** The specification, made from the schemas that shape the answers. Source: OpenAPI 3.1. */
export function apiSpecification(origin: string, words: SpecificationWords) {
  return {
    openapi: "3.1.0",
    info: {
      title: words.title,
      version: "1.0.0",
      description: words.about,
      license: { name: "CC BY 4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: Object.fromEntries(API_OPERATIONS.map((each) => [each.path, { get: operationOf(each, words) }])),
    components: {
      schemas: {
        ...Object.fromEntries(API_OPERATIONS.map(({ name, schema }) => [name, jsonSchema(schema)])),
        Problem: jsonSchema(ProblemAnswer),
      },
    },
  };
}

function operationOf(operation: ApiOperation, words: SpecificationWords) {
  const { id, path, name, answers } = operation;
  const reference = { $ref: `#/components/schemas/${name}` };
  return {
    operationId: id,
    summary: words.operation(id),
    parameters: [
      ...parametersIn(path).map((each) => ({
        ...{ name: each, in: "path", required: true, description: words.parameter(each) },
        schema: { type: "string" },
      })),
      ...queryOf(answers).map(({ name: each, schema }) => ({
        ...{ name: each, in: "query", required: false, description: words.parameter(each), schema },
      })),
    ],
    responses: {
      "200": {
        description: words.operation(id),
        headers: { ETag: { schema: { type: "string" } } },
        content: { "application/json": { schema: envelope(answers, reference) } },
      },
      "304": { description: "Not Modified" },
      ...Object.fromEntries(
        ["400", "404", "429"].map((status) => [
          status,
          {
            description: "Problem",
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

/** Names in braces in a path. */
export function parametersIn(path: string): Array<string> {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
}

/** What may stand after the question mark. */
export function queryOf(answers: ApiOperation["answers"]) {
  const day = { name: "per", schema: { type: "string", format: "date" } };
  const language = { name: "lang", schema: { type: "string", enum: ["id", "en"] } };
  if (answers === "one") return [day, language];
  const limit = { type: "integer", minimum: 1, maximum: MOST_ROWS, default: PAGE_ROWS };
  return [day, { name: "limit", schema: limit }, { name: "cursor", schema: { type: "string" } }, language];
}

function envelope(answers: ApiOperation["answers"], reference: { $ref: string }) {
  const empty = z.object({});
  const whole = jsonSchema(answers === "list" ? listAnswer(empty) : oneAnswer(empty));
  const inner = answers === "list" ? { items: { type: "array", items: reference } } : { item: reference };
  return { ...whole, properties: { ...whole.properties, ...inner } };
}

function jsonSchema(schema: z.ZodType) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" });
  return rest;
}
