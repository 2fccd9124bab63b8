import { createHash } from "node:crypto";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { renderToPipeableStream } from "react-dom/server";
import type { EntryContext, HandleErrorFunction } from "react-router";
import { ServerRouter } from "react-router";
import { FAULT_PLACE, logFault } from "#app/http/faults.server.ts";
import { requestId } from "#app/http/request-id.server.ts";
import { contentSecurityPolicy } from "#app/http/security-headers.server.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { I18nProvider } from "#app/i18n/i18n.tsx";
import { languageOf } from "#app/i18n/language.ts";

export const streamTimeout = 10_000;

/** Renders a whole page before answering, so that its inline scripts can be named by hash and the page cached. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
): Promise<Response> {
  const language = languageOf(new URL(request.url).pathname);
  const { html, failed } = await renderWhole(
    <I18nProvider language={language} messages={CATALOGUES[language]}>
      <ServerRouter context={routerContext} url={request.url} />
    </I18nProvider>,
  );
  const numbered = status < 500 && !failed ? html : html.replaceAll(FAULT_PLACE, requestId());
  const page = `<!doctype html>${numbered.replace(/^<!doctype html>/i, "")}`;
  headers.set("content-type", "text/html; charset=utf-8");
  headers.set("content-language", language);
  headers.set("content-security-policy", contentSecurityPolicy(inlineScriptHashes(page)));
  return new Response(request.method === "HEAD" ? null : page, { status: failed ? 500 : status, headers });
}

function renderWhole(page: React.ReactNode): Promise<{ html: string; failed: boolean }> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(page, {
      onAllReady() {
        const body = new PassThrough();
        text(body).then((html) => resolve({ html, failed }), reject);
        pipe(body);
      },
      onShellError: reject,
      onError(error) {
        failed = true;
        logFault(error);
      },
    });
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

function inlineScriptHashes(html: string): Array<string> {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
}

/** A fault is logged once, under the number the error page shows. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (!request.signal.aborted) logFault(error);
};
