import { parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { extensionOfUrl } from "#app/domain/evidence/file-name.ts";
import { FORMATS, type FormatId, formatOf } from "#app/domain/evidence/formats.ts";
import type { DataLink } from "#app/domain/evidence/sniff.ts";
import { decodeEntities, type HtmlToken, htmlTokens } from "./html-tokens.server.ts";

export type HtmlPage = {
  title: string | null;
  lang: string | null;
  /** What a reader without scripts sees, white space collapsed. */
  text: string;
  scripts: number;
  loginForm: boolean;
  dataLinks: Array<DataLink>;
  canonicalUrl: string | null;
  datasetIds: Array<string>;
  licenceUrls: Array<string>;
};

const MOST_LINKS = 50;
const MOST_IDS = 20;
const MOST_TEXT = 2_048;

/** Reads of a page what decides whether it is real and what it leads to. */
export function readHtmlPage(html: string, url: string): HtmlPage {
  const page: HtmlPage = {
    ...{ title: null, lang: null, text: "", scripts: 0, loginForm: false },
    ...{ dataLinks: [], canonicalUrl: null, datasetIds: [], licenceUrls: [] },
  };
  const parts: Array<string> = [];
  let base = url;
  for (const token of htmlTokens(html)) {
    if (token.kind === "text") parts.push(token.text);
    else if (token.kind === "raw") readRaw(page, token);
    else if (token.kind === "open") {
      parts.push(" ");
      if (token.name === "base") base = resolved(token.attributes.get("href"), url) ?? url;
      else readElement(page, token, base);
    } else parts.push(" ");
  }
  page.text = decodeEntities(parts.join("")).replace(/\s+/g, " ").trim();
  return page;
}

function readElement(page: HtmlPage, { name, attributes }: HtmlToken & { kind: "open" }, base: string): void {
  const rel = (attributes.get("rel") ?? "").toLowerCase().split(/\s+/);
  const href = resolved(attributes.get("href"), base);
  if (name === "html") page.lang = attributes.get("lang")?.slice(0, 40) ?? null;
  if (name === "input" && attributes.get("type")?.toLowerCase() === "password") page.loginForm = true;
  if (href === null) return;
  if (name === "link" && rel.includes("canonical")) page.canonicalUrl ??= href;
  if (rel.includes("license")) addTo(page.licenceUrls, href);
  if (name === "a") addLink(page.dataLinks, href);
}

function readRaw(page: HtmlPage, { name, attributes, text }: HtmlToken & { kind: "raw" }): void {
  if (name === "title") {
    const title = decodeEntities(text).replace(/\s+/g, " ").trim().slice(0, 300);
    page.title ??= title === "" ? null : title;
  }
  if (name !== "script") return;
  if (/ld\+json/i.test(attributes.get("type") ?? "")) readJsonLd(page, text);
  else if (attributes.has("src") || text.trim() !== "") page.scripts += 1;
}

/** Identifiers and licences of the datasets a page describes with schema.org. */
function readJsonLd(page: HtmlPage, text: string): void {
  for (const node of jsonLdNodes(parsed(text), 0)) {
    const types = stringsIn(node["@type"]);
    if (!types.some((type) => /(^|[/:#])Dataset$/.test(type))) continue;
    for (const key of ["@id", "url", "identifier", "sameAs"]) {
      for (const id of stringsIn(node[key])) addTo(page.datasetIds, id);
    }
    for (const licence of stringsIn(node.license)) addTo(page.licenceUrls, licence);
  }
}

function* jsonLdNodes(value: unknown, depth: number): Generator<Record<string, unknown>> {
  if (depth > 4 || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) yield* jsonLdNodes(item, depth + 1);
    return;
  }
  const node: Record<string, unknown> = { ...value };
  yield node;
  for (const key of ["@graph", "mainEntity", "dataset"]) yield* jsonLdNodes(node[key], depth + 1);
}

function stringsIn(value: unknown): Array<string> {
  const list: ReadonlyArray<unknown> = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === "string");
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

function addTo(list: Array<string>, text: string): void {
  if (list.length < MOST_IDS && text.length <= MOST_TEXT && !list.includes(text)) list.push(text);
}

function addLink(links: Array<DataLink>, url: string): void {
  if (links.length >= MOST_LINKS || url.length > MOST_TEXT || links.some((link) => link.url === url)) return;
  const format = formatOfLink(url);
  if (format !== null) links.push({ url, format });
}

/** The format an address promises, when it is one a dataset would be published in. */
function formatOfLink(address: string): FormatId | null {
  const asked = parseUrl(address)?.searchParams.get("format") ?? null;
  const format = formatOf(extensionOfUrl(address)) ?? formatOf(asked);
  if (format === null) return null;
  return ["data", "geo", "document", "archive"].includes(FORMATS[format].family) ? format : null;
}

function resolved(href: string | undefined, base: string): string | null {
  if (href === undefined || href.trim() === "") return null;
  const url = parseUrl(href.trim(), base);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return null;
  url.hash = "";
  return url.href;
}
