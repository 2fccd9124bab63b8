import type { RouterContextProvider } from "react-router";
import { hasScope } from "#app/domain/account/api-token.ts";
import type { Language } from "#app/i18n/language.ts";
import { type ApiCaller, findApiCaller } from "#app/services/accounts/api-tokens.server.ts";
import {
  fileReport,
  listMyTasks,
  ReportBody,
  readMe,
  TOKEN_OPERATIONS,
  type TokenOperation,
} from "#app/services/token-api.server.ts";
import { type ApiProblemCode, apiProblem, paramsOf } from "./api-problem.server.ts";
import { depsContext } from "./context.server.ts";

type Asked = { request: Request; context: Readonly<RouterContextProvider>; language: Language };
type Refusing = (
  status: Parameters<typeof apiProblem>[0],
  code: ApiProblemCode,
  facts?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
) => Response;

/** Larger than any report with all its links. */
const MOST_BYTES = 1_000_000;
/** What a token opens is for its holder alone: no cache keeps it, and no page of another site is let read it. */
const PRIVATE = { "cache-control": "private, no-store" } as const;
const STATUS = { not_owner: 403, not_found: 404, milestone_closed: 409, nothing_changed: 409 } as const;

/** Answers what a program asks with a person's token; null for an address that needs none. */
export async function answerTokenApi(asked: Asked, path: string): Promise<Response | null> {
  const matching = TOKEN_OPERATIONS.flatMap((operation) => {
    const params = paramsOf(operation.path, path);
    return params === null ? [] : [{ operation, params }];
  });
  const [first] = matching;
  if (first === undefined) return null;
  const refuse = refusing(asked.language);
  const { operation, params } = first;
  if (asked.request.method.toLowerCase() !== operation.method)
    return refuse(405, "method_of_address", {}, { allow: operation.method.toUpperCase() });
  const caller = await callerOf(asked);
  if (caller === null) return refuse(401, "token_wrong", {}, { "www-authenticate": "Bearer" });
  if (!hasScope(caller, operation.scope)) {
    const challenge = `Bearer error="insufficient_scope", scope="${operation.scope}"`;
    return refuse(403, "scope_missing", { scope: operation.scope }, { "www-authenticate": challenge });
  }
  return run(operation.id, { ...asked, caller, params, refuse });
}

async function callerOf({ request, context }: Asked): Promise<ApiCaller | null> {
  const [, token = ""] = /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "") ?? [];
  return token === "" ? null : findApiCaller(token, context.get(depsContext));
}

type Running = Asked & {
  caller: ApiCaller;
  params: Readonly<Record<string, string>>;
  refuse: Refusing;
};

async function run(id: TokenOperation["id"], running: Running): Promise<Response> {
  const { caller, context } = running;
  switch (id) {
    case "readMe":
      return answer(200, { item: readMe(caller) });
    case "listMyTasks": {
      const items = await listMyTasks(caller, context.get(depsContext));
      return answer(200, { total: items.length, next: null, items });
    }
    case "fileReport":
      return file(running);
  }
}

async function file({ request, context, caller, params, refuse }: Running): Promise<Response> {
  const text = await bodyOf(request);
  if (text === null) return refuse(413, "body_too_large", { most: MOST_BYTES });
  const read = ReportBody.safeParse(jsonOf(text));
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ at: path.join("."), message }));
    return refuse(400, "body_unusable", { problems });
  }
  const { plan = "", milestone = "" } = params;
  const outcome = await fileReport(caller, { plan, milestone, body: read.data }, context.get(depsContext));
  if (outcome.ok) return answer(201, { item: { report: outcome.reportId, items: outcome.itemIds } });
  if (outcome.refusal === "invalid") return refuse(400, "report_invalid", { problems: outcome.problems });
  const code = outcome.refusal === "not_found" ? "milestone_not_found" : outcome.refusal;
  return refuse(STATUS[outcome.refusal], code, { milestone });
}

/** Null when it is longer than any report. */
async function bodyOf(request: Request): Promise<string | null> {
  if (Number(request.headers.get("content-length") ?? "0") > MOST_BYTES) return null;
  const text = await request.text();
  return text.length > MOST_BYTES ? null : text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answer(status: 200 | 201, value: object): Response {
  const headers = { ...PRIVATE, "content-type": "application/json; charset=utf-8" };
  return new Response(`${JSON.stringify(value)}\n`, { status, headers });
}

function refusing(language: Language): Refusing {
  return (status, code, facts = {}, headers = {}) => {
    const { problems, ...words } = facts;
    const extra = problems === undefined ? {} : { problems };
    const told = Object.fromEntries(Object.entries(words).map(([name, value]) => [name, String(value)]));
    return apiProblem(status, code, told, language, { headers: { ...PRIVATE, ...headers }, extra });
  };
}
