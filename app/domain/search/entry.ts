/** What can be found, in the order in which it is shown. */
export const SEARCH_KINDS = [
  "action",
  "milestone",
  "indicator",
  "slot",
  "owner",
  "stage",
  "dataset",
  "report",
  "decision",
  "plan",
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** Where in an entry a word stands. */
export const SEARCH_FIELDS = ["text", "owner", "title"] as const;
export type SearchField = (typeof SEARCH_FIELDS)[number];

/** What a word is worth where it stands; a code is worth most. */
export const FIELD_WORTH: Readonly<Record<SearchField | "code", number>> = {
  text: 1,
  owner: 2,
  title: 4,
  code: 10,
};

/** One thing that can be found, with all its words in every language. */
export type SearchEntry = {
  kind: SearchKind;
  /** Names it within its kind and plan. */
  ref: string;
  /** Code under which it is known to readers; null without one. */
  code: string | null;
  /** First day on which it was there. */
  from: string;
  texts: Readonly<Partial<Record<SearchField, ReadonlyArray<string | null>>>>;
};
