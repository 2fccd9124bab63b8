import { isAscii } from "node:buffer";
import { createReadStream } from "node:fs";
import { detect } from "chardet";
import iconv from "iconv-lite";
import type { Profile } from "#app/domain/evidence/profile.ts";
import { decodeText } from "#app/exchange/charset.server.ts";
import { type FileSource, headOf } from "./archive-source.server.ts";

/** Text beyond this is not read. */
export const MOST_TEXT_BYTES = 100 * 1024 * 1024;
const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 64 * 1024;
/** Share of the characters beyond ASCII that may be broken in a file that is UTF-8 all the same. */
const BROKEN_SHARE = 0.1;

export type TextFacts = Pick<Profile, "encoding" | "encodingGuessed" | "replacedCharacters"> & {
  /** The text goes on beyond what was read. */
  cut: boolean;
};

export type TextSource = {
  /** The text in pieces; may be asked for again from the start. */
  chunks: () => AsyncGenerator<string>;
  /** Grows while the pieces are read. */
  facts: TextFacts;
};

/**
 * A source as text. The encoding is, in order: the byte order mark's, the server's or document's word
 * where the first 64 KiB fit it, UTF-8 where the whole text fits it, a guess.
 *
 * @param contentType the header as it came, with its charset.
 * @throws errors of our own disk.
 */
export async function openText(
  source: FileSource,
  contentType: string | null,
  mostBytes = MOST_TEXT_BYTES,
): Promise<TextSource> {
  const head = await headOf(source, HEAD_BYTES);
  const { encoding, guessed } = await encodingOf(source, head, contentType, mostBytes);
  const facts: TextFacts = { encoding, encodingGuessed: guessed, replacedCharacters: 0, cut: false };
  async function* chunks(): AsyncGenerator<string> {
    facts.replacedCharacters = 0;
    const decode = decoderOf(encoding);
    for await (const bytes of piecesOf(source, mostBytes, facts)) {
      const text = decode(bytes);
      facts.replacedCharacters += countReplaced(text);
      if (text !== "") yield text;
    }
    const rest = decode(null);
    if (rest !== "" && !facts.cut) yield rest;
  }
  return { chunks, facts };
}

/** The first characters of a text. */
export async function firstOf(text: TextSource, most: number): Promise<string> {
  let first = "";
  for await (const chunk of text.chunks()) {
    first += chunk;
    if (first.length >= most) break;
  }
  return first.slice(0, most);
}

async function* piecesOf(
  source: FileSource,
  most: number,
  facts: Pick<TextFacts, "cut">,
): AsyncGenerator<Buffer> {
  let left = most;
  for await (const piece of rawPieces(source)) {
    yield piece.subarray(0, left);
    left -= piece.length;
    if (left < 0) {
      facts.cut = true;
      return;
    }
  }
}

async function* rawPieces(source: FileSource): AsyncGenerator<Buffer> {
  if ("path" in source) {
    for await (const chunk of createReadStream(source.path, { highWaterMark: CHUNK_BYTES })) {
      yield Buffer.from(chunk);
    }
    return;
  }
  const { buffer, byteOffset, length } = source.bytes;
  for (let at = 0; at < length; at += CHUNK_BYTES) {
    yield Buffer.from(buffer, byteOffset + at, Math.min(CHUNK_BYTES, length - at));
  }
}

type Encoding = { encoding: string; guessed: boolean };

async function encodingOf(
  source: FileSource,
  head: Buffer,
  contentType: string | null,
  mostBytes: number,
): Promise<Encoding> {
  const decoded = decodeText(head, contentType);
  if (decoded?.source === "bom") return { encoding: decoded.encoding, guessed: false };
  if (decoded === null) return { encoding: wideEncoding(head) ?? "utf-8", guessed: true };
  const isUtf8 = /^utf-?8$/.test(decoded.encoding);
  const isGuess = decoded.source === "guess";
  if (!(isUtf8 || isGuess)) return { encoding: decoded.encoding, guessed: false };
  const broken = await firstBroken(source, mostBytes);
  if (broken === null) return { encoding: "utf-8", guessed: false };
  if (isGuess) return { encoding: decoded.encoding, guessed: true };
  const guess = detect(broken)?.toLowerCase() ?? "windows-1252";
  const isKnown = iconv.encodingExists(guess) && !/^(utf-?8|ascii)$/.test(guess);
  return { encoding: isKnown ? guess : "windows-1252", guessed: true };
}

/** UTF-16 without its mark: every other byte of plain text is zero. */
function wideEncoding(head: Buffer): string | null {
  const zeros = [0, 0];
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > head.length * 0.3 && even < head.length * 0.05) return "utf-16le";
  return even > head.length * 0.3 && odd < head.length * 0.05 ? "utf-16be" : null;
}

/** The first piece that is no UTF-8; null when all is, or so little is not that it is damage. */
async function firstBroken(source: FileSource, mostBytes: number): Promise<Buffer | null> {
  const decoder = new TextDecoder("utf-8");
  let broken: Buffer | null = null;
  let wide = 0;
  let replaced = 0;
  for await (const piece of piecesOf(source, mostBytes, { cut: false })) {
    if (isAscii(piece)) continue;
    const text = decoder.decode(piece, { stream: true });
    for (const [character] of text.matchAll(/[^\0-\x7f]/gu)) {
      wide += 1;
      if (character === "\ufffd") replaced += 1;
    }
    if (replaced > 0) broken ??= Buffer.from(piece);
  }
  return replaced > wide * BROKEN_SHARE ? broken : null;
}

function decoderOf(encoding: string): (bytes: Buffer | null) => string {
  const web = webDecoder(encoding);
  if (web !== null) return (bytes) => (bytes === null ? web.decode() : web.decode(bytes, { stream: true }));
  const decoder = iconv.getDecoder(encoding);
  return (bytes) => (bytes === null ? (decoder.end() ?? "") : decoder.write(bytes));
}

function webDecoder(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding);
  } catch {
    return null;
  }
}

function countReplaced(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\ufffd"); at !== -1; at = text.indexOf("\ufffd", at + 1)) count += 1;
  return count;
}
