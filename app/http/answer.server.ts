import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import type { VersionWatch } from "#app/services/watch-data-version.server.ts";
import { loggedPath, logRequest } from "./log-request.server.ts";
import { createPageCache, type KeptPage } from "./page-cache.server.ts";
import { publicRequest } from "./public-request.server.ts";
import { createPlaces, createReaderTurns } from "./reader-turns.server.ts";
import { requestId, withRequestId } from "./request-id.server.ts";
import { standsOfAnswer } from "./rests-on.server.ts";
import { pageOf, send, sendWhole, type WholeAnswer, wholeOf } from "./send-answer.server.ts";
import { sendPage } from "./send-page.server.ts";
import { Silence, unanswered } from "./unanswered.server.ts";
import { wellFormedAddress } from "./well-formed.server.ts";
import { isSmallForm, wordsOf } from "./written-form.server.ts";

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

type Options = {
  /** Makes an answer. `message` is the request as it came; `isShared` says that the answer is for anyone. */
  render: (request: Request, message: IncomingMessage, isShared: boolean) => Promise<Response>;
  watch: VersionWatch;
  log: Logger;
  /** Where people reach the site; null when only the address it listens on is known. */
  publicOrigin: string | null;
};

/** What came of making an answer for nobody in particular. */
type Made =
  /** For anyone, for as long as it stands. */
  | { for: "anyone"; kept: KeptPage }
  /** For whoever asks while it is being made, and for nobody later. */
  | { for: "now"; whole: WholeAnswer }
  /** For whoever had it made alone. */
  | { for: "one"; answer: Response };

const CACHE_BYTES = 64 * 1024 * 1024;
const MOST_BYTES = 8 * 1024 * 1024;
/** Answers that are made at the same time for readers without a session: more would be ready no sooner. */
const MOST_AT_ONCE = 4;
/** Beside them, of addresses whose answers are not kept. */
const MOST_UNKEPT = 2;
const MOST_PATHS_UNKEPT = 1_000;

/**
 * Answers requests: readers who bring nothing of their own from what is kept, everyone else from `render`.
 *
 * What is kept is made for nobody: `render` sees the address alone. It is kept while the data version stands,
 * when it is a page, or any other answer with `Cache-Control: public`; see {@link isShared}.
 */
export function createAnswer({ render: renderOnce, watch, log, publicOrigin }: Options): Answer {
  const cache = createPageCache(CACHE_BYTES);
  const making = new Map<string, Promise<Made | null>>();
  const turns = createReaderTurns();
  const places = createPlaces(MOST_AT_ONCE);
  const placesUnkept = createPlaces(MOST_UNKEPT);
  /** Paths whose last answer was not kept: what is asked there must not keep pages from being made. */
  const unkept = new Set<string>();

  /** @throws {Silence} when the answer is a fault and the database is silent, which then is what is told. */
  const render: Options["render"] = async (request, ...asked) => {
    const copy = isSmallForm(request, publicOrigin) ? request.clone() : null;
    const made = await renderOnce(request, ...asked);
    if (made.status !== 500 || !(await isSilent())) return made;
    throw new Silence(copy === null ? "" : await wordsOf(copy));
  };

  function isSilent(): Promise<boolean> {
    return watch.freshEpoch().then(
      () => false,
      () => true,
    );
  }

  async function share(message: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const epoch = watch.epoch() ?? (await watch.freshEpoch());
    const known = cache.get(epoch, key);
    if (known !== null) return sendPage(message, response, known);
    const place = `${epoch.version} ${epoch.quarter} ${key}`;
    const underWay = making.get(place);
    if (underWay !== undefined) {
      const made = await underWay;
      if (made === null || made.for === "one") return ownInTurn(message, response);
      return sendMade(message, response, made);
    }
    const asked = requestOfNobody(publicRequest(message, response, publicOrigin));
    const { pathname } = new URL(asked.url);
    const renderPage = () => render(asked, message, true);
    const within = unkept.has(pathname) ? placesUnkept : places;
    const answering = makeOf(cache.earlier(epoch, key), () => within.within(renderPage));
    making.set(place, withoutFault(answering));
    const made = await answering.finally(() => making.delete(place));
    noteKept(pathname, made.for === "anyone");
    if (made.for === "one") return unshared(message, response, made.answer);
    if (made.for === "anyone") cache.put(epoch, key, made.kept);
    sendMade(message, response, made);
  }

  /** A page of before that still stands, or an answer made now. */
  async function makeOf(earlier: KeptPage | null, renderPage: () => Promise<Response>): Promise<Made> {
    if ((await earlier?.stands?.()) === true && earlier !== null) return { for: "anyone", kept: earlier };
    const answer = await renderPage();
    if (isShared(answer))
      return { for: "anyone", kept: { page: await pageOf(answer), stands: standsOfAnswer(answer) } };
    if (isPageOfNobody(answer)) return { for: "now", whole: await wholeOf(answer) };
    return { for: "one", answer };
  }

  function noteKept(pathname: string, isKept: boolean): void {
    if (isKept) unkept.delete(pathname);
    else {
      if (unkept.size >= MOST_PATHS_UNKEPT) unkept.clear();
      unkept.add(pathname);
    }
  }

  /** An answer that varies by what a reader sends is made again for this reader. */
  async function unshared(message: IncomingMessage, response: ServerResponse, answer: Response) {
    if (!answer.headers.has("vary")) return send(message, response, answer);
    await answer.body?.cancel();
    await ownInTurn(message, response);
  }

  async function ownInTurn(message: IncomingMessage, response: ServerResponse): Promise<void> {
    await send(message, response, await placesUnkept.within(() => renderOwn(message, response)));
  }

  async function own(message: IncomingMessage, response: ServerResponse): Promise<void> {
    await send(message, response, await renderOwn(message, response));
  }

  function renderOwn(message: IncomingMessage, response: ServerResponse): Promise<Response> {
    return render(publicRequest(message, response, publicOrigin), message, false);
  }

  async function answer(message: IncomingMessage, response: ServerResponse, key: string | null) {
    try {
      await (key === null ? own(message, response) : share(message, response, key));
    } catch (error) {
      log.error({ err: error, path: loggedPath(message.url ?? "/") }, "the request could not be answered");
      if (response.headersSent) response.end();
      else {
        const silence = error instanceof Silence ? error : null;
        const isDown = silence !== null || (await isSilent());
        const fault = { isDown, id: requestId(), written: silence?.written ?? "" };
        await send(message, response, unanswered(message, fault));
      }
    }
  }

  function begin(message: IncomingMessage, response: ServerResponse, key: string | null): void {
    const epoch = key === null ? null : watch.epoch();
    const known = key === null || epoch === null ? null : cache.get(epoch, key);
    if (known !== null) sendPage(message, response, known);
    else {
      const id = randomUUID();
      logRequest(message, response, { log, id });
      void withRequestId(id, () => answer(message, response, key));
    }
  }

  return (message, response) => {
    message.url = wellFormedAddress(message.url ?? "/");
    const key = sharedKey(message);
    if (key === null) begin(message, response, key);
    else turns.take(() => begin(message, response, key));
  };
}

