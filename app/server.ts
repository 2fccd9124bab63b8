import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import * as build from "virtual:react-router/server-build";
import { createRequest, sendResponse } from "@remix-run/node-fetch-server";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import sirv from "sirv";
import { depsContext } from "#app/http/context.server.ts";
import { logFaultsTo } from "#app/http/faults.server.ts";
import { cachedPage, createPageCache } from "#app/http/page-cache.server.ts";
import { withRequestId } from "#app/http/request-id.server.ts";
import { SECURITY_HEADERS } from "#app/http/security-headers.server.ts";
import { sendPage } from "#app/http/send-page.server.ts";
import {
  clientAddressContext,
  publicOriginContext,
  sessionConfigContext,
  sessionsFor,
} from "#app/http/session.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { watchDataVersion } from "#app/services/watch-data-version.server.ts";

export type ServerOptions = {
  deps: Deps;
  host: string;
  port: number;
  /** Folder of the built client files. */
  clientDir: string;
  session: { secret: string; secure: boolean };
  /** Where people reach it; null when only the address it listens on is known. */
  publicOrigin: string | null;
};

export type RunningServer = { origin: string; stop: () => Promise<void> };

const CACHE_BYTES = 64 * 1024 * 1024;
const GRACE_MS = 10_000;

/** Starts answering. `stop` lets the requests in hand finish. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { deps } = options;
  logFaultsTo(deps.log);
  const files = sirv(options.clientDir, {
    immutable: true,
    maxAge: 31_536_000,
    gzip: true,
    brotli: true,
    etag: true,
  });
  const answer = await createAnswer(options);
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 60_000 }, (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const answerPage = () => void withRequestId(randomUUID(), () => answer.page(request, response));
    if (request.url?.startsWith("/assets/") || request.url === "/mark.svg")
      files(request, response, answerPage);
    else answerPage();
  });
  await listen(server, options);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { origin: `http://${host}:${port}`, stop: () => stop(server, answer.stop) };
}

/** Pages and data: from the cache for readers without a cookie, else rendered. */
async function createAnswer({ deps, session, publicOrigin }: ServerOptions) {
  const render = createRequestHandler(withoutUndefined(build), import.meta.env.MODE);
  const sessions = sessionsFor(session);
  const cache = createPageCache(CACHE_BYTES);
  const watch = await watchDataVersion(deps);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isReading = request.method === "GET" || request.method === "HEAD";
    const key = isReading && request.headers.cookie === undefined ? `${watch.key()} ${request.url}` : null;
    const known = key === null ? null : cache.get(key);
    if (known !== null) return sendPage(request, response, known);

    const answer = await render(createRequest(request, response), contextOf(request));
    if (!isReading) await watch.refresh();
    if (key === null || !isCacheable(answer)) return sendResponse(response, withoutStore(answer));
    const page = cachedPage(answer.status, headersOf(answer), Buffer.from(await answer.arrayBuffer()));
    if (request.method === "GET") cache.put(key, page);
    return sendPage(request, response, page);
  }

  function contextOf(request: IncomingMessage): RouterContextProvider {
    const context = new RouterContextProvider();
    context.set(depsContext, deps);
    context.set(sessionConfigContext, sessions);
    context.set(clientAddressContext, request.socket.remoteAddress ?? null);
    if (publicOrigin !== null) context.set(publicOriginContext, publicOrigin);
    return context;
  }

  async function page(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await respond(request, response);
    } catch (error) {
      deps.log.error({ err: error, url: request.url }, "the request could not be answered");
      if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
      response.end("500");
    }
  }

  return { page, stop: watch.stop };
}

/** The build as the handler's exact optional properties want it: absent rather than undefined. */
function withoutUndefined({
  basename,
  allowedActionOrigins,
  unstable_getCriticalCss,
  ...rest
}: typeof build) {
  const whole: ServerBuild = { ...rest };
  if (basename !== undefined) whole.basename = basename;
  if (allowedActionOrigins !== undefined) whole.allowedActionOrigins = allowedActionOrigins;
  if (unstable_getCriticalCss !== undefined) whole.unstable_getCriticalCss = unstable_getCriticalCss;
  return whole;
}

/** Whole public answers without a cookie of their own may be kept and shared. */
function isCacheable(answer: Response): boolean {
  const kept = answer.headers.get("cache-control") ?? "";
  return answer.status === 200 && !answer.headers.has("set-cookie") && !/no-store|private/.test(kept);
}

function headersOf(answer: Response): Record<string, string> {
  return { "cache-control": "public, max-age=0, must-revalidate", ...Object.fromEntries(answer.headers) };
}

function withoutStore(answer: Response): Response {
  if (!answer.headers.has("cache-control")) answer.headers.set("cache-control", "private, no-store");
  return answer;
}

function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

async function stop(server: Server, stopWatching: () => void): Promise<void> {
  stopWatching();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(impatient);
}
