/** The sentences of every code of a table. */
export type CheckSentences<Codes> = Record<keyof Codes, { fact: string; todo: string }>;