/**
 * What an answer for anyone is kept under: the address as it was written, so that two spellings of an address
 * never meet. Null when the reader brings something of their own or sends something, and for whoever watches over the
 * server, who is not to wait behind readers.
 */
export function sharedKey({ method, headers, url }: IncomingMessage): string | null {
  if (method !== "GET" && method !== "HEAD") return null;
  if (headers.cookie !== undefined || headers.authorization !== undefined) return null;
  if (PROBES.test(url ?? "")) return null;
  return `${headers.host ?? ""} ${url}`;
}

const PROBES = /^\/(healthz|readyz|metrics)\b/;

/** Those who wait for somebody else's answer ask for their own when it fails. */
function withoutFault(made: Promise<Made>): Promise<Made | null> {
  return made.catch(() => null);
}

/** The request of nobody in particular: its address, and nothing else of what a reader sends. */
function requestOfNobody(asked: Request): Request {
  return new Request(asked.url, { headers: { host: asked.headers.get("host") ?? "" } });
}

const PAGE_TYPES = /^(text\/html|text\/x-script)\b/;

/**
 * Whether an answer depends on nothing but its address and the data: pages and their data unless they say otherwise;
 * anything else that says `Cache-Control: public`. Never one with a cookie, or that varies by what a reader sends.
 */
function isShared({ status, headers }: Response): boolean {
  if (status !== 200 || headers.has("set-cookie") || headers.has("vary")) return false;
  if (Number(headers.get("content-length") ?? 0) > MOST_BYTES) return false;
  const control = headers.get("cache-control");
  if (control === null) return PAGE_TYPES.test(headers.get("content-type") ?? "");
  return /\bpublic\b/.test(control) && !/no-store|private/.test(control);
}

/** A whole page in which nothing depends on who asks, though it is not to be kept. */
function isPageOfNobody({ status, headers }: Response): boolean {
  if (status >= 500 || headers.has("set-cookie") || headers.has("vary")) return false;
  return PAGE_TYPES.test(headers.get("content-type") ?? "");
}

function sendMade(message: IncomingMessage, response: ServerResponse, made: Exclude<Made, { for: "one" }>) {
  if (made.for === "anyone") sendPage(message, response, made.kept.page);
  else sendWhole(message, response, made.whole);
}
