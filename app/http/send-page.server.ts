import type { IncomingMessage, ServerResponse } from "node:http";
import type { Encoding, SharedPage } from "./page-cache.server.ts";

/** Sends a page in the smallest encoding the reader takes, or says that the copy it has is still right. */
export function sendPage(request: IncomingMessage, response: ServerResponse, page: SharedPage): void {
  const { "if-none-match": asked, "accept-encoding": accepted } = request.headers;
  if (asked !== undefined && names(asked, page.etag)) {
    response.writeHead(304, page.unchanged).end();
    return;
  }
  const { body, headers } = page.in(encodingFor(accepted));
  response.writeHead(page.status, headers);
  if (request.method === "HEAD") response.end();
  else response.end(body);
}

/** Whether `If-None-Match` names this copy. Compared weakly: RFC 9110 §13.1.2. */
function names(asked: string, etag: string): boolean {
  if (asked === etag) return true;
  const opaque = etag.replace(/^W\//, "");
  return asked.split(",").some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === opaque);
}

const encodings = new Map<string, Encoding>();
const MOST_SPELLINGS = 256;

/** The best of what `Accept-Encoding` takes. Browsers spell it in few ways, so each is read once. */
function encodingFor(accepted: string | string[] | undefined): Encoding {
  if (accepted === undefined) return "identity";
  const list = String(accepted);
  const known = encodings.get(list);
  if (known !== undefined) return known;
  const encoding = takes(list, "br") ? "br" : takes(list, "gzip") ? "gzip" : "identity";
  if (encodings.size >= MOST_SPELLINGS) encodings.clear();
  encodings.set(list, encoding);
  return encoding;
}

function takes(list: string, encoding: string): boolean {
  return list
    .toLowerCase()
    .split(",")
    .some((one) => {
      const [name = "", ...parameters] = one.split(";").map((part) => part.trim());
      return name === encoding && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
    });
}
