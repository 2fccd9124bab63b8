import { fileOf, publishedAddress, wayTo } from "./place.ts";

export type Rewriting = {
  /** File the page is written to. */
  file: string;
  /** Address of the page, against which its own relative links are read. */
  address: string;
  /** Where people reach the running site; null when there is none. */
  live: string | null;
  /** Pages of past days are written too. */
  days: boolean;
};

export type Rewritten = { html: string; links: Array<string> };

const LINK = /\s(href|src|action|poster)="([^"]*)"/g;

/**
 * A page as a file: its links lead to other files, what needs a running server leads there or nowhere, and the
 * program's scripts are gone. Every page reads whole without them.
 */
export function rewritePage(html: string, place: Rewriting): Rewritten {
  const links: Array<string> = [];
  const plain = plainPage(html, place);
  const anchors = new Set([...plain.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => unescaped(id ?? "")));
  const linked = plain.replace(LINK, (whole, name, held) => {
    const value = unescaped(String(held));
    if (/^#./.test(value) && !anchors.has(decodeURIComponent(value.slice(1)))) return "";
    const at = internalAddress(value, place);
    if (at === null) return String(whole);
    const [target = "", anchor] = at.split("#", 2);
    const known = name === "action" ? null : publishedAddress(target);
    const published = known !== null && !place.days && /[?&]per=/.test(known) ? null : known;
    const tail = anchor === undefined ? "" : `#${anchor}`;
    if (published === null) return place.live === null ? "" : ` ${name}="${escaped(place.live + at)}"`;
    links.push(published);
    return ` ${name}="${escaped(wayTo(place.file, fileOf(published)) + tail)}"`;
  });
  return { html: linked, links };
}

/**
 * Without the program's scripts; forms are sent to the running site, or say what they say without one. What is
 * true of the running site only (`data-live`) makes way for what is true of files (`data-static`).
 */
function plainPage(html: string, { address, live }: Rewriting): string {
  const still = withoutScripts(html)
    .replace(/<p\b[^>]*\sdata-live=""[\s\S]*?<\/p>/g, "")
    .replace(/ hidden=""( data-static="")/g, "$1");
  if (live === null) return withoutForms(still);
  return still.replace(/<form\b(?![^>]*\saction=)/g, () => `<form action="${escaped(live + address)}"`);
}

/** A path of ours with its query and anchor; null for what leads elsewhere. */
function internalAddress(value: string, { address, live }: Rewriting): string | null {
  if (value === "" || value.startsWith("#") || value.startsWith("//")) return null;
  const ours = live !== null && value.startsWith(`${live}/`) ? value.slice(live.length) : value;
  if (/^[a-z][\w+.-]*:/i.test(ours)) return null;
  const { pathname, search, hash } = new URL(ours, `http://site.invalid${address}`);
  return `${pathname}${search}${hash}`;
}

function withoutScripts(html: string): string {
  return html
    .replace(/<script\b(?![^>]*\bsrc=)(?![^>]*application\/ld\+json)[^>]*>[\s\S]*?<\/script>/g, "")
    .replace(/<link\b[^>]*rel="modulepreload"[^>]*>/g, "");
}

/** Without a server to send them to, forms keep what they say and the links in them, or go (`data-live`). */
function withoutForms(html: string): string {
  return html.replace(/<form\b[\s\S]*?<\/form>/g, (form) => {
    if (/^<form\b[^>]*\sdata-live=""/.test(form)) return "";
    return form
      .replace(/<(label|button|select|textarea)\b[\s\S]*?<\/\1>/g, "")
      .replace(/<input\b[^>]*>/g, "")
      .replace(/^<form\b[^>]*?(\sclass="[^"]*")?[^>]*>/, (_whole, kept) => `<div${String(kept ?? "")}>`)
      .replace(/<\/form>$/, "</div>");
  });
}

function unescaped(text: string): string {
  return text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
