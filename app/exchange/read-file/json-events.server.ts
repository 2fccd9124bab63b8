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
  const grammar = new Grammar(handler);
  const tokenizer = new Tokenizer({ stringBufferSize: 64 * 1024, ...(many ? { separator: "" } : {}) });
  tokenizer.onToken = ({ token, value }) => {
    watch.silence = 0;
    grammar.take(token, value);
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
  if (!grammar.ended) throw new ReadStop("corrupt", "ended early");
}

/** Checks the order of tokens and passes on what they mean. */
class Grammar {
  readonly #handler: JsonHandler;
  readonly #levels: Array<Level> = [];
  #documents = 0;

  constructor(handler: JsonHandler) {
    this.#handler = handler;
  }

  /** A document has ended, and no other has begun. */
  get ended(): boolean {
    return this.#levels.length === 0 && this.#documents > 0;
  }

  take(token: TokenType, value: unknown): void {
    if (token === TokenType.LEFT_BRACE) this.#enter("object");
    else if (token === TokenType.RIGHT_BRACE) this.#leave("object");
    else if (token === TokenType.LEFT_BRACKET) this.#enter("array");
    else if (token === TokenType.RIGHT_BRACKET) this.#leave("array");
    else if (token === TokenType.COLON) this.#mark("colon");
    else if (token === TokenType.COMMA) this.#mark("comma");
    else if (token !== TokenType.SEPARATOR) this.#scalar(value);
  }

  #enter(kind: Level["kind"]): void {
    this.#beforeValue();
    if (this.#levels.length >= MOST_JSON_DEPTH) throw new ReadStop("too-deep");
    this.#levels.push({ kind, expects: kind === "object" ? "key" : "value", empty: true });
    this.#handler.open(kind);
  }

  #leave(kind: Level["kind"]): void {
    const level = this.#levels.pop();
    const mayEnd = level?.expects === "comma" || level?.empty === true;
    if (level?.kind !== kind || !mayEnd) throw new ReadStop("corrupt", "bracket");
    this.#handler.close(kind);
    if (this.#levels.length === 0) this.#documents += 1;
  }

  #scalar(value: unknown): void {
    const level = this.#levels.at(-1);
    if (level?.kind === "object" && level.expects === "key" && typeof value === "string") {
      level.expects = "colon";
      level.empty = false;
      this.#handler.key(value);
      return;
    }
    this.#beforeValue();
    this.#handler.value(isScalar(value) ? value : null);
    if (level === undefined) this.#documents += 1;
  }

  #beforeValue(): void {
    const level = this.#levels.at(-1);
    if (level === undefined) return;
    if (level.expects !== "value") throw new ReadStop("corrupt", "value");
    level.expects = "comma";
    level.empty = false;
  }

  #mark(mark: "colon" | "comma"): void {
    const level = this.#levels.at(-1);
    if (level?.expects !== mark) throw new ReadStop("corrupt", "mark");
    level.expects = mark === "comma" && level.kind === "object" ? "key" : "value";
  }
}

function isScalar(value: unknown): value is JsonScalar {
  return (
    value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean"
  );
}
