import { createServer, type IncomingMessage, type Server } from "node:http";
import * as build from "virtual:react-router/server-build";
import { createRequestHandler, RouterContextProvider, type ServerBuild } from "react-router";
import sirv from "sirv";
import { createAnswer } from "#app/http/answer.server.ts";
import { clientAddress, trustedProxies } from "#app/http/client-address.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { logFaultsTo } from "#app/http/faults.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { createMetrics, type Metrics } from "#app/http/metrics.server.ts";
import { openIdContext, openIdSignIn } from "#app/http/oidc.server.ts";
import { metricsContext } from "#app/http/operation-context.server.ts";
import { noteStands } from "#app/http/rests-on.server.ts";
import { SECURITY_HEADERS } from "#app/http/security-headers.server.ts";
import {
  clientAddressContext,
  publicOriginContext,
  sessionConfigContext,
  sessionsFor,
} from "#app/http/session.server.ts";
import { type OpenIdSettings, openIdProvider } from "#app/services/accounts/openid.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { PublicReads } from "#app/services/read-replica.server.ts";
import { watchDataVersion } from "#app/services/watch-data-version.server.ts";

export type ServerOptions = {
  deps: Deps;
  /** Where public pages are read. */
  publicReads: PublicReads;
  host: string;
  port: number;
  /** Folder of the built client files. */
  clientDir: string;
  session: { secret: string; secure: boolean };
  /** Where people reach it; null when only the address it listens on is known. */
  publicOrigin: string | null;
  /** Addresses and blocks of the proxies in front; what they say of the reader's address is believed. */
  trustedProxies: ReadonlyArray<string>;
  /** What links in mails begin with, and whether a mail server is set up. */
  mail: { origin: string; hasServer: boolean };
  /** Lets a program read the metrics from elsewhere; null keeps them to this computer. */
  metricsToken: string | null;
  /** A ministry's own sign-in; null where there is none. */
  openId: OpenIdSettings | null;
};

export type RunningServer = { origin: string; stop: () => Promise<void> };

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
  const metrics = createMetrics();
  const render = rendererOf(options, metrics);
  const answer = createAnswer({
    ...{ render, watch: watchDataVersion(deps), log: deps.log },
    publicOrigin: options.publicOrigin,
  });
  const server = createServer({ keepAliveTimeout: 30_000, requestTimeout: 60_000 }, (request, response) => {
    metrics.watch(request, response);
    if (request.url?.startsWith("/assets/") || request.url === "/mark.svg") {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
      files(request, response, () => answer(request, response));
    } else answer(request, response);
  });
  await listen(server, options);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : options.port;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { origin: `http://${host}:${port}`, stop: () => stop(server) };
}

/** Renders a request with the framework, and gives its routes what they need from outside. */
function rendererOf(options: ServerOptions, metrics: Metrics) {
  const { deps, publicReads, session, publicOrigin, mail, metricsToken: token } = options;
  const render = createRequestHandler(withoutUndefined(build), import.meta.env.MODE);
  const sessions = sessionsFor(session);
  const proxies = trustedProxies(options.trustedProxies);
  const openId = openIdOf(options);
  const answer = async (
    request: Request,
    { socket, headers }: IncomingMessage,
    used: Deps,
  ): Promise<Response> => {
    const context = new RouterContextProvider();
    context.set(depsContext, used);
    context.set(metricsContext, { metrics, token });
    context.set(sessionConfigContext, sessions);
    context.set(mailContext, { ...mail, secret: session.secret });
    context.set(openIdContext, openId);
    const forwardedFor = headers["x-forwarded-for"]; // of the message: the request may be made for nobody
    const forwarded = forwardedFor === undefined ? null : String(forwardedFor);
    context.set(clientAddressContext, clientAddress(socket.remoteAddress ?? null, forwarded, proxies));
    if (publicOrigin !== null) context.set(publicOriginContext, publicOrigin);
    const made = await render(request, context);
    if (used === deps) noteStands(made, context); // a replica may be behind when that is asked
    return made;
  };
  return async (request: Request, message: IncomingMessage, isShared: boolean): Promise<Response> => {
    if (!isShared) return answer(request, message, deps);
    const used = await publicReads.now();
    const made = await answer(request.clone(), message, used);
    return made.status >= 500 && publicReads.failed(used) ? answer(request, message, deps) : made;
  };
}

function openIdOf({ openId, session, mail }: ServerOptions) {
  if (openId === null) return null;
  return openIdSignIn({ provider: openIdProvider(openId), origin: mail.origin, ...session });
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

function listen(server: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve());
  });
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(impatient);
}
