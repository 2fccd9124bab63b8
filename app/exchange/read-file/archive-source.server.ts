import { open, readFile, stat } from "node:fs/promises";
import { ReadStop } from "./read-stop.server.ts";

/** A file to read: bytes at hand or a file on our own disk. */
export type FileSource = { bytes: Uint8Array } | { path: string };

/** Size of the source in bytes. */
export async function sizeOf(source: FileSource): Promise<number> {
  return "path" in source ? (await stat(source.path)).size : source.bytes.length;
}

/** The first bytes. */
export async function headOf(source: FileSource, length: number): Promise<Buffer> {
  if ("bytes" in source) return Buffer.from(source.bytes.subarray(0, length));
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The whole source, for formats that cannot be read in a stream. @throws {ReadStop} beyond `most` bytes. */
export async function wholeOf(source: FileSource, most: number): Promise<Buffer> {
  if ((await sizeOf(source)) > most) throw new ReadStop("too-large");
  return "path" in source ? readFile(source.path) : Buffer.from(source.bytes);
}
