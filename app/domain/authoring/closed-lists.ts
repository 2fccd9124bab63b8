/** Kinds of subject, in the order in which they refer to each other: what is named stands before what names it. */
export const SUBJECT_TYPES = [
  "plan",
  "field",
  "checkpoint",
  "commitment",
  "action",
  "milestone",
  "indicator",
  "slot",
  "element",
  "dependency",
  "lineage",
] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** Kinds whose codes are permanent: retired, never removed, never used again. */
export const PERMANENT_TYPES: ReadonlyArray<SubjectType> = [
  "plan",
  "field",
  "commitment",
  "action",
  "milestone",
  "slot",
];

/** Roles of an owner, and the other closed lists a workbook offers as dropdowns. */
export const PLAN_STATES = ["proposed", "adopted", "closed"] as const;
export const OWNER_ROLES = ["lead", "support"] as const;
export const DIRECTIONS = ["up", "down", "none"] as const;
export const AGREEMENTS = ["proposed", "agreed", "open"] as const;
export const LEGAL_STANDINGS = ["official", "unofficial", "any"] as const;
export const PERSONAL_DATA = ["none", "general", "specific"] as const;
export const ELEMENT_TYPES = ["string", "integer", "number", "boolean", "date", "url", "geometry"] as const;
export const FIELD_KINDS = ["text", "choice", "number", "date"] as const;
export const FIELD_SUBJECTS = ["commitment", "action", "milestone", "slot"] as const;
export const VISIBILITIES = ["internal", "public"] as const;
export const LINEAGE_KINDS = ["merged", "split", "carried_over"] as const;
/** Terms for which a plan may have words of its own. */
export const WORD_KEYS = ["commitment", "action", "milestone", "achievement"] as const;
export type WordKey = (typeof WORD_KEYS)[number];
