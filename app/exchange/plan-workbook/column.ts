/** What the sheets of a workbook are about: one kind of thing a sheet. */
export const SHEET_KINDS = [
  "plan",
  "predecessor",
  "field",
  "checkpoint",
  "commitment",
  "action",
  "milestone",
  "owner",
  "indicator",
  "slot",
  "element",
  "dependency",
  "lineage",
  "provenance",
] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/** Content in both languages, both of them there. */
export type Words = { id: string; en: string };

/** A value with its words, as a drop-down offers it. */
export type Choice = { value: string; label: Words };

/** Lists of the plan itself that a cell is chosen from. */
export const LIST_NAMES = [
  "checkpoint",
  "commitment",
  "action",
  "milestone",
  "slot",
  "organisation",
  "stage",
] as const;
export type ListName = (typeof LIST_NAMES)[number];

/**
 * What a cell holds. `code` is text whatever a spreadsheet takes it for; `choices` and `list` are several
 * values with semicolons between them; `edge` is a day or words of the grammar of stages.
 */
export type CellKind =
  | "code"
  | "text"
  | "number"
  | "integer"
  | "day"
  | "edge"
  | "yesno"
  | "choice"
  | "choices"
  | "list";

export type Column = {
  /** Name of the field in a plan document; `_en` is added for the English of a text. */
  key: string;
  heading: Words;
  kind: CellKind;
  /** Whether the next column holds the English of this text. */
  bilingual: boolean;
  /** Whether the cell must be filled; a column of such cells must be there where things are new. */
  required: boolean;
  /** Other headings it is known by. */
  aliases: ReadonlyArray<string>;
  /** Characters wide. */
  width: number;
  choices: ReadonlyArray<Choice>;
  /** Which of the plan's lists it is chosen from. */
  list: ListName | null;
  /** What an empty cell of a new row stands for. */
  otherwise: string | number | boolean | null;
};

export type SheetTable<Kind extends string = SheetKind> = {
  kind: Kind;
  name: Words;
  /** Other names a sheet is known by. */
  aliases: ReadonlyArray<string>;
  /** Columns whose values together tell rows apart. */
  key: ReadonlyArray<string>;
  columns: ReadonlyArray<Column>;
};

type Options = Partial<
  Pick<Column, "required" | "bilingual" | "aliases" | "width" | "choices" | "list" | "otherwise"> & {
    kind: CellKind;
  }
>;

/** A column; text that may be empty unless said otherwise. */
export function column(key: string, id: string, en: string, options: Options = {}): Column {
  return {
    ...{ key, heading: { id, en }, kind: "text", required: false, aliases: [], width: 24 },
    ...{ bilingual: false, choices: [], list: null, otherwise: null },
    ...options,
  };
}

/** Key of the column that holds the English of a text. */
export function englishKey(key: string): string {
  return `${key}_en`;
}

/** A text and its English twin. */
export function twin(key: string, id: string, en: string, options: Options = {}): Array<Column> {
  return [
    column(key, id, en, { ...options, bilingual: true }),
    column(englishKey(key), `${id} (Inggris)`, `${en} (English)`, {
      ...{ width: options.width ?? 24 },
      aliases: (options.aliases ?? []).flatMap((alias) => [
        `${alias} en`,
        `${alias} Inggris`,
        `${alias} English`,
      ]),
    }),
  ];
}

/** Yes and no as cells show them. */
export const YES_NO_WORDS = { id: ["ya", "tidak"], en: ["yes", "no"] } as const;
