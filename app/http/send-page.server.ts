import type { IncomingMessage, ServerResponse } from "node:http";
import type { CachedPage } from "./page-cache.server.ts";

/** Sends a page in the smallest encoding the reader takes, or says that the copy it has is still right. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: CachedPage): void {
  const common = { ...page.headers, etag: page.etag, vary: "accept-encoding, cookie" };
  if (request.headers["if-none-match"] === page.etag) {
    response.writeHead(304, common).end();
    return;
  }
  const { encoding, body } = encodingFor(request.headers["accept-encoding"], page);
  const headers: Record<string, string | number> = { ...common, "content-length": body.length };
  if (encoding !== null) headers["content-encoding"] = encoding;
  response.writeHead(page.status, headers).end(request.method === "HEAD" ? undefined : body);
}

function encodingFor(accepted: string | string[] | undefined, page: CachedPage) {
  const list = String(accepted ?? "");
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(list)) return { encoding: "br", body: page.brotli };
  if (/\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(list)) return { encoding: "gzip", body: page.gzip };
  return { encoding: null, body: page.plain };
}
