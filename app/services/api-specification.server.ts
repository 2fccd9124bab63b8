import { z } from "zod";
import { API_OPERATIONS, type ApiOperation } from "./read-api.server.ts";
import { ReportBody, TOKEN_OPERATIONS, type TokenOperation } from "./token-api.server.ts";

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
  operation: (id: ApiOperation["id"] | TokenOperation["id"]) => string;
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
    paths: Object.fromEntries([
      ...API_OPERATIONS.map((each) => [each.path, { get: operationOf(each, words) }]),
      ...TOKEN_OPERATIONS.map((each) => [each.path, { [each.method]: tokenOperationOf(each, words) }]),
    ]),
    components: {
      schemas: {
        ...Object.fromEntries(ALL_OPERATIONS.map(({ name, schema }) => [name, jsonSchema(schema)])),
        Report: jsonSchema(ReportBody, "input"),
        Problem: jsonSchema(ProblemAnswer),
      },
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}

const ALL_OPERATIONS = [...API_OPERATIONS, ...TOKEN_OPERATIONS];

function tokenOperationOf({ id, path, name, answers, method }: TokenOperation, words: SpecificationWords) {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Report" } } };
  return {
    ...{ operationId: id, summary: words.operation(id), security: [{ token: [] }] },
    parameters: pathParameters(path, words),
    ...(method === "post" ? { requestBody: { required: true, content } } : {}),
    responses: {
      [method === "post" ? "201" : "200"]: {
        description: words.operation(id),
        content: { "application/json": { schema: tokenEnvelope(answers, name) } },
      },
      ...problemAnswers(
        method === "post" ? ["400", "401", "403", "404", "409", "413", "429"] : ["401", "403", "429"],
      ),
    },
  };
}

/** As of the instant it is asked: neither a day nor a licence stands on what is told to one person. */
function tokenEnvelope(answers: TokenOperation["answers"], name: string) {
  const reference = { $ref: `#/components/schemas/${name}` };
  if (answers === "one") return { type: "object", required: ["item"], properties: { item: reference } };
  const items = { type: "array", items: reference };
  const next = { type: ["string", "null"] };
  return {
    ...{ type: "object", required: ["total", "next", "items"] },
    properties: { total: { type: "integer" }, next, items },
  };
}

function pathParameters(path: string, words: SpecificationWords) {
  return parametersIn(path).map((each) => ({
    ...{ name: each, in: "path", required: true, description: words.parameter(each) },
    schema: { type: "string" },
  }));
}

function problemAnswers(statuses: ReadonlyArray<string>) {
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return Object.fromEntries(statuses.map((status) => [status, { description: "Problem", content }]));
}

function operationOf(operation: ApiOperation, words: SpecificationWords) {
  const { id, path, name, answers } = operation;
  const reference = { $ref: `#/components/schemas/${name}` };
  return {
    operationId: id,
    summary: words.operation(id),
    parameters: [
      ...pathParameters(path, words),
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
      ...problemAnswers(["400", "404", "429"]),
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

function jsonSchema(schema: z.ZodType, io: "input" | "output" = "output") {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12", io });
  return rest;
}
