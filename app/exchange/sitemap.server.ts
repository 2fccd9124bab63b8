import { gunzipSync } from "node:zlib";
import { SaxesParser } from "saxes";

/** Source: sitemaps.org protocol, "Sitemap file requirements". */
const MOST_URLS = 50_000;
const MOST_BYTES = 50 * 1024 * 1024;

export type SitemapEntry = { url: string; lastmod: string | null };

export type SitemapFile =
  | {
      ok: true;
      kind: "index" | "pages";
      entries: ReadonlyArray<SitemapEntry>;
      /** The file names more than the standard allows; the rest was left. */
      cut: boolean;
    }
  | { ok: false; error: "SITEMAP_TOO_LARGE" | "SITEMAP_GZIP_BROKEN" | "NOT_SITEMAP" };

/** Reads a sitemap or an index of sitemaps, packed or not. Entities are not expanded, nothing is fetched. */
export function readSitemap(bytes: Uint8Array): SitemapFile {
  const text = textOf(bytes);
  if (typeof text !== "string") return text;
  const state: State = { kind: null, entries: [], cut: false, open: null, field: null };
  const parser = new SaxesParser();
  let broken = false;
  parser.on("error", () => {
    broken = true;
  });
  parser.on("opentag", ({ name }) => opened(state, localOf(name)));
  parser.on("text", (piece) => collect(state, piece));
  parser.on("cdata", (piece) => collect(state, piece));
  parser.on("closetag", ({ name }) => closed(state, localOf(name)));
  for (let at = 0; at < text.length && !broken && !state.cut; at += 65_536) {
    parser.write(text.slice(at, at + 65_536));
  }
  if (state.kind === null || (broken && state.entries.length === 0))
    return { ok: false, error: "NOT_SITEMAP" };
  return { ok: true, kind: state.kind, entries: state.entries, cut: state.cut || broken };
}

type State = {
  kind: "index" | "pages" | null;
  entries: Array<SitemapEntry>;
  cut: boolean;
  open: { loc: string; lastmod: string } | null;
  field: "loc" | "lastmod" | null;
};

function opened(state: State, name: string): void {
  if (name === "sitemapindex") state.kind ??= "index";
  else if (name === "urlset") state.kind ??= "pages";
  else if (name === "url" || name === "sitemap") state.open = { loc: "", lastmod: "" };
  else if (state.open !== null && (name === "loc" || name === "lastmod")) state.field = name;
  else state.field = null;
}

function collect({ open, field }: State, piece: string): void {
  if (open !== null && field !== null && open[field].length + piece.length <= 4_096) open[field] += piece;
}

function closed(state: State, name: string): void {
  state.field = null;
  if ((name !== "url" && name !== "sitemap") || state.open === null) return;
  const url = state.open.loc.trim();
  const lastmod = state.open.lastmod.trim();
  state.open = null;
  if (state.entries.length >= MOST_URLS) state.cut = true;
  else if (url !== "") state.entries.push({ url, lastmod: lastmod === "" ? null : lastmod });
}

function textOf(bytes: Uint8Array): string | Extract<SitemapFile, { ok: false }> {
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  if (!isPacked) {
    return bytes.length > MOST_BYTES
      ? { ok: false, error: "SITEMAP_TOO_LARGE" }
      : new TextDecoder().decode(bytes);
  }
  try {
    return new TextDecoder().decode(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }));
  } catch (error) {
    const isLarge = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return { ok: false, error: isLarge ? "SITEMAP_TOO_LARGE" : "SITEMAP_GZIP_BROKEN" };
  }
}

function localOf(name: string): string {
  return name.slice(name.indexOf(":") + 1).toLowerCase();
}
