import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { parseUrl } from "#app/domain/evidence/canonical-url.ts";
import {
  type ErrorCode,
  KEPT_HEADERS,
  type Observation,
  type RawObservation,
  type RawProbe,
  RULE_VERSION,
} from "#app/domain/evidence/observation.ts";
import { probeUrl } from "#app/domain/evidence/probe.ts";
import { createDeadline, type Deadline } from "./deadline.server.ts";
import { isHeaderText } from "./download.server.ts";
import type { Stop } from "./fetch-stop.server.ts";
import { type ChainContext, type ChainEnd, followChain } from "./follow-chain.server.ts";
import { type BodyReading, NO_BODY, readBody } from "./read-body.server.ts";
import { createSpool, discardBody, type SpoolOptions } from "./spool.server.ts";

export type ObserveOptions = {
  etag?: string | null;
  lastModified?: string | null;
  /** Whether to ask an invented neighbour too, when the answer is a page. */
  probe?: boolean;
  /** Keeps the body of a good answer in a file; see `discardBody`. Without it no file is written. */
  spool?: SpoolOptions | null;
};

/** What every observation of a client shares. */
export type Observer = { context: ChainContext; headers: Record<string, string>; now: () => Date };

/** Looks at an address once; whatever a remote host does becomes part of the observation. */
export async function observe(
  observer: Observer,
  address: string,
  wanted: ObserveOptions,
): Promise<RawObservation> {
  const { context } = observer;
  const startedAt = performance.now();
  const asked = parseUrl(address);
  const validators = validatorsOf(wanted);
  const base = {
    url: asked?.href ?? address,
    at: observer.now().toISOString(),
    ruleVersion: RULE_VERSION,
    conditional: Object.keys(validators).length > 0,
  };
  const deadline = createDeadline(context.limits);
  try {
    const headers = { ...observer.headers, accept: "*/*", ...validators };
    const end = await chainOf(context, asked, headers, deadline);
    const reading = await bodyOf(context, end, deadline, wanted.spool ?? null);
    const durationMs = Math.round(performance.now() - startedAt);
    const answer = { ...answerPart(context, end, reading), head: reading.head, body: reading.body };
    const isProbed = wanted.probe === true && isPage(end, reading);
    return {
      ...base,
      durationMs,
      ...answer,
      rawProbe: isProbed ? await probeOf(observer, end, answer) : null,
    };
  } finally {
    deadline.clear();
  }
}

async function chainOf(
  context: ChainContext,
  url: URL | null,
  headers: Record<string, string>,
  deadline: Deadline,
): Promise<ChainEnd> {
  if (url === null) return { hops: [], stop: { code: "URL_FORBIDDEN", detail: "url_invalid" } };
  return followChain(context, { url, headers, deadline, redirects: context.limits.redirects });
}

async function bodyOf(
  { limits }: ChainContext,
  end: ChainEnd,
  deadline: Deadline,
  wantedSpool: SpoolOptions | null,
): Promise<BodyReading> {
  if (end.stop !== null) return NO_BODY;
  if (end.status === 304) {
    await end.body.dump();
    return NO_BODY;
  }
  const wireBytes = end.status >= 400 ? limits.sideBytes : limits.wireBytes;
  const encoding = headerOf(end.headers, "content-encoding");
  const isGood = end.status >= 200 && end.status < 300;
  const spool = isGood && wantedSpool !== null ? createSpool(wantedSpool, limits.headBytes) : null;
  return readBody(end.body, encoding, { ...limits, wireBytes }, deadline, spool);
}

type AnswerPart = Pick<
  Observation,
  "hops" | "status" | "finalUrl" | "headers" | "tlsExpiry" | "bytesWire" | "bytesDecoded" | "sha256"
> & { errorCode: ErrorCode | null; errorDetail: string | null };

function answerPart({ peerOf }: ChainContext, end: ChainEnd, reading: BodyReading): AnswerPart {
  const { bytesWire, bytesDecoded, sha256 } = reading;
  const stop: Stop | null = end.stop ?? reading.stop;
  const failure = { errorCode: stop?.code ?? null, errorDetail: stop?.detail ?? null };
  const size = { bytesWire, bytesDecoded, sha256 };
  if (end.stop !== null) {
    return {
      hops: end.hops,
      status: null,
      finalUrl: null,
      headers: {},
      tlsExpiry: null,
      ...size,
      ...failure,
    };
  }
  const { hops, status, url, headers } = end;
  const tlsExpiry = peerOf(url.origin)?.tlsExpiry ?? null;
  return { hops, status, finalUrl: url.href, headers: keptHeaders(headers), tlsExpiry, ...size, ...failure };
}

/** The probe of an answer; if it cannot be asked at all, the answer's file does not outlive it. */
async function probeOf(
  observer: Observer,
  end: ChainEnd,
  answer: Pick<RawObservation, "body">,
): Promise<RawProbe | null> {
  try {
    return await askProbe(observer, end);
  } catch (error) {
    await discardBody(answer);
    throw error;
  }
}

async function askProbe(observer: Observer, end: ChainEnd): Promise<RawProbe | null> {
  if (end.stop !== null) return null;
  const { context } = observer;
  const url = probeUrl(end.url, randomBytes(8).toString("hex"));
  const deadline = createDeadline(context.limits);
  try {
    const headers = { ...observer.headers, accept: "*/*" };
    const answer = await chainOf(context, parseUrl(url), headers, deadline);
    const limits = { ...context, limits: { ...context.limits, wireBytes: context.limits.sideBytes } };
    const { sha256, head } = await bodyOf(limits, answer, deadline, null);
    const at = observer.now().toISOString();
    if (answer.stop !== null)
      return { ...{ url, status: null, finalUrl: null, sha256, at, head }, contentType: null };
    const contentType = headerOf(answer.headers, "content-type");
    return { url, status: answer.status, finalUrl: answer.url.href, sha256, at, head, contentType };
  } finally {
    deadline.clear();
  }
}

/** Only pages lie about existing; a file with a name of its own either comes or does not. */
function isPage(end: ChainEnd, { head }: BodyReading): boolean {
  if (end.stop !== null || end.status < 200 || end.status > 299) return false;
  const declared = headerOf(end.headers, "content-type");
  if (declared !== null && /html/i.test(declared)) return true;
  return /^\s*</.test(Buffer.from(head.subarray(0, 200)).toString("latin1"));
}

/** Validators as a server once gave them; anything a header cannot carry is left out. */
function validatorsOf({ etag, lastModified }: ObserveOptions): Record<string, string> {
  if (isHeaderText(etag)) return { "if-none-match": etag };
  return isHeaderText(lastModified) ? { "if-modified-since": lastModified } : {};
}

function keptHeaders(headers: IncomingHttpHeaders): Observation["headers"] {
  const kept: Observation["headers"] = {};
  for (const name of KEPT_HEADERS) {
    const value = headerOf(headers, name);
    if (value !== null) kept[name] = value.slice(0, 1_024);
  }
  return kept;
}

function headerOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return (typeof value === "string" ? value : value?.join(", ")) ?? null;
}
