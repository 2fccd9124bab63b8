import type { IncomingHttpHeaders } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Agent, Dispatcher } from "undici";
import { parseUrl } from "#app/domain/evidence/canonical-url.ts";
import type { Hop } from "#app/domain/evidence/observation.ts";
import { type UrlPolicy, urlRefusal } from "#app/domain/evidence/url-policy.ts";
import { type ChainCookies, createChainCookies } from "./chain-cookies.server.ts";
import type { Deadline } from "./deadline.server.ts";
import { isWorthRetrying, type Stop, stopOf } from "./fetch-stop.server.ts";
import type { Peer } from "./guarded-agent.server.ts";
import type { FetchLimits } from "./limits.server.ts";

/** What every request of a client shares. */
export type ChainContext = {
  agent: Agent;
  limits: FetchLimits;
  policy: UrlPolicy;
  /** The machine that last answered for an origin. */
  peerOf: (origin: string) => Peer | null;
};

export type ChainRequest = {
  url: URL;
  headers: Readonly<Record<string, string>>;
  deadline: Deadline;
  redirects: number;
};

/** Where a chain of redirects ended: an answer whose body is still to be read, or a stop. */
export type ChainEnd = { hops: Array<Hop> } & (
  | {
      stop: null;
      url: URL;
      status: number;
      headers: IncomingHttpHeaders;
      body: Dispatcher.ResponseData["body"];
    }
  | { stop: Stop }
);

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Asks an address and follows where it is sent, by GET only, each hop judged like the first.
 * `Refresh`, in a header or in a page, is not followed.
 */
export async function followChain(context: ChainContext, request: ChainRequest): Promise<ChainEnd> {
  const hops: Array<Hop> = [];
  const cookies = createChainCookies();
  const seen = new Set<string>();
  let url = request.url;
  for (;;) {
    const stop = refusalToAsk(url, context.policy, seen, cookies) ?? tooMany(hops, request.redirects);
    if (stop !== null) return { hops: withUnasked(hops, url, stop), stop };
    const startedAt = performance.now();
    const answer = await ask(context, request, url, cookies).catch((error: unknown) =>
      stopOf(error, "headers"),
    );
    const status = "code" in answer ? null : answer.statusCode;
    const ip = context.peerOf(url.origin)?.ip ?? null;
    hops.push({ url: url.href, status, ip: status === null ? null : ip, ms: msSince(startedAt) });
    if ("code" in answer) return { hops, stop: answer };
    if (!REDIRECTS.has(answer.statusCode)) {
      const { statusCode, headers, body } = answer;
      return { hops, stop: null, url, status: statusCode, headers, body };
    }
    await discard(answer.body, context.limits.sideBytes);
    cookies.store(url, listOf(answer.headers["set-cookie"]));
    const next = targetOf(answer.headers.location, url);
    if (next === null) return { hops, stop: { code: "REDIRECT_INVALID", detail: null } };
    url = next;
  }
}

function refusalToAsk(url: URL, policy: UrlPolicy, seen: Set<string>, cookies: ChainCookies): Stop | null {
  const refusal = urlRefusal(url, policy);
  if (refusal !== null) return { code: "URL_FORBIDDEN", detail: refusal };
  // The same address with other cookies is another question: some servers ask for one by a redirect.
  const question = `${url.href}\n${cookies.headerFor(url)}`;
  if (seen.has(question)) return { code: "REDIRECT_LOOP", detail: url.href };
  seen.add(question);
  return null;
}

function tooMany(hops: ReadonlyArray<Hop>, redirects: number): Stop | null {
  return hops.length > redirects ? { code: "TOO_MANY_REDIRECTS", detail: String(redirects) } : null;
}

/** An address that was refused stays in the record, as never asked. */
function withUnasked(hops: ReadonlyArray<Hop>, url: URL, stop: Stop): Array<Hop> {
  if (stop.code !== "URL_FORBIDDEN") return [...hops];
  return [...hops, { url: url.href, status: null, ip: null, ms: 0 }];
}

async function ask(
  { agent, limits }: ChainContext,
  { headers, deadline }: ChainRequest,
  url: URL,
  cookies: ChainCookies,
): Promise<Dispatcher.ResponseData> {
  const cookie = cookies.headerFor(url);
  const options: Dispatcher.RequestOptions = {
    origin: url.origin,
    path: url.pathname + url.search,
    method: "GET",
    headers: cookie === "" ? headers : { ...headers, cookie },
    signal: deadline.signal,
  };
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await agent.request(options);
    } catch (error) {
      if (attempt >= limits.retries || deadline.signal.aborted || !isWorthRetrying(error)) throw error;
      await wait(limits.retryDelayMs * (attempt + 1));
    }
  }
}

/** Whatever goes wrong in the body of a redirect, its address has been read. The request's deadline ends it too. */
async function discard(body: Dispatcher.ResponseData["body"], limit: number): Promise<void> {
  await body.dump({ limit }).catch(() => {});
}

function targetOf(location: string | Array<string> | undefined, base: URL): URL | null {
  const text = listOf(location)[0];
  if (text === undefined || text.trim() === "") return null;
  const url = parseUrl(readableText(text), base.href);
  if (url !== null) url.hash = "";
  return url;
}

/** Header bytes arrive one per character; many servers mean UTF-8 by them. */
function readableText(text: string): string {
  const utf8 = Buffer.from(text, "latin1").toString("utf8");
  return utf8.includes("\uFFFD") ? text : utf8;
}

function listOf(value: string | Array<string> | undefined): Array<string> {
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

function msSince(startedAt: number): number {
  return Math.round(performance.now() - startedAt);
}
