import {
  createRequestHandler,
  type RequestHandler,
  RouterContextProvider,
  type ServerBuild,
} from "react-router";
import { z } from "zod";
import { depsContext } from "#app/http/context.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { type OpenIdSignIn, openIdContext } from "#app/http/oidc.server.ts";
import {
  clientAddressContext,
  publicOriginContext,
  sessionConfigContext,
  sessionsFor,
} from "#app/http/session.server.ts";
import { wellFormedAddress } from "#app/http/well-formed.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openSession, startSession } from "#app/services/sessions.server.ts";
import { addresses } from "./site-addresses.ts";

/** The whole site in this process: every route with its middleware, asked by real requests. Pages are not drawn. */

export const SITE = "http://127.0.0.1:3000";
export const SECRET = "0123456789abcdef0123456789abcdef";

type RouteModule = ServerBuild["routes"][string] extends infer Route
  ? Route extends { module: infer Module }
    ? Module
    : never
  : never;

const MODULES = import.meta.glob<RouteModule>(["/app/routes/*.ts", "/app/routes/*.tsx", "/app/root.tsx"]);

/** What a route file exports. */
export async function moduleOf(file: string): Promise<RouteModule> {
  const load = MODULES[`/app/${file}`];
  if (load === undefined) throw new Error(`app/${file} is no route`);
  return load();
}

/** Errors of routes that were answered with 500, the latest last. Whoever looks at them empties the list. */
export const faults: Array<unknown> = [];

let building: Promise<RequestHandler> | null = null;

/** Loads every route once; a test file does so before its first test, whose own time it would take. */
export async function warmSite(): Promise<void> {
  building ??= build();
  await building;
}

/** What answers a request; ranking so many addresses takes long enough to be done once. */
async function build(): Promise<RequestHandler> {
  return createRequestHandler(await loadRoutes(), "production");
}

async function loadRoutes(): Promise<ServerBuild> {
  const root = { id: "root", path: "", module: await moduleOf("root.tsx") };
  const rest = await Promise.all(
    addresses().map(async ({ id, leaf, index, file, parentId }) => {
      const place = index ? { index: true as const, path: leaf } : { path: leaf };
      return [id, { id, parentId, ...place, module: await moduleOf(file) }] as const;
    }),
  );
  return {
    entry: { module: { default: bare, handleError: (error) => void faults.push(error) } },
    routes: Object.fromEntries([["root", root], ...rest]),
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "test" },
    ...{ publicPath: "/", assetsBuildDirectory: "", ssr: true, isSpaMode: false, prerender: [] },
    routeDiscovery: { mode: "initial", manifestPath: "/__manifest" },
    future: FUTURE,
  };
}

const FUTURE: ServerBuild["future"] = {
  v8_middleware: true,
  v8_passThroughRequests: true,
  v8_trailingSlashAwareDataRequests: true,
} as ServerBuild["future"];

/** A page is its status and headers; what loaders and actions said goes as JSON. */
async function bare(
  _request: Request,
  status: number,
  headers: Headers,
  {
    staticHandlerContext,
  }: { staticHandlerContext: { loaderData: unknown; actionData: unknown; errors: unknown } },
): Promise<Response> {
  const { loaderData, actionData, errors } = staticHandlerContext;
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify({ loaderData, actionData, errors }), { status, headers });
}

export type Browser = {
  /** Cookies it holds, by name. */
  cookies: Map<string, string>;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, fields?: Fields, headers?: Record<string, string>) => Promise<Response>;
  send: (path: string, init: RequestInit) => Promise<Response>;
};
export type Fields = Readonly<Record<string, string | ReadonlyArray<string>>>;

export type Site = {
  /** A browser without cookies. */
  browser: (from?: string) => Browser;
};

type Options = { openId?: OpenIdSignIn | null; origin?: string; hasMailServer?: boolean };

/** Opens the site over these dependencies. */
export async function openSite(
  deps: Deps,
  { openId = null, origin = SITE, hasMailServer = true }: Options = {},
): Promise<Site> {
  building ??= build();
  const handle = await building;
  const sessions = sessionsFor({ secret: SECRET, secure: false });
  const answer = (request: Request, from: string | null) => {
    const context = new RouterContextProvider();
    context.set(depsContext, deps);
    context.set(sessionConfigContext, sessions);
    context.set(mailContext, { origin, secret: SECRET, hasServer: hasMailServer });
    context.set(openIdContext, openId);
    context.set(publicOriginContext, origin);
    context.set(clientAddressContext, from);
    return handle(request, context);
  };
  return { browser: (from) => browserOf(answer, from ?? null, origin) };
}

function browserOf(
  answer: (request: Request, from: string | null) => Promise<Response>,
  from: string | null,
  origin: string,
): Browser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0 && !headers.has("cookie"))
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await answer(
      new Request(new URL(wellFormedAddress(path), origin), { ...init, headers }),
      from,
    );
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    return response;
  };
  return {
    ...{ cookies, send },
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) =>
      send(path, { method: "POST", body: formOf(fields), headers: { origin, ...headers } }),
  };
}

function formOf(fields: Fields): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === "string" ? [value] : value) form.append(name, each);
  return form;
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...attributes] = line.split("; ");
  const [name = "", value = ""] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
  const ended = attributes.some(
    (each) => /^max-age=0$/i.test(each) || /^expires=thu, 01 jan 1970/i.test(each),
  );
  if (ended || value === "") cookies.delete(name);
  else cookies.set(name, value);
}

const Said = z.object({ loaderData: z.unknown(), actionData: z.unknown(), errors: z.unknown() });

/** What loaders and the action of a page said. */
export async function said(response: Response) {
  return Said.parse(await response.json());
}

const CSRF = /"csrf":"([^"]+)"/;

/** The token that the forms of a page carry for this browser. */
export async function csrfOn(browser: Browser, path: string): Promise<string> {
  const found = CSRF.exec(await (await browser.get(path)).text())?.[1];
  if (found === undefined) throw new Error(`${path} has no form for this browser`);
  return found;
}

/** Signs somebody in by the form, as far as the password leads. */
export async function signInBy(browser: Browser, email: string, password: string): Promise<Response> {
  return browser.post("/masuk", { email, password });
}

/** A session in which somebody is signed in whole: the cookie it goes by, and the token its forms carry. */
export type SignedInSession = { cookie: string; csrf: string };

export async function signedInSession(userId: string, deps: Deps): Promise<SignedInSession> {
  const start = { userId, name: userId, userAgent: null, replaces: null, secondFactor: true };
  const token = await startSession(start, deps);
  const signedIn = await openSession(token, deps);
  const cookie = await sessionsFor({ secret: SECRET, secure: false }).cookieFor(token);
  return { cookie, csrf: signedIn?.csrf ?? "" };
}

/** A browser that holds a session. */
export function browserIn(site: Site, { cookie }: SignedInSession): Browser {
  const browser = site.browser();
  keep(browser.cookies, cookie);
  return browser;
}

/** A browser in which somebody is signed in whole, with the token their forms carry. */
export async function signedInBrowser(
  site: Site,
  userId: string,
  deps: Deps,
): Promise<{ browser: Browser; csrf: string }> {
  const session = await signedInSession(userId, deps);
  return { browser: browserIn(site, session), csrf: session.csrf };
}
