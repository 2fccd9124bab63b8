import { parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { extensionOf, extensionOfUrl } from "#app/domain/evidence/file-name.ts";
import { FORMATS, type FormatId, formatOf } from "#app/domain/evidence/formats.ts";
import type { Observation, Probe, RawObservation, RawProbe } from "#app/domain/evidence/observation.ts";
import { simhash } from "#app/domain/evidence/simhash.ts";
import type { Sniff } from "#app/domain/evidence/sniff.ts";
import { type DecodedText, decodeText } from "./charset.server.ts";
import { readHtmlPage } from "./html-page.server.ts";
import { pageMarkers } from "./page-markers.server.ts";
import { offeredLinks } from "./page-offers.server.ts";
import { sniffForeign, sniffMagic } from "./sniff-binary.server.ts";
import { isHtml, sniffText } from "./sniff-text.server.ts";

export type SniffInput = {
  /** First bytes of the decoded body. */
  head: Uint8Array;
  /** Size of the whole decoded body. */
  totalBytes: number;
  /** The header as it came. */
  contentType: string | null;
  contentDisposition?: string | null;
  /** Final address. */
  url: string;
};

/** Reads the first bytes of an answer: what is it really, and what does it show? */
export async function sniff(input: SniffInput): Promise<Sniff> {
  const { head, totalBytes, contentType, url } = input;
  const extension = extensionOf(fileNameIn(input.contentDisposition ?? null)) ?? extensionOfUrl(url);
  const whole = totalBytes <= head.length;
  const base = { ...BLANK, extension, whole, contentType: mimeOf(contentType) };
  if (head.length === 0) return named(base, "empty");
  const own = sniffMagic(head, extension);
  if (own !== null) return { ...named(base, own.kind), members: own.members };
  // Text comes before the long list of magic numbers: a table may begin with `BM`, as bitmaps do.
  const decoded = decodeText(head, contentType);
  if (decoded === null) return named(base, await sniffForeign(head));
  return sniffDecoded(base, decoded, { head, url });
}

const pageTexts = new WeakMap<Uint8Array, string>();

/** What a reader sees of a page, by the very bytes that were sniffed; null when those were no page. */
export function sniffedPageText(head: Uint8Array): string | null {
  return pageTexts.get(head) ?? null;
}

const BLANK: Omit<Sniff, "kind" | "mime" | "extension" | "whole" | "contentType"> = {
  ...{ encoding: null, encodingSource: null, title: null, lang: null, textLength: null, simhash: null },
  ...{ dataLinks: [], members: [], scripts: 0, loginForm: false, challenge: null, errorMarker: null },
  ...{
    parkedMarker: null,
    sample: null,
    textLayer: null,
    canonicalUrl: null,
    datasetIds: [],
    licenceUrls: [],
  },
};

function sniffDecoded(
  base: Omit<Sniff, "kind" | "mime">,
  decoded: DecodedText,
  { head, url }: Pick<SniffInput, "head" | "url">,
): Sniff {
  const { text, encoding, source } = decoded;
  const known = { ...base, encoding, encodingSource: source };
  if (isHtml(text, formatOf(base.contentType) === "html")) {
    const { text: visible, ...page } = readHtmlPage(text, url);
    pageTexts.set(head, visible);
    const markers = pageMarkers(text, { ...page, text: visible });
    const content = { textLength: visible.length, simhash: simhash(withoutAddress(visible, url)) };
    const files = new Set(page.dataLinks.map((link) => link.url));
    const offered = files.size === 0 ? [] : offeredLinks(text, url, files);
    const seen = { ...named(known, "html"), ...page, ...markers, ...content };
    return offered.length === 0 ? seen : { ...seen, offered };
  }
  const declared = formatOf(base.extension) ?? formatOf(base.contentType);
  const { kind, errorMarker, sample } = sniffText(text, base.whole, declared);
  return { ...named(known, kind), errorMarker, sample, textLength: text.length };
}

function named(base: Omit<Sniff, "kind" | "mime">, kind: FormatId): Sniff {
  return { ...base, kind, mime: FORMATS[kind].mime };
}

/** Error pages repeat the address that was asked; without it two of them are the same. */
function withoutAddress(text: string, address: string): string {
  const url = parseUrl(address);
  const segments = (url?.pathname ?? "").split("/").filter((segment) => segment.length > 3);
  return [url?.href ?? "", ...segments].reduce(
    (rest, part) => (part === "" ? rest : rest.replaceAll(part, " ")),
    text,
  );
}

function mimeOf(contentType: string | null): string | null {
  const mime = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase();
  return mime === undefined || mime === "" ? null : mime.slice(0, 200);
}

function fileNameIn(contentDisposition: string | null): string {
  return /filename\*?\s*=\s*(?:[\w-]*'[\w-]*')?"?([^";]+)/i.exec(contentDisposition ?? "")?.[1]?.trim() ?? "";
}

/** The observation a client's raw one stands for: what its first bytes and its probe's say. */
export async function readObservation(raw: RawObservation): Promise<Observation> {
  const { head, rawProbe, body: _body, ...facts } = raw;
  const hasBody = facts.status !== null && facts.status !== 304 && facts.finalUrl !== null;
  const seen = hasBody
    ? await sniff({
        ...{ head, totalBytes: facts.bytesDecoded, url: facts.finalUrl ?? facts.url },
        contentType: facts.headers["content-type"] ?? null,
        contentDisposition: facts.headers["content-disposition"] ?? null,
      })
    : null;
  const probe = rawProbe === null ? null : await readProbe(rawProbe);
  // A body that was not read to its end is longer than what was counted.
  const sniffed = seen === null || facts.errorCode === null ? seen : { ...seen, whole: false, sample: null };
  return { ...facts, sniff: sniffed, probe, profile: null };
}

async function readProbe({ head, contentType, ...probe }: RawProbe): Promise<Probe> {
  const url = probe.finalUrl ?? probe.url;
  // The final address of a redirected probe is not the one its page repeats.
  const seen = await sniff({ head, totalBytes: head.length, contentType, url: probe.url });
  return { ...probe, finalUrl: probe.status === null ? null : url, simhash: seen.simhash };
}
