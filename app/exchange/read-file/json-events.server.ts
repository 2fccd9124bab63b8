import { Tokenizer, TokenType } from "@streamparser/json";
import { MOST_JSON_DEPTH } from "#app/domain/evidence/json-depth.ts";
import { ReadStop } from "./read-stop.server.ts";
import type { TextSource } from "./text-source.server.ts";

export type JsonScalar = string | number | boolean | null;

/** Told what a JSON text holds, in order. */
export type JsonHandler = {
  open(kind: "object" | "array"): void;
  close(kind: "object" | "array"): void;
  key(name: string): void;
  value(value: JsonScalar): void;
};

type Level = { kind: "object" | "array"; expects: "key" | "colon" | "value" | "comma"; empty: boolean };

/** Characters in which nothing ends: one string this long is no cell. */
const MOST_SILENCE = 16 * 1024 * 1024;

/**
 * Reads a JSON text, or one document after the other, without building it.
 *
 * @param many documents may follow each other, as in NDJSON.
 * @throws {ReadStop} `corrupt` or `too-deep`; a text that is cut short by us is no failure.
 */
export async function readJsonEvents(text: TextSource, many: boolean, handler: JsonHandler): Promise<void> {
  const watch = { silence: 0 };
  const grammar = createGrammar(handler);
  const tokenizer = new Tokenizer({ stringBufferSize: 64 * 1024, ...(many ? { separator: "" } : {}) });
  tokenizer.onToken = ({ token, value }) => {
    watch.silence = 0;
    grammar(token, value);
  };
  tokenizer.onError = (error) => {
    throw error instanceof ReadStop ? error : new ReadStop("corrupt", error.message.slice(0, 100));
  };
  for await (const chunk of text.chunks()) {
    watch.silence += chunk.length;
    tokenizer.write(chunk);
    if (watch.silence > MOST_SILENCE) throw new ReadStop("too-large", "string");
  }
  if (text.facts.cut) return;
  if (!tokenizer.isEnded) tokenizer.end();
  if (!grammar(null, null)) throw new ReadStop("corrupt", "ended early");
}

/** Checks the order of tokens and passes on what they mean. Answers whether a document has ended. */
function createGrammar(handler: JsonHandler): (token: TokenType | null, value: unknown) => boolean {
  const levels: Array<Level> = [];
  let documents = 0;
  function enter(kind: Level["kind"]): void {
    beforeValue();
    if (levels.length >= MOST_JSON_DEPTH) throw new ReadStop("too-deep");
    levels.push({ kind, expects: kind === "object" ? "key" : "value", empty: true });
    handler.open(kind);
  }
  function leave(kind: Level["kind"]): void {
    const level = levels.pop();
    const mayEnd = level?.expects === "comma" || level?.empty === true;
    if (level?.kind !== kind || !mayEnd) throw new ReadStop("corrupt", "bracket");
    handler.close(kind);
    if (levels.length === 0) documents += 1;
  }
  function beforeValue(): void {
    const level = levels.at(-1);
    if (level === undefined) return;
    if (level.expects !== "value") throw new ReadStop("corrupt", "value");
    level.expects = "comma";
    level.empty = false;
  }
  function scalar(value: unknown): void {
    const level = levels.at(-1);
    if (level?.kind === "object" && level.expects === "key" && typeof value === "string") {
      level.expects = "colon";
      level.empty = false;
      handler.key(value);
      return;
    }
    beforeValue();
    handler.value(isScalar(value) ? value : null);
    if (level === undefined) documents += 1;
  }
  function mark(from: Level["expects"], to: (kind: Level["kind"]) => Level["expects"]): void {
    const level = levels.at(-1);
    if (level?.expects !== from) throw new ReadStop("corrupt", "mark");
    level.expects = to(level.kind);
  }
  return (token, value) => {
    if (token === null) return levels.length === 0 && documents > 0;
    if (token === TokenType.LEFT_BRACE) enter("object");
    else if (token === TokenType.RIGHT_BRACE) leave("object");
    else if (token === TokenType.LEFT_BRACKET) enter("array");
    else if (token === TokenType.RIGHT_BRACKET) leave("array");
    else if (token === TokenType.COLON) mark("colon", () => "value");
    else if (token === TokenType.COMMA) mark("comma", (kind) => (kind === "object" ? "key" : "value"));
    else if (token !== TokenType.SEPARATOR) scalar(value);
    return levels.length === 0 && documents > 0;
  };
}

function isScalar(value: unknown): value is JsonScalar {
  return (
    value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
  );
}
