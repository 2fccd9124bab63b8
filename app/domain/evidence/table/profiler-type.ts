import type { PiiScanner } from "#app/domain/evidence/pii/scanner-type.ts";
import type { Profile } from "#app/domain/evidence/profile.ts";
import type { Register } from "#app/domain/evidence/register.ts";

/**
 * One cell. Readers of typed formats give numbers and booleans as such, days as `YYYY-MM-DD` and
 * instants as `YYYY-MM-DDTHH:MM:SS`; readers of text give strings only. Null and blank text are empty.
 */
export type Cell = string | number | boolean | null;

export type TableProfilerOptions = {
  /** Format id of the file or member. */
  format: string;
  registers: ReadonlyArray<Register>;
  /** A scanner of this table's own; null looks for no personal data. */
  scanPii: PiiScanner | null;
  /** Known labels, for formats that name their columns: then every row is data and none is a header. */
  labels?: ReadonlyArray<string>;
  /** Text is text and numbers are numbers in this format, so that a number in a text cell is a finding. */
  typed?: boolean;
  /** Rows of another width than the header's are a finding: delimited text. */
  fixedWidth?: boolean;
  /** Sheet or member that findings of personal data name. */
  sheet?: string | null;
  /** Host the file came from, left out of `linkedHosts`. */
  ownHost?: string | null;
};

/** The part of a profile that one table fills. */
export type TablePart = Pick<
  Profile,
  | "format"
  | "headerOffset"
  | "headerRows"
  | "rows"
  | "columns"
  | "raggedRows"
  | "footnoteRows"
  | "blankLabels"
  | "duplicateLabels"
  | "duplicateRows"
  | "placeholderRatio"
  | "tableFp"
  | "dateMax"
  | "dateColumn"
  | "pii"
  | "piiSearched"
  | "linkedHosts"
>;

export type TableProfiler = {
  /** One row as it stands in the file, titles and header included; blank rows may be given or left out. */
  row(cells: ReadonlyArray<Cell>): void;
  /** Labels that later records brought, appended to those known. Only with known labels. */
  addLabels(labels: ReadonlyArray<string>): void;
  finish(): TablePart;
};
