/** A piece of a report in words, in the order it is read. */
export type DocumentBlock =
  | { kind: "heading"; level: 1 | 2 | 3; text: string }
  | { kind: "text"; text: string; isStrong?: boolean }
  | { kind: "list"; items: ReadonlyArray<string> }
  | { kind: "facts"; rows: ReadonlyArray<readonly [name: string, value: string]> }
  | {
      kind: "table";
      caption: string;
      head: ReadonlyArray<string>;
      rows: ReadonlyArray<ReadonlyArray<string>>;
      /** Columns whose cells are numbers or dates, set to the right. */
      right: ReadonlyArray<number>;
    }
  | { kind: "signatures"; people: ReadonlyArray<{ role: string; name: string; on: string }> }
  | { kind: "page_break" };

/** A report in one language, ready to be written as a page or as a file. */
export type ReportDocument = {
  language: "id" | "en";
  title: string;
  /** At the top of every page. */
  running: string;
  /** At the foot of every page: the digest and what it follows. */
  foot: string;
  /** Words around the page number: `Halaman 1 dari 2`. */
  page: { before: string; between: string };
  blocks: ReadonlyArray<DocumentBlock>;
};

export type SheetCell = string | number | boolean | null;

/** One sheet of a workbook. */
export type ReportSheet = {
  name: string;
  columns: ReadonlyArray<{ title: string; width: number; isPercent?: boolean }>;
  rows: ReadonlyArray<ReadonlyArray<SheetCell>>;
};
