import { getDocumentProxy } from "unpdf";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { type FileSource, wholeOf } from "./archive-source.server.ts";
import type { ReadOptions } from "./read-options.server.ts";
import { failureOf, ReadStop } from "./read-stop.server.ts";

/** A PDF is read whole. */
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_PAGES = 500;

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

/** What a PDF says of itself and how many of its pages carry text. Bad bytes become a failure. */
export async function readPdf(
  source: FileSource,
  { partial }: Pick<ReadOptions, "partial">,
): Promise<Profile> {
  const blank = { ...blankProfile("pdf"), partial };
  try {
    const document = await openPdf(source);
    try {
      return { ...blank, ...(await lookThrough(document)) };
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

async function lookThrough(document: PdfDocument): Promise<Pick<Profile, "pdf" | "partial">> {
  const pages = document.numPages;
  const { info } = await document.getMetadata();
  const marks = await document.getMarkInfo();
  let textPages = 0;
  for (let page = 1; page <= Math.min(pages, MOST_PAGES); page += 1) {
    if (await carriesText(document, page)) textPages += 1;
  }
  const pdf = {
    ...{ pages, textPages, tagged: marks?.Marked === true },
    lang: textOf(info, "Language", 50),
    title: textOf(info, "Title", 500),
  };
  return { pdf, partial: pages > MOST_PAGES };
}

async function carriesText(document: PdfDocument, number: number): Promise<boolean> {
  const page = await document.getPage(number);
  let found = false;
  // Read to its end: the library does not survive a reader that leaves.
  const reader = page.streamTextContent().getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const { items }: { items: ReadonlyArray<unknown> } = piece.value;
    found ||= items.some((item) => /\S/.test(textOf(item, "str", 1_000) ?? ""));
  }
  page.cleanup();
  return found;
}

function textOf(holder: unknown, key: string, most: number): string | null {
  if (typeof holder !== "object" || holder === null) return null;
  const value: unknown = Reflect.get(holder, key);
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, most) : null;
}

function failureOfPdf(error: unknown): "encrypted" | "corrupt" {
  return error instanceof Error && error.name === "PasswordException" ? "encrypted" : failureOf(error);
}
