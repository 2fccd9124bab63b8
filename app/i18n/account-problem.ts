import type { MessageKey } from "./messages.ts";

type CodeIn<Key> = Key extends `account.problem.${infer Code}` ? Code : never;

/** Why a form about accounts is refused: the catalogue has a sentence for each. */
export type AccountProblemCode = CodeIn<MessageKey>;

/** What is wrong with one field of a form about accounts. */
export type AccountProblem = {
  field: string;
  code: AccountProblemCode;
  /** When to try again; ISO. */
  at?: string | undefined;
};
