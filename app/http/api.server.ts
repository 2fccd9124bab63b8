import { createHash } from "node:crypto";
import type { RouterContextProvider } from "react-router";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import type { Language } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import {
  apiSpecification,
  MOST_ROWS,
  PAGE_ROWS,
  type SpecificationWords,
} from "#app/services/api-specification.server.ts";
import { countApiCall } from "#app/services/limit-api.server.ts";
import { listPlans } from "#app/services/list-plans.server.ts";
import { API_OPERATIONS, type ApiMissing, type ApiOperation } from "#app/services/read-api.server.ts";
import { apiProblem, CORS_HEADERS, languageAsked, paramsOf } from "./api-problem.server.ts";
import { answerTokenApi } from "./api-token.server.ts";
import { depsContext } from "./context.server.ts";
import { openAskedPlan, openTables, originOf } from "./open-data.server.ts";
import { restsOnPlan } from "./rests-on.server.ts";
import { clientAddressContext } from "./session.server.ts";

type Args = { request: Request; context: Readonly<RouterContextProvider> };
const PREFLIGHT = {
  ...{ "access-control-allow-methods": "GET, HEAD, OPTIONS", "access-control-max-age": "86400" },
  "access-control-allow-headers": "accept-language, if-none-match",
} as const;

/** Answers one request to the API. */
export async function answerApi(args: Args, path: string): Promise<Response> {
  const { request, context } = args;
  const language = languageAsked(request);
  if (request.method === "OPTIONS") {
    return new Response(null, { status: 204, headers: { ...CORS_HEADERS, ...PREFLIGHT } });
  }
  const seconds = await countApiCall(context.get(clientAddressContext), context.get(depsContext));
  if (seconds !== null) {
    const headers = { "retry-after": String(seconds) };
    return apiProblem(429, "too_many_requests", { seconds }, language, { headers });
  }
  const own = await answerTokenApi({ request, context, language }, path);
  if (own !== null) return own;
  if (request.method !== "GET" && request.method !== "HEAD") {
    const headers = { allow: "GET, HEAD, OPTIONS" };
    return apiProblem(405, "method_not_allowed", {}, language, { headers });
  }
  if (path === "/openapi.json") {
    return jsonAnswer(request, apiSpecification(originOf(request, context), specificationWords(language)));
  }
  for (const operation of API_OPERATIONS) {
    const params = paramsOf(operation.path, path);
    if (params !== null) return answerOperation(operation, params, args);
  }
  return apiProblem(404, "not_found", { docs: "/api" }, language);
}

async function answerOperation(
  operation: ApiOperation,
  params: Readonly<Record<string, string>>,
  args: Args,
): Promise<Response> {
  const { request, context } = args;
  const language = languageAsked(request);
  const asked = await openAskedPlan(args, { plan: params.plan ?? null });
  if (!asked.ok) return asked.answer;
  const { indexed, opened, asOf } = asked;
  if (operation.path.startsWith("/plans/{plan}")) restsOnPlan(context, opened);
  const deps = context.get(depsContext);
  const tablesOf = (each: IndexedFacts) => openTables(each, asOf, context);
  const call = {
    ...{ params, deps, day: { asOf, timeZone: indexed.facts.plan.timeZone } },
    all: async () => Promise.all((await listPlans(deps)).map(tablesOf)),
    data: () => tablesOf(indexed),
  };
  const about = { as_of: asOf, licence: "CC-BY-4.0" };
  if (operation.answers === "one") {
    const item = await operation.run(call);
    return isMissing(item)
      ? apiProblem(404, item.missing, params, language)
      : jsonAnswer(request, { ...about, item });
  }
  const page = readPage(request, operation.id);
  if (!page.ok) return apiProblem(400, page.code, { value: page.value, most: MOST_ROWS }, language);
  const rows = await operation.run(call);
  if (isMissing(rows)) return apiProblem(404, rows.missing, params, language);
  const end = page.start + page.limit;
  const next =
    end < rows.length
      ? nextAddress(request, { asOf, limit: page.limit, cursor: cursorOf(operation.id, end) })
      : null;
  const items = rows.slice(page.start, end);
  const headers = next === null ? {} : { link: `<${next}>; rel="next"` };
  return jsonAnswer(request, { ...about, total: rows.length, next, items }, headers);
}

function isMissing(answer: object): answer is ApiMissing {
  return "missing" in answer;
}

type Page =
  | { ok: true; start: number; limit: number }
  | { ok: false; code: "limit_invalid" | "cursor_invalid"; value: string };

function readPage(request: Request, operation: string): Page {
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get("limit") ?? String(PAGE_ROWS);
  const limit = /^\d{1,5}$/.test(asked) ? Number(asked) : 0;
  if (limit < 1 || limit > MOST_ROWS) return { ok: false, code: "limit_invalid", value: asked.slice(0, 40) };
  const cursor = searchParams.get("cursor");
  if (cursor === null) return { ok: true, start: 0, limit };
  const [of, place = ""] = Buffer.from(cursor, "base64url").toString().split(":");
  if (of !== operation || !/^\d{1,9}$/.test(place)) {
    return { ok: false, code: "cursor_invalid", value: cursor.slice(0, 40) };
  }
  return { ok: true, start: Number(place), limit };
}

function cursorOf(operation: string, start: number): string {
  return Buffer.from(`${operation}:${start}`).toString("base64url");
}

/** Keeps the day, so that a list read over midnight stays one list. */
function nextAddress(request: Request, page: { asOf: string; limit: number; cursor: string }): string {
  const { pathname } = new URL(request.url);
  const query = new URLSearchParams({ per: page.asOf, limit: String(page.limit), cursor: page.cursor });
  return `${pathname}?${query}`;
}

/** An answer with its ETag; 304 where the asker has it already. */
function jsonAnswer(
  request: Request,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const body = `${JSON.stringify(value)}\n`;
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 24)}"`;
  const common = { ...CORS_HEADERS, ...headers, etag, "cache-control": "public, max-age=0, must-revalidate" };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((each) => each.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*"))
    return new Response(null, { status: 304, headers: common });
  return new Response(body, { headers: { ...common, "content-type": "application/json; charset=utf-8" } });
}

/** What the specification says in words, in one language. */
export function specificationWords(language: Language): SpecificationWords {
  const t = createTranslate(language, CATALOGUES[language]);
  const [operations, parameters]: [Words, Words] = [
    CATALOGUES[language].opendata.operation,
    CATALOGUES[language].opendata.parameter,
  ];
  return {
    ...{ title: t("opendata.apiTitle"), about: t("opendata.apiLead") },
    operation: (id) => operations[id] ?? id,
    parameter: (name) => parameters[name] ?? name,
  };
}

type Words = Readonly<Record<string, string>>;
