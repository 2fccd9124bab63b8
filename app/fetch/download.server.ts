import { parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { jsonDepth, MOST_JSON_DEPTH } from "#app/domain/evidence/json-depth.ts";
import type { ErrorCode } from "#app/domain/evidence/observation.ts";
import { createDeadline } from "./deadline.server.ts";
import { type ChainContext, followChain } from "./follow-chain.server.ts";
import { readBody } from "./read-body.server.ts";

export type DownloadOptions = {
  /** Largest decoded body accepted. */
  maxBytes?: number;
  accept?: string;
  redirects?: number;
  etag?: string | null;
};

/** A small body read whole, or why it was not. A status of 404 is an answer: `errorCode` stays null. */
export type Download = {
  finalUrl: string | null;
  status: number | null;
  text: string;
  /** The body as it came, decoded from its transfer only. */
  bytes: Uint8Array;
  etag: string | null;
  retryAfter: string | null;
  errorCode: ErrorCode | null;
  errorDetail: string | null;
};

export type JsonDownload =
  | { ok: true; value: unknown; finalUrl: string; etag: string | null }
  | {
      ok: false;
      status: number | null;
      errorCode: ErrorCode | "HTTP_STATUS" | "NOT_JSON" | "JSON_TOO_DEEP";
      detail: string | null;
      retryAfter: string | null;
    };

const DEFAULT_BYTES = 20 * 1024 * 1024;

export async function download(
  context: ChainContext,
  headers: Readonly<Record<string, string>>,
  address: string,
  options: DownloadOptions,
): Promise<Download> {
  const nothing = { text: "", bytes: new Uint8Array(0), etag: null, retryAfter: null };
  const empty = { finalUrl: null, status: null, ...nothing };
  const url = parseUrl(address);
  if (url === null) return { ...empty, errorCode: "URL_FORBIDDEN", errorDetail: "url_invalid" };
  const deadline = createDeadline(context.limits);
  try {
    const validator = isHeaderText(options.etag) ? { "if-none-match": options.etag } : {};
    const asked = { ...headers, accept: options.accept ?? "*/*", ...validator };
    const redirects = options.redirects ?? context.limits.redirects;
    const end = await followChain(context, { url, headers: asked, deadline, redirects });
    if (end.stop !== null) return { ...empty, errorCode: end.stop.code, errorDetail: end.stop.detail };
    const bytes = options.maxBytes ?? DEFAULT_BYTES;
    const limits = { ...context.limits, wireBytes: bytes, decodedBytes: bytes, headBytes: bytes };
    const reading = await readBody(end.body, end.headers["content-encoding"] ?? null, limits, deadline);
    return {
      ...{ finalUrl: end.url.href, status: end.status, etag: end.headers.etag ?? null },
      retryAfter: end.headers["retry-after"] ?? null,
      text: new TextDecoder().decode(reading.head), // also drops a byte order mark
      bytes: reading.head,
      ...{ errorCode: reading.stop?.code ?? null, errorDetail: reading.stop?.detail ?? null },
    };
  } finally {
    deadline.clear();
  }
}

/** Whether a validator can be sent back as it once came. */
export function isHeaderText(text: string | null | undefined): text is string {
  return typeof text === "string" && /^[\x20-\x7e]{1,1024}$/.test(text);
}

/** The JSON in a download; depth is measured before parsing, which a hostile text would make costly. */
export function readJson(answer: Download): JsonDownload {
  const { status, retryAfter, errorCode, errorDetail, finalUrl, text, etag } = answer;
  const failed = { ok: false, status, retryAfter } as const;
  if (errorCode !== null || finalUrl === null) {
    return { ...failed, errorCode: errorCode ?? "PROTOCOL_ERROR", detail: errorDetail };
  }
  if (status === null || status < 200 || status > 299) {
    return { ...failed, errorCode: "HTTP_STATUS", detail: String(status) };
  }
  if (jsonDepth(text) > MOST_JSON_DEPTH) return { ...failed, errorCode: "JSON_TOO_DEEP", detail: null };
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value, finalUrl, etag };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ...failed, errorCode: "NOT_JSON", detail: error.message.slice(0, 200) };
  }
}
