import type { Language } from "#app/i18n/language.ts";
import type { WholeTranslate } from "#app/i18n/translate.ts";
import type { Environment } from "./environment.server.ts";

/** Where a command writes: answers to one stream, what goes wrong to the other. */
export type Output = {
  t: WholeTranslate;
  language: Language;
  json: boolean;
  /** A line for people; silent with --json. */
  say: (line: string) => void;
  /** The answer as data; printed only with --json. */
  answer: (value: unknown) => void;
  complain: (line: string) => void;
};

/** One command. Returns the exit code. */
export type Command = (
  args: ReadonlyArray<string>,
  output: Output,
  environment: () => Environment,
) => Promise<number>;

/** A command called with the wrong words. */
export class UsageError extends Error {}
