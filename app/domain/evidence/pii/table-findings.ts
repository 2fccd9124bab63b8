import type { PiiKind } from "#app/domain/evidence/profile.ts";
import { type BareFinding, finding } from "./column-findings.ts";
import type { ColumnScan } from "./column-scan.ts";
import { type ColumnMeaning, speaksOfOffice, speaksOfVoters } from "./labels.ts";
import { ENOUGH_DISTINCT } from "./tally.ts";

/** A finding and the column it is about. */
export type PlacedFinding = { column: ColumnScan; found: BareFinding };

/** Columns beside a person's name that together with it are personal data. */
const BESIDE_A_NAME: Partial<Record<ColumnMeaning, PiiKind>> = {
  "birth-date": "person-with-birth-date",
  address: "person-with-address",
  sensitive: "person-with-sensitive-trait",
  coordinate: "person-with-coordinates",
};

/** Columns that say a bare «nama» is a person's. */
const TELLS_A_PERSON: ReadonlySet<ColumnMeaning> = new Set([
  ...(["nik", "sex", "age", "birth-date", "birth-place", "sensitive", "bpjs", "passport"] as const),
]);

/**
 * How sure a name column holds names of private persons: `private`, `unsure` for a bare «nama» or a
 * candidate, or null where there is no name of a person or only names in a public office.
 */
export type NameKind = "private" | "unsure" | null;

export function nameKind(columns: ReadonlyArray<ColumnScan>): NameKind {
  const filled = columns.filter((column) => column.filled.count > 0);
  const has = (meaning: ColumnMeaning) => filled.some((column) => column.meaning === meaning);
  if (has("person")) return "private";
  const ofOffice = filled.some((column) => speaksOfOffice(column.label));
  if (has("name")) {
    const person = filled.some((column) => TELLS_A_PERSON.has(column.meaning));
    return person && !ofOffice ? "private" : "unsure";
  }
  return has("candidate") ? "unsure" : null;
}

/** What columns show only together: a name beside what should not stand beside it, and voter lists. */
export function tableFindings(columns: ReadonlyArray<ColumnScan>): Array<PlacedFinding> {
  const name = nameKind(columns);
  if (name === null) return [];
  if (isVoterList(columns)) return voterListFindings(columns);
  return columns.flatMap((column) => {
    const kind = BESIDE_A_NAME[column.meaning];
    const tally = column.meaning === "coordinate" ? column.precise : column.filled;
    if (kind === undefined || tally.count === 0) return [];
    const certain = name === "private" && tally.count >= ENOUGH_DISTINCT;
    return [{ column, found: { ...finding(kind, tally, certain, true), mask: null } }];
  });
}

/**
 * Whether the table lists voters: a name of a person, and a label that speaks of voters, or a polling
 * station beside sex or age, or all four of what a published voter list holds.
 */
function isVoterList(columns: ReadonlyArray<ColumnScan>): boolean {
  const filled = columns.filter((column) => column.filled.count > 0);
  const has = (meaning: ColumnMeaning) => filled.some((column) => column.meaning === meaning);
  if (!has("person") && !has("name")) return false;
  if (columns.some((column) => speaksOfOffice(column.label))) return false;
  if (columns.some((column) => speaksOfVoters(column.label))) return true;
  const station = columns.some((column) => /\btps\b/i.test(column.label));
  return (station && (has("sex") || has("age"))) || (has("sex") && has("age") && has("address"));
}

/** KPU publishes «nama, jenis kelamin, usia dan alamat»; where the voter is listed is part of the address. */
const PUBLISHED: ReadonlySet<ColumnMeaning> = new Set([
  ...(["person", "name", "sex", "age", "address", "place", "frame", "voter"] as const),
]);

/** Columns of a voter list beyond the four KPU publishes. */
function voterListFindings(columns: ReadonlyArray<ColumnScan>): Array<PlacedFinding> {
  return columns.flatMap((column) => {
    if (PUBLISHED.has(column.meaning) || column.filled.count === 0) return [];
    const certain = column.meaning !== "other";
    return [{ column, found: finding("voter-list-column", column.filled, certain, true) }];
  });
}
