import type { IncomingMessage, ServerResponse } from "node:http";
import { sendResponse } from "@remix-run/node-fetch-server";
import { type PageHeaders, type SharedPage, sharedPage } from "./page-cache.server.ts";
import { SECURITY_HEADERS } from "./security-headers.server.ts";

/** An answer of which every byte is there. */
export type WholeAnswer = { status: number; headers: Array<string>; body: Buffer };

/** Headers of every answer, but those that this one sets itself: a page with a secret in its address tells less. */
function everywhereBut(answer: Response): Array<[string, string]> {
  return Object.entries(SECURITY_HEADERS).filter(([name]) => !answer.headers.has(name));
}

export async function wholeOf(answer: Response): Promise<WholeAnswer> {
  const body = Buffer.from(await answer.arrayBuffer());
  const headers = [
    ...everywhereBut(answer).flat(),
    ...(answer.headers.has("cache-control") ? [] : ["cache-control", "private, no-store"]),
    ...[...answer.headers].filter(([name]) => name !== "content-length").flat(),
    ...["content-length", String(body.length)],
  ];
  return { status: answer.status, headers, body };
}

export function sendWhole(
  message: IncomingMessage,
  response: ServerResponse,
  { status, headers, body }: WholeAnswer,
): void {
  response.writeHead(status, headers);
  if (message.method === "HEAD") response.end();
  else response.end(body);
}

export async function pageOf(answer: Response): Promise<SharedPage> {
  const headers: PageHeaders = [
    ...everywhereBut(answer),
    ...(answer.headers.has("cache-control") ? [] : [["cache-control", REVALIDATE] as const]),
    ...[...answer.headers].filter(([name]) => !OURS.has(name)),
  ];
  return sharedPage(answer.status, headers, Buffer.from(await answer.arrayBuffer()));
}

const REVALIDATE = "public, max-age=0, must-revalidate";
/** Headers that belong to the bytes as they are sent. */
const OURS: ReadonlySet<string> = new Set(["etag", "content-length", "content-encoding"]);

/** Sends what is for one reader alone, and for no cache unless it says so itself. */
export async function send(
  message: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  if (!answer.headers.has("cache-control")) answer.headers.set("cache-control", "private, no-store");
  const isPage = answer.headers.get("content-type")?.startsWith("text/html") ?? false;
  if (!isPage || message.method === "HEAD") return sendResponse(response, answer);
  const body = Buffer.from(await answer.arrayBuffer());
  for (const cookie of answer.headers.getSetCookie()) response.appendHeader("set-cookie", cookie);
  for (const [name, value] of answer.headers) if (name !== "set-cookie") response.setHeader(name, value);
  response.writeHead(answer.status, { "content-length": body.length }).end(body);
}
