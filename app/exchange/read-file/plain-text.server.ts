import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { TextReadOptions } from "./csv.server.ts";
import { openText } from "./text-source.server.ts";

/** A line beyond this is cut in pieces. */
const LONGEST_LINE = 64 * 1024;

/** Looks through a text that is no table for personal data, line by line. */
export async function readPlainText(
  source: FileSource,
  kind: string,
  options: TextReadOptions,
): Promise<Profile> {
  const text = await openText(source, options.contentType ?? null);
  const scanner = options.newScanner === null ? null : options.newScanner();
  scanner?.labels([""]);
  let line = "";
  let row = 0;
  function look(found: string): void {
    row += 1;
    if (found.trim() !== "") scanner?.cell(0, row, found.trim());
  }
  for await (const chunk of text.chunks()) {
    const lines = (line + chunk).split(/\r\n|\n|\r/);
    line = lines.pop() ?? "";
    for (const found of lines) look(found);
    if (line.length > LONGEST_LINE) {
      look(line);
      line = "";
    }
  }
  look(line);
  const { cut, ...facts } = text.facts;
  const pii = scanner?.finish() ?? [];
  const searched = { pii, piiSearched: scanner !== null, partial: options.partial || cut };
  return { ...blankProfile(kind), ...facts, ...searched, failure: "no-table" };
}
