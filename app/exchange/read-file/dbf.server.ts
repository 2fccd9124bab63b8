import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { blankProfile, type Profile, type ReadFailure } from "#app/domain/evidence/profile.ts";
import { createTableProfiler } from "#app/domain/evidence/table/profiler.ts";
import { createByteReader } from "./archive-bytes.server.ts";
import type { FileSource } from "./archive-source.server.ts";
import { failureOfZip } from "./archive-zip.server.ts";
import { openDbf } from "./dbf-rows.server.ts";
import type { ReadOptions } from "./read-options.server.ts";

/** Profiles a dBase table. */
export async function readDbf(source: FileSource, options: ReadOptions): Promise<Profile> {
  const profile = await profileDbf(streamOf(source), { ...options, format: "dbase", codePage: null });
  return { ...profile, partial: options.partial };
}

/** The bytes of a source as a stream. */
export function streamOf(source: FileSource): Readable {
  return "path" in source ? createReadStream(source.path) : Readable.from([Buffer.from(source.bytes)]);
}

type DbfOptions = ReadOptions & { format: string; codePage: string | null };

/** Profiles the records of a stream as far as they go; a table cut short keeps what was read of it. */
export async function profileDbf(stream: Readable, options: DbfOptions): Promise<Profile> {
  const { format, codePage, registers, newScanner, ownHost } = options;
  const blank = { ...blankProfile(format), partial: options.partial };
  try {
    const { fields, text, rows } = await openDbf(createByteReader(stream), codePage);
    const labels = fields.map(({ name }) => name);
    const scanPii = newScanner === null ? null : newScanner();
    const profiler = createTableProfiler({ format, registers, scanPii, ownHost, labels, typed: true });
    let failure: ReadFailure | null = null;
    try {
      for await (const row of rows) profiler.row(row);
    } catch (error) {
      failure = options.partial ? null : failureOfZip(error);
    }
    const { encoding, guessed, replaced } = text;
    const facts = { encoding, encodingGuessed: guessed, replacedCharacters: replaced };
    return { ...blank, ...profiler.finish(), ...facts, failure };
  } catch (error) {
    return { ...blank, failure: failureOfZip(error) };
  } finally {
    stream.destroy();
  }
}
