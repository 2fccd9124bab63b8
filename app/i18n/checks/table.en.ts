import type { TABLE_CODES } from "#app/domain/evidence/codes/table.ts";
import type { CheckSentences } from "./check-sentences.ts";

const NOTHING = "Nothing to do.";
const AGAIN = "The system checks again by itself.";

/** Two sentences for every result: what was observed, and what to do about it. */
export const tableChecks: CheckSentences<typeof TABLE_CODES> = {
  PARSED: { fact: "Reads as a table: {{rows}} rows, {{columnCount}} columns.", todo: NOTHING },
  HEADER_NOT_FIRST: {
    fact: "The column labels are only in row {{headerRow}}.",
    todo: "Remove the {{headerOffset}} rows above the labels.",
  },
  MERGED_HEADER: {
    fact: "The column labels take {{headerRows}} rows.",
    todo: "Join them into one row of labels without merged cells.",
  },
  RAGGED: {
    fact: "{{raggedRows}} of {{rows}} rows are not as wide as the header.",
    todo: "Repair the separators or quotes in those rows.",
  },
  DUPLICATE_LABEL: {
    fact: "These column labels appear more than once: {{duplicateLabels}}.",
    todo: "Give every column a label of its own.",
  },
  BLANK_LABEL: {
    fact: "{{blankLabels}} columns have no label.",
    todo: "Give every column a label.",
  },
  ENCODING_GUESSED: {
    fact: "The text encoding is not declared and not UTF-8; it was read as {{encoding}}.",
    todo: "Save the file again as UTF-8.",
  },
  REPLACEMENT_CHARS: {
    fact: "{{replacedCharacters}} characters are damaged and cannot be read.",
    todo: "Export again from the source as UTF-8.",
  },
  MANY_SHEETS: {
    fact: "This file has {{sheetCount}} sheets; the one judged is {{tableOf}}.",
    todo: "Publish one file for each sheet.",
  },
  NUMBERS_AS_TEXT: {
    fact: "Numbers are kept as text in these columns: {{textColumns}}.",
    todo: "Save numbers without units and thousands separators.",
  },
  FOOTNOTE_ROWS: {
    fact: "{{footnoteRows}} rows below the table are notes, not data.",
    todo: "Move the notes to the description of the dataset.",
  },
  GEOMETRY_MISSING: {
    fact: "{{withoutGeometry}} of {{features}} features have no geometry.",
    todo: "Add the geometry of those features.",
  },
  COORDS_OUT_OF_RANGE: {
    fact: "{{outOfRange}} coordinates are outside longitude −180…180 and latitude −90…90.",
    todo: "Publish coordinates in degrees of WGS 84.",
  },
  COORDS_SWAPPED: {
    fact: "Longitude and latitude seem swapped: only when exchanged does the map fall in Indonesia.",
    todo: "Write longitude first, then latitude.",
  },
  OUTSIDE_COUNTRY: {
    fact: "The centre of the map is outside Indonesia: longitude {{longitude}}, latitude {{latitude}}.",
    todo: "Check the coordinate system and the content of the map.",
  },
  NOT_PARSEABLE: {
    fact: "Does not read as a table: the number of columns changes from row to row.",
    todo: "Export again as CSV with one row of labels.",
  },
  UNCLOSED_QUOTE: {
    fact: "Does not read as a table: a quotation mark is never closed.",
    todo: "Export again as CSV from the program it came from.",
  },
  FILE_CORRUPT: { fact: "This {{kind}} file is damaged and does not open.", todo: "Upload the file again." },
  ONE_COLUMN: {
    fact: "This table reads as a single column.",
    todo: "Check the column separator, then export again.",
  },
  NO_TABLE: {
    fact: "This {{kind}} file holds no table that can be processed.",
    todo: "Publish the data as CSV, JSON or GeoJSON.",
  },
  NO_GEOMETRY: {
    fact: "Not one of the {{features}} features has a geometry.",
    todo: "Export the map again with its geometry.",
  },
  ENCRYPTED: {
    fact: "This {{kind}} file is locked with a password.",
    todo: "Publish the file without a password.",
  },
  TOO_LARGE_PARTIAL: {
    fact: "Only the beginning was read: {{rows}} rows, {{columnCount}} columns.",
    todo: "Offer smaller files too, for example one per province.",
  },
  READING_STOPPED: {
    fact: "Reading the table was stopped on {{at}}: the file is too heavy or nested too deeply.",
    todo: "Publish a simpler table as CSV.",
  },
  TABLE_NOT_READ: { fact: "The table was not judged: nothing could be read on {{at}}.", todo: AGAIN },
  TABLE_NOT_EXPECTED: { fact: "Evidence of this kind need not be a table.", todo: NOTHING },

  ELEMENTS_PRESENT: { fact: "All {{total}} required elements are there and filled.", todo: NOTHING },
  ELEMENTS_PROBABLE: {
    fact: "{{presentCount}} of {{total}} required elements are certain; to be confirmed: {{probableLabels}}.",
    todo: "Confirm which column is which: {{probablePairs}}.",
  },
  ELEMENTS_MISSING: {
    fact: "{{presentCount}} of {{total}} required elements are there. Missing: {{missingLabels}}.",
    todo: "Add {{missingLabels}}, or record the legal ground for closing it.",
  },
  ELEMENTS_EMPTY: {
    fact: "{{presentCount}} of {{total}} required elements are there. Columns without content: {{emptyLabels}}.",
    todo: "Fill those columns, or record the legal ground for closing them.",
  },
  ELEMENTS_WRONG_TYPE: {
    fact: "{{presentCount}} of {{total}} required elements are there. Values of the wrong type: {{wrongTypeLabels}}.",
    todo: "Correct the values: {{wrongTypePairs}}.",
  },
  ELEMENTS_CLOSED: {
    fact: "{{presentCount}} of {{total}} required elements are there. Closed under {{grounds}}: {{closedLabels}}.",
    todo: NOTHING,
  },
  ELEMENTS_NOT_READ: {
    fact: "Elements were not judged: no table could be read on {{at}}.",
    todo: "Use the address of the data file.",
  },
  ELEMENTS_NOT_LISTED: { fact: "This evidence slot asks for no particular elements.", todo: NOTHING },
  ELEMENTS_ALL_OPTIONAL: {
    fact: "No element is required; {{optionalCount}} optional ones were found.",
    todo: NOTHING,
  },

  COMPLETE: {
    fact: "Required columns are filled to at least {{fillPercent}} % over {{rows}} rows.",
    todo: NOTHING,
  },
  FILL_LOW: {
    fact: "Not filled throughout: {{lowColumns}}.",
    todo: "Complete them to 95 % or more.",
  },
  KEYS_MISSING_FEW: {
    fact: "{{keyLabel}}: {{keysPresent}} of {{keysTotal}} are there. Missing {{missingCount}}: {{missingShown}}.",
    todo: "Add the rows that are missing.",
  },
  KEY_NOT_UNIQUE: {
    fact: "The key {{keyLabel}} is repeated in {{repeats}} rows.",
    todo: "Remove doubled rows, or complete the key.",
  },
  SHRANK: {
    fact: "Down to {{rows}} rows; there were {{previousRows}} before.",
    todo: "Make sure this was meant.",
  },
  FILL_TOO_LOW: {
    fact: "Too many empty cells: {{lowColumns}}.",
    todo: "Complete them to 95 % or more.",
  },
  KEYS_MISSING: {
    fact: "{{keyLabel}}: only {{keysPresent}} of {{keysTotal}} are there. Missing {{missingCount}}: {{missingShown}}.",
    todo: "Add the missing rows: {{missingShown}}.",
  },
  KEYS_NOT_COMPARED: {
    fact: "The values of {{keyLabel}} are not known in the list {{register}}.",
    todo: "Write official names or codes, so that what is missing can be named.",
  },
  COMPLETENESS_NOT_READ: {
    fact: "Completeness was not judged: not everything could be read on {{at}}.",
    todo: AGAIN,
  },
  COMPLETENESS_NOT_MATCHED: {
    fact: "Completeness cannot be judged yet: no required column is certain.",
    todo: "Complete or confirm the columns first.",
  },
  COMPLETENESS_NOT_ASKED: { fact: "This evidence slot asks for no particular content.", todo: NOTHING },
};
