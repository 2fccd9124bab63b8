import { createHash } from "node:crypto";
import { renderToString } from "react-dom/server";
import type { EntryContext, HandleErrorFunction, RouterContextProvider } from "react-router";
import { ServerRouter } from "react-router";
import { WrittenParts } from "#app/components/ui/still.tsx";
import { FAULT_PLACE, logFault } from "#app/http/faults.server.ts";
import { requestId } from "#app/http/request-id.server.ts";
import { contentSecurityPolicy, mayBeFramed } from "#app/http/security-headers.server.ts";
import { stillPartsContext } from "#app/http/still-parts.server.tsx";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { I18nProvider } from "#app/i18n/i18n.tsx";
import { languageOf } from "#app/i18n/language.ts";

export const streamTimeout = 10_000;

const NOTHING: ReadonlyMap<string, string> = new Map();

/**
 * Renders a whole page before answering, so that its inline scripts can be named by hash and the page cached.
 * Loaders hand over settled data, so nothing in a page waits and it renders in one go.
 *
 * @throws what a component threw; the router then renders its error page.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  { serverHandoffStream, ...routerContext }: EntryContext,
  context: RouterContextProvider,
): Promise<Response> {
  const { pathname } = new URL(request.url);
  const language = languageOf(pathname);
  const html = renderToString(
    <I18nProvider language={language} messages={CATALOGUES[language]}>
      <WrittenParts value={context.get(stillPartsContext) ?? NOTHING}>
        <ServerRouter context={matchedOnly(routerContext)} url={request.url} />
      </WrittenParts>
    </I18nProvider>,
  );
  const data = routerContext.renderMeta?.didRenderScripts ? await dataScripts(serverHandoffStream) : "";
  const [head = html, scripts = ""] = inTwo(html, "</body>");
  const whole = `<!doctype html>${head}${data}${scripts}`;
  const page = status < 500 ? whole : whole.replaceAll(FAULT_PLACE, requestId());
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-language", language);
  const framed = mayBeFramed(pathname);
  headers.set("content-security-policy", contentSecurityPolicy(inlineScriptHashes(page), { framed }));
  return new Response(page, { status, headers });
}

/**
 * The context with the matched routes alone. Routes are laid out and searched again for every page, which
 * over some two hundred of them costs more than most pages; the browser asks for others as links need them.
 */
function matchedOnly({
  manifest,
  branches,
  ...context
}: Omit<EntryContext, "serverHandoffStream">): EntryContext {
  const ids = new Set(["root", ...context.staticHandlerContext.matches.map(({ route }) => route.id)]);
  const routes = Object.fromEntries(Object.entries(manifest.routes).filter(([id]) => ids.has(id)));
  return {
    ...context,
    manifest: { ...manifest, routes },
    branches: branches.filter(({ routesMeta }) => routesMeta.every(({ route }) => ids.has(route.id ?? ""))),
  };
}

/**
 * The loaders' data as the scripts that hand it to the router in the browser.
 *
 * Source: `StreamTransfer` of react-router, which does the same piece by piece.
 */
async function dataScripts(stream: EntryContext["serverHandoffStream"]): Promise<string> {
  if (stream === undefined) return "";
  const decoder = new TextDecoder();
  let data = "";
  for await (const piece of stream) data += decoder.decode(piece, { stream: true });
  const literal = JSON.stringify(data).replace(/[&<>\u2028\u2029]/g, escaped);
  const router = "window.__reactRouterContext.streamController";
  return `<script>${router}.enqueue(${literal});</script><script>${router}.close();</script>`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Cut before the last place that reads `mark`. */
function inTwo(text: string, mark: string): [string, string] {
  const place = text.lastIndexOf(mark);
  return place === -1 ? [text, ""] : [text.slice(0, place), text.slice(place)];
}

const hashes = new Map<string, string>();
const MOST_HASHES = 64;

/** Hashes of the scripts written into a page. Short ones are the same in every page and hashed once. */
function inlineScriptHashes(html: string): Array<string> {
  const found: Array<string> = [];
  for (let at = html.indexOf("<script"); at !== -1; at = html.indexOf("<script", at)) {
    const open = html.indexOf(">", at) + 1;
    const close = html.indexOf("</script>", open);
    if (!html.slice(at, open).includes(" src=")) found.push(hashOf(html.slice(open, close)));
    at = close;
  }
  return found;
}

function hashOf(script: string): string {
  const known = hashes.get(script);
  if (known !== undefined) return known;
  const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  if (script.length < 1_000 && hashes.size < MOST_HASHES) hashes.set(script, hash);
  return hash;
}

/** A fault is logged once, under the number the error page shows. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) logFault(error);
};
