import { hostKey, parseUrl } from "#app/domain/evidence/canonical-url.ts";
import { FORMATS, type FormatId } from "#app/domain/evidence/formats.ts";
import type { RawObservation } from "#app/domain/evidence/observation.ts";
import { scanText } from "#app/domain/evidence/pii/text.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { Sniff } from "#app/domain/evidence/sniff.ts";
import { decodeText } from "#app/exchange/charset.server.ts";
import { readHtmlPage } from "#app/exchange/html-page.server.ts";
import { sniffedPageText } from "#app/exchange/sniff.server.ts";
import type { Deps } from "./deps.server.ts";

/** Formats in which nothing is to be read: no table, no text, no layer of anything. */
const NOT_READ: ReadonlyArray<FormatId> = ["audio", "video", "program", "binary", "empty"];

/**
 * Reads what an address gave, in a thread of its own; a hostile file costs that thread.
 *
 * @returns null when there is nothing to read: no answer, a refusal, an unchanged or an unreadable format.
 */
export async function readBehind(
  raw: RawObservation,
  sniff: Sniff | null,
  { files }: Pick<Deps, "files">,
): Promise<Profile | null> {
  if (sniff === null || raw.status === null || raw.status >= 400 || NOT_READ.includes(sniff.kind))
    return null;
  if (FORMATS[sniff.kind].family === "image") return null;
  const held = raw.head.length;
  const { body } = raw;
  const partial = body === null ? raw.bytesDecoded > held || raw.errorCode !== null : !body.whole;
  if (sniff.kind === "html" && body === null && !hasTable(raw.head)) {
    return pageProfile(raw, partial);
  }
  if (files === null) return null;
  const source = body === null ? { bytes: raw.head } : { path: body.path };
  return files.pool.read(source, hintOf(raw, sniff.kind, partial));
}

function hintOf(raw: RawObservation, kind: FormatId, partial: boolean) {
  return {
    kind,
    contentType: raw.headers["content-type"] ?? null,
    ownHost: hostOf(raw.finalUrl),
    partial,
  };
}

/** A small page without a table has nothing to read but its words. */
function pageProfile(raw: RawObservation, partial: boolean): Profile {
  const text = sniffedPageText(raw.head) ?? pageText(raw);
  if (text === null) return { ...blankProfile("html"), partial };
  return { ...blankProfile("html"), pii: scanText(text), piiSearched: true, partial };
}

function pageText(raw: RawObservation): string | null {
  const decoded = decodeText(raw.head, raw.headers["content-type"] ?? null);
  return decoded === null ? null : readHtmlPage(decoded.text, raw.finalUrl ?? raw.url).text;
}

function hasTable(head: Uint8Array): boolean {
  return Buffer.from(head.buffer, head.byteOffset, head.byteLength).includes("<table");
}

function hostOf(address: string | null): string | null {
  const url = address === null ? null : parseUrl(address);
  return url === null ? null : hostKey(url);
}
