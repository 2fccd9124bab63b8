import { isUtf8 } from "node:buffer";
import { detect } from "chardet";
import iconv from "iconv-lite";
import type { Sniff } from "#app/domain/evidence/sniff.ts";

export type DecodedText = {
  text: string;
  encoding: string;
  source: NonNullable<Sniff["encodingSource"]>;
};

const BYTE_ORDER_MARKS: ReadonlyArray<readonly [string, ReadonlyArray<number>]> = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/**
 * Text of the first bytes of a body. In order: byte order mark, the server's word, the document's own
 * word, strict UTF-8, a guess. A word the bytes contradict is passed over.
 *
 * @param contentType the header as it came, with its charset.
 * @returns null when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array, contentType: string | null): DecodedText | null {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (marked !== undefined) return decodedAs(bytes, marked[0], "bom");
  if (looksBinary(bytes)) return null;
  return (
    decodedAs(bytes, charsetIn(contentType ?? ""), "http") ??
    decodedAs(bytes, charsetIn(Buffer.from(bytes.subarray(0, 1_024)).toString("latin1")), "document") ??
    decodedAs(bytes, "utf-8", "utf8") ??
    decodedAs(bytes, detect(bytes), "guess") ??
    decodedAs(bytes, "windows-1252", "guess")
  );
}

/** Control characters a text never holds; NUL alone would miss small binaries. */
function looksBinary(bytes: Uint8Array): boolean {
  let odd = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) odd += 1;
  }
  return odd > bytes.length * 0.02;
}

function charsetIn(text: string): string | null {
  return /\b(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(text)?.[1]?.toLowerCase() ?? null;
}

/** The text in this encoding, or null when the encoding is unknown or the bytes are not in it. */
function decodedAs(
  bytes: Uint8Array,
  encoding: string | null,
  source: DecodedText["source"],
): DecodedText | null {
  if (encoding === null || !iconv.encodingExists(encoding)) return null;
  const text = isWebEncoding(encoding)
    ? strictly(bytes, encoding)
    : iconv.decode(Buffer.from(bytes), encoding, { stripBOM: true });
  return text === null ? null : { text, encoding: encoding.toLowerCase(), source };
}

function isWebEncoding(encoding: string): boolean {
  if (encoding === "utf-8") return true;
  try {
    return new TextDecoder(encoding).encoding !== "";
  } catch {
    return false;
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === "utf-8" && bytes[0] !== 0xef && isUtf8(bytes)) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  }
  try {
    // As a stream, because the first bytes may end in the middle of a character.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
