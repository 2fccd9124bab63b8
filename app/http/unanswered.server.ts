import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { escapeXml } from "#app/domain/escape-xml.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { languageOf } from "#app/i18n/language.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { apiProblem, languageAsked } from "./api-problem.server.ts";

/** Seconds after which a request is worth sending again. */
const RETRY_AFTER_S = 30;

type Fault = {
  /** The database does not answer: every page is gone for a while, and nobody need report it. */
  isDown: boolean;
  /** Number under which the fault is in the log. */
  id: string;
  /** What somebody wrote in the form they sent. */
  written: string;
};

/** The database does not answer; `written` is what somebody was sending meanwhile. */
export class Silence extends Error {
  constructor(readonly written: string) {
    super("the database does not answer");
  }
}

type Message = Pick<IncomingMessage, "url" | "method" | "headers">;

/**
 * What is answered when not even an error page can be made: 503 with `Retry-After` while the database is silent,
 * else 500. A page for people, a problem of the API for programs, and a line for everyone else.
 */
export function unanswered(message: Message, fault: Fault): Response {
  const path = message.url?.split("?", 1)[0] ?? "/";
  const again: Record<string, string> = fault.isDown ? { "retry-after": String(RETRY_AFTER_S) } : {};
  if (isForPrograms(path)) return problemOf(message, fault, again);
  const said = words(path, message.method ?? "GET", fault);
  const isPage = wantsPage(path, message.headers.accept);
  const kind: Record<string, string> = isPage
    ? { "content-type": "text/html; charset=utf-8", "content-security-policy": POLICY }
    : { "content-type": "text/plain; charset=utf-8" };
  return new Response(isPage ? pageOf(said, fault.written) : `${said.title}. ${said.text}\n`, {
    status: fault.isDown ? 503 : 500,
    headers: { ...kind, ...again, "content-language": said.language, "cache-control": "no-store" },
  });
}

function isForPrograms(path: string): boolean {
  return /^\/api\/|\.json$/.test(path);
}

/** Browsers ask for pages by name; what the router asks for in their stead is told in a line. */
function wantsPage(path: string, accept: string | undefined): boolean {
  return !path.endsWith(".data") && (accept?.includes("text/html") ?? false);
}

function problemOf({ url = "/", headers }: Message, { isDown, id }: Fault, again: Record<string, string>) {
  const here = "http://this-site.invalid";
  const address = URL.canParse(url, here) ? new URL(url, here) : here;
  const asked = new Request(address, { headers: { "accept-language": headers["accept-language"] ?? "" } });
  const language = languageAsked(asked);
  return isDown
    ? apiProblem(503, "database_silent", { seconds: RETRY_AFTER_S }, language, { headers: again })
    : apiProblem(500, "fault", { id }, language);
}

type Said = Record<"language" | "number" | "title" | "text" | "again" | "written", string>;

function words(path: string, method: string, { isDown, id, written }: Fault): Said {
  const language = languageOf(path);
  const t = createTranslate(language, CATALOGUES[language]);
  const isSent = method !== "GET" && method !== "HEAD";
  const whatBecame = written === "" ? "errors.textDownSent" : "errors.textDownWritten";
  return {
    language,
    number: t("errors.number", { status: isDown ? 503 : 500 }),
    title: t(isDown ? "errors.titleDown" : "errors.title500"),
    text: isDown ? t(isSent ? whatBecame : "errors.textDown") : t("errors.text500", { id }),
    again: t(written === "" ? "errors.again" : "errors.againBeside"),
    written: t("errors.written"),
  };
}

/** Nothing but this: the files of the site may be as far away as its database. Colours are the reader's own. */
const STYLE =
  "body{margin:0;font:1rem/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}" +
  "main{max-width:34rem;margin:0 auto;padding:15vh 1rem}img{width:28px;height:28px}" +
  "h1{font-size:1.75rem;line-height:1.2;margin:.25rem 0 .75rem}p{margin:.5rem 0}a{color:LinkText}" +
  "label{font-weight:600}textarea{box-sizing:border-box;width:100%;padding:.5rem;font:inherit}";
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

function pageOf({ language, number, title, text, again, written: label }: Said, written: string): string {
  const given =
    `<p><label for="tertulis">${label}</label></p>` +
    `<textarea id="tertulis" readonly rows="8">\n${escapeXml(written)}</textarea>`;
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">' +
    `<title>${title} · Capaian</title><style>${STYLE}</style></head><body><main>` +
    `<img src="/mark.svg" alt=""><p>${number}</p><h1>${title}</h1><p>${text}</p>` +
    `${written === "" ? "" : given}<p><a href=""${written === "" ? "" : ' target="_blank"'}>${again}</a></p>` +
    "</main></body></html>\n"
  );
}
