import { SaxesParser } from "saxes";
import { MOST_JSON_DEPTH } from "#app/domain/evidence/json-depth.ts";
import { ReadStop } from "./read-stop.server.ts";

/** Told what an XML text holds; names come without their prefix. */
export type XmlEvents = {
  open(name: string, attributes: ReadonlyArray<readonly [name: string, value: string]>): void;
  text(text: string): void;
  close(name: string): void;
};

/** Characters between two tags: an outline of a coast is long, but not longer. */
const MOST_SILENCE = 32 * 1024 * 1024;

/**
 * Reads an XML text without building it. Document types are passed over, and entities they declare are
 * never expanded.
 *
 * @param mayBeCut the text may end in the middle, because only its beginning is there.
 * @throws {ReadStop} `corrupt`, `too-deep` or `too-large`.
 */
export async function readXmlEvents(
  chunks: AsyncIterable<string>,
  events: XmlEvents,
  mayBeCut: () => boolean,
): Promise<void> {
  const watch = { depth: 0, silence: 0 };
  const parser = createParser(events, watch);
  for await (const chunk of chunks) {
    watch.silence += chunk.length;
    parser.write(chunk);
    if (watch.silence > MOST_SILENCE) throw new ReadStop("too-large", "text");
  }
  if (!mayBeCut()) parser.close();
}

function createParser(events: XmlEvents, watch: { depth: number; silence: number }) {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on("error", (error) => {
    // Undeclared entities are common, and left as they are written.
    if (!/entity/i.test(error.message)) throw new ReadStop("corrupt", error.message.slice(0, 100));
  });
  parser.on("opentag", ({ name, attributes }) => {
    watch.silence = 0;
    watch.depth += 1;
    if (watch.depth > MOST_JSON_DEPTH) throw new ReadStop("too-deep");
    const named = Object.entries(attributes).filter(([key]) => !/^(xmlns|xsi)(:|$)/.test(key));
    events.open(
      localName(name),
      named.map(([key, value]) => [localName(key), value] as const),
    );
  });
  parser.on("closetag", ({ name }) => {
    watch.depth -= 1;
    events.close(localName(name));
  });
  parser.on("text", (text) => events.text(text));
  parser.on("cdata", (text) => events.text(text));
  return parser;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
