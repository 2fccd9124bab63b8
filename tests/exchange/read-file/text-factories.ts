import { mkdtempSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { FormatId } from "#app/domain/evidence/formats.ts";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { type Profile, ProfileSchema } from "#app/domain/evidence/profile.ts";
import type { TextReadOptions } from "#app/exchange/read-file/csv.server.ts";
import { readFileAsProfile } from "#app/exchange/read-file/read-file.server.ts";

/** Reads a text or bytes as a file of this kind; what comes back must be a profile. */
export async function read(
  kind: FormatId,
  content: string | Uint8Array,
  options: Partial<TextReadOptions> = {},
): Promise<Profile> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readSource(kind, { bytes }, options);
}

export async function readSource(
  kind: FormatId,
  source: { bytes: Uint8Array } | { path: string },
  options: Partial<TextReadOptions> = {},
): Promise<Profile> {
  const needs = { registers: [], newScanner: () => createPiiScanner(), ownHost: null, partial: false };
  return ProfileSchema.parse(await readFileAsProfile(source, kind, { ...needs, ...options }));
}

/** A file written piece by piece, removed after the test. */
export async function writtenFile(pieces: Iterable<string | Uint8Array>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "capaian-read-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "file");
  const file = await open(path, "w");
  for (const piece of pieces) await file.write(typeof piece === "string" ? Buffer.from(piece) : piece);
  await file.close();
  return path;
}

export const labelsOf = ({ columns }: Profile) => columns.map(({ name }) => name);
