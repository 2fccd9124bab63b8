import { getDocumentProxy } from "unpdf";
import { createTextScanner, type TextScanner } from "#app/domain/evidence/pii/text.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { type FileSource, wholeOf } from "./archive-source.server.ts";
import type { ReadOptions } from "./read-options.server.ts";
import { failureOf, ReadStop } from "./read-stop.server.ts";

/** A PDF is read whole. */
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_PAGES = 500;
const MOST_PAGE_TEXT = 2_000_000;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/**
 * What a PDF says of itself, how many of its pages carry text, and the personal data in that text. Bad
 * bytes become a failure.
 */
export async function readPdf(
  source: FileSource,
  { partial, newScanner }: Pick<ReadOptions, "partial" | "newScanner">,
): Promise<Profile> {
  const blank = { ...blankProfile("pdf"), partial };
  try {
    const document = await openPdf(source);
    try {
      return { ...blank, ...(await lookThrough(document, newScanner === null ? null : createTextScanner())) };
    } finally {
      await document.destroy();
    }
  } catch (error) {
    const failure = error instanceof ReadStop ? error.failure : failureOfPdf(error);
    // Its directory stands at the end, so that a beginning is never whole enough.
    return { ...blank, failure: partial && failure === "corrupt" ? "too-large" : failure };
  }
}

async function openPdf(source: FileSource): Promise<PdfDocument> {
  const bytes = await wholeOf(source, MOST_BYTES);
  const options = { verbosity: 0, isEvalSupported: false, useSystemFonts: false, stopAtErrors: false };
  return getDocumentProxy(Uint8Array.from(bytes), options); // takes its bytes away from us
}

type Findings = Pick<Profile, "pdf" | "pii" | "piiSearched" | "partial">;

async function lookThrough(document: PdfDocument, scanner: TextScanner | null): Promise<Findings> {
  const pages = document.numPages;
  const read = Math.min(pages, MOST_PAGES);
  const { info } = await document.getMetadata();
  const marks = await document.getMarkInfo();
  let textPages = 0;
  for (let page = 1; page <= read; page += 1) {
    const text = await textOfPage(document, page);
    if (/\S/.test(text)) textPages += 1;
    scanner?.text(page, text);
  }
  const pdf = {
    ...{ pages, textPages, tagged: marks?.Marked === true },
    lang: textOf(info, "Language", 50),
    title: textOf(info, "Title", 500),
  };
  // What stands in a picture of a page has not been looked through.
  const piiSearched = scanner !== null && textPages === read;
  return { pdf, pii: scanner?.finish() ?? [], piiSearched, partial: pages > MOST_PAGES };
}

async function textOfPage(document: PdfDocument, number: number): Promise<string> {
  const page = await document.getPage(number);
  const parts: Array<string> = [];
  let length = 0;
  // Read to its end: the library does not survive a reader that leaves.
  const reader = page.streamTextContent().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const { items }: { items: ReadonlyArray<unknown> } = piece.value;
    for (const item of items) {
      const text = lineOf(item);
      length += text.length;
      if (length <= MOST_PAGE_TEXT) parts.push(text);
    }
  }
  page.cleanup();
  return parts.join("");
}

/** One piece of text as it is set, with the end of its line. */
function lineOf(item: unknown): string {
  if (typeof item !== "object" || item === null || !("str" in item) || typeof item.str !== "string")
    return "";
  return "hasEOL" in item && item.hasEOL === true ? `${item.str}\n` : item.str;
}

function textOf(holder: unknown, key: string, most: number): string | null {
  if (typeof holder !== "object" || holder === null) return null;
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, most) : null;
}

function failureOfPdf(error: unknown): "encrypted" | "corrupt" {
  return error instanceof Error && error.name === "PasswordException" ? "encrypted" : failureOf(error);
}
