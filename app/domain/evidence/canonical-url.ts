import { providerId } from "./provider-id.ts";
import { STRICT_POLICY, type UrlPolicy, type UrlRefusal, urlRefusal } from "./url-policy.ts";

/** Longest address accepted, in characters. */
export const MAX_URL_LENGTH = 2_048;

/** Query names that follow a visitor and never choose content. */
const TRACKING_NAME = /^(utm_.*|fbclid|gclid|_ga|mc_.*|jsessionid|phpsessid)$/i;

export type EvidenceUrl = {
  ok: true;
  /** Parsed form: what is fetched and shown. */
  url: string;
  /** Strict key: one target per K1. */
  k1: string;
  /** Loose key: addresses that usually mean the same thing. */
  k2: string;
  /** Host with its port when that is not the scheme's own; unit of politeness. */
  host: string;
  /** `#gid=…` or `#/…`, recorded because it chooses what a person sees; never sent, never verified. */
  fragment: string | null;
};

/**
 * Reads an address as a person typed it.
 *
 * Only the parsed form is kept: parsers strip tabs and line breaks and fold look-alike digits, so the
 * text as typed may name another host than the one that would be asked.
 */
export function parseEvidenceUrl(
  typed: string,
  policy: UrlPolicy = STRICT_POLICY,
): EvidenceUrl | { ok: false; refusal: UrlRefusal } {
  const text = typed.trim();
  if (text === "") return { ok: false, refusal: "url_empty" };
  if (text.length > MAX_URL_LENGTH) return { ok: false, refusal: "url_too_long" };
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(:\d+)?([/?#]|$)/i.test(text)) {
    return { ok: false, refusal: "scheme_missing" };
  }
  const url = parseUrl(text);
  if (url === null) return { ok: false, refusal: "url_invalid" };
  const refusal = urlRefusal(url, policy);
  if (refusal !== null) return { ok: false, refusal };
  const fragment = /^#(gid=|\/)/.test(url.hash) ? url.hash : null;
  return { ok: true, url: url.href, k1: k1Of(url), k2: k2Of(url), host: hostKey(url), fragment };
}

/** Addresses parsed last, none of them relative: one look asks several times for the same few. */
const recentUrls = new Map<string, URL | null>();

/** A URL, or null where the constructor throws. One of an absolute address is shared: leave it as it is. */
export function parseUrl(text: string, base?: string): URL | null {
  if (base !== undefined) return parsed(text, base);
  const known = recentUrls.get(text);
  if (known !== undefined) return known;
  const url = parsed(text);
  if (recentUrls.size >= MOST_RECENT) recentUrls.clear();
  if (text.length < MOST_KEPT_LENGTH) recentUrls.set(text, url);
  return url;
}

function parsed(text: string, base?: string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

export type UrlKeys = { k1: string; k2: string };

/** Keys of the addresses asked for last: one look asks several times for the same few. */
const recentKeys = new Map<string, UrlKeys | null>();
const MOST_RECENT = 512;
const MOST_KEPT_LENGTH = 500;

/** Both keys of an address, or null when it is not a web address. */
export function keysOf(text: string): UrlKeys | null {
  const known = recentKeys.get(text);
  if (known !== undefined) return known;
  const keys = freshKeysOf(text);
  if (recentKeys.size >= MOST_RECENT) recentKeys.clear();
  if (text.length <= MAX_URL_LENGTH) recentKeys.set(text, keys);
  return keys;
}

function freshKeysOf(text: string): UrlKeys | null {
  const url = parseUrl(text);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  const k1 = k1Of(url);
  return { k1, k2: looseKey(new URL(k1)) };
}

/** Host as the unit of politeness: a name with its port when that is not the scheme's own. */
export function hostKey(url: URL): string {
  const name = url.hostname.replace(/\.+$/, "");
  return url.port === "" ? name : `${name}:${url.port}`;
}

/**
 * Strict canonical key K1 of a web address.
 *
 * Lower-case punycode host without the root's dot, no default port, no fragment, no dot segments,
 * upper-case escapes with unreserved characters decoded, no visitor or session names. Order and all
 * other query names stay: they may choose the content.
 */
export function k1Of(url: URL): string {
  let key = simplify(url);
  // Removing a path parameter can leave a dot segment behind, which only the parser resolves.
  for (let pass = 0; pass < 8; pass += 1) {
    const next = simplify(new URL(key));
    if (next === key) break;
    key = next;
  }
  return key;
}

function simplify(url: URL): string {
  const host = hostKey(url);
  if (host === "" || host.startsWith(":")) return url.href;
  const path = withoutDots(normalEscapes(url.pathname).replace(/;jsessionid=[^/;]*/gi, ""));
  return `${url.protocol}//${host}${path}${queryText(queryParts(url))}`;
}

/** A path without `.` and `..`: the parser of Node 20 leaves `/a/.x/..` as it is. Source: WHATWG URL, path state. */
function withoutDots(path: string): string {
  const kept: Array<string> = [];
  const parts = path.split("/").slice(1);
  for (const [index, part] of parts.entries()) {
    if (part !== "." && part !== "..") kept.push(part);
    else {
      if (part === "..") kept.pop();
      if (index === parts.length - 1) kept.push("");
    }
  }
  return `/${kept.join("/")}`;
}

function queryParts(url: URL): Array<string> {
  const query = normalEscapes(url.search.slice(1));
  if (query === "") return [];
  return query.split("&").filter((part) => !TRACKING_NAME.test(queryName(part)));
}

function queryText(parts: ReadonlyArray<string>): string {
  const query = parts.join("&");
  return query === "" ? "" : `?${query}`;
}

function queryName(part: string): string {
  return part.split("=", 1)[0] ?? "";
}

/** Escapes in upper case, unreserved characters plain, a stray `%` escaped. */
function normalEscapes(text: string): string {
  return text.replace(/%([0-9a-f]{2})?/gi, (_whole, hex: string | undefined) => {
    if (hex === undefined) return "%25";
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : `%${hex.toUpperCase()}`;
  });
}

/**
 * Loose canonical key K2: the identity a platform gives, or the address without scheme, `www.`, locale
 * prefix, index file and trailing slash, its query sorted. For finding, not for fetching.
 */
export function k2Of(url: URL): string {
  return looseKey(new URL(k1Of(url)));
}

function looseKey(strict: URL): string {
  const host = hostKey(strict)
    .replace(/^(?:www\.)+(?=[^.]+\.)/, "")
    .replace(/:(?:80|443)$/, "");
  const provider = providerId(strict, host);
  if (provider !== null) return provider;
  const query = queryParts(strict)
    .filter((part) => queryName(part).toLowerCase() !== "sid")
    .sort();
  return `//${host}${loosePath(strict.pathname)}${queryText(query)}`;
}

function loosePath(path: string): string {
  const withoutLocale = path.replace(/^(?:\/(?:id|en)(?=\/|$))+/, "");
  return withoutLocale.replace(/(?:\/(?:index\.(?:html|php))?)+$/, "");
}
