import type { Readable } from "node:stream";
import { SaxesParser } from "saxes";
import { stopOfZip } from "./archive-zip.server.ts";
import { ReadStop } from "./read-stop.server.ts";

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix. */
export type XmlHandler = {
  open: (name: string, attributes: XmlAttributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
};

const MOST_DEPTH = 64;
/** Characters between two tags or texts: a cell holds 32 767. */
const MOST_SILENCE = 8 * 1024 * 1024;

/**
 * Parses a part of an office file as it is unpacked. Yields after every piece, so that what the handler
 * gathered can be taken before more is read. Entities and document types are not expanded but refused.
 *
 * @throws {ReadStop}
 */
export async function* parseXml(stream: Readable, handler: XmlHandler): AsyncGenerator<void> {
  const watch = { depth: 0, silence: 0 };
  const parser = createParser(handler, watch);
  let decoder: TextDecoder | null = null;
  try {
    for await (const chunk of stream) {
      const bytes = Buffer.from(chunk);
      decoder ??= decoderOf(bytes);
      const text = decoder.decode(bytes, { stream: true });
      watch.silence += text.length;
      parser.write(text);
      if (watch.silence > MOST_SILENCE) throw new ReadStop("bomb", "text");
      yield;
    }
    parser.close();
    yield;
  } catch (error) {
    throw stopOfZip(error);
  } finally {
    stream.destroy();
  }
}

function createParser(handler: XmlHandler, watch: { depth: number; silence: number }) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on("error", (error) => {
    throw new ReadStop("corrupt", error.message.slice(0, 100));
  });
  parser.on("doctype", () => {
    throw new ReadStop("corrupt", "document type");
  });
  parser.on("opentag", ({ name, attributes }) => {
    watch.silence = 0;
    watch.depth += 1;
    if (watch.depth > MOST_DEPTH) throw new ReadStop("too-deep");
    handler.open(localName(name), attributes);
  });
  parser.on("closetag", ({ name }) => {
    watch.depth -= 1;
    handler.close?.(localName(name));
  });
  const onText = (text: string) => {
    watch.silence = 0;
    handler.text?.(text);
  };
  parser.on("text", onText);
  parser.on("cdata", onText);
  return parser;
}

function decoderOf(bytes: Buffer): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be");
  return new TextDecoder("utf-8");
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
