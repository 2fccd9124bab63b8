import type { PastObservation } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import type { EvidenceRole } from "./evidence-item.ts";
import { FORMATS } from "./formats.ts";
import { GEO_FACTS_NONE, geoFacts, geoRemarks } from "./geo-remarks.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, checkResult } from "./outcome.ts";
import type { Profile, ReadFailure } from "./profile.ts";
import { hasContent, hasFeatures } from "./readable-table.ts";
import type { Sniff } from "./sniff.ts";
import { tableRemarks, textColumnsOf } from "./table-remarks.ts";

/** Evidence that is offered as data, and so has to be a table. */
const OFFERED_AS_DATA: ReadonlyArray<EvidenceRole> = ["data-file", "api", "dataset-page"];

/** Evidence whose page is the door to the data, or describes it. */
const MAY_BE_A_PAGE: ReadonlyArray<EvidenceRole> = ["api", "dataset-page"];

const BY_FAILURE: Record<ReadFailure, CheckCode> = {
  "unclosed-quote": "UNCLOSED_QUOTE",
  "rows-differ": "NOT_PARSEABLE",
  corrupt: "FILE_CORRUPT",
  encrypted: "ENCRYPTED",
  "too-large": "TOO_LARGE_PARTIAL",
  "too-deep": "READING_STOPPED",
  bomb: "READING_STOPPED",
  "reader-stopped": "READING_STOPPED",
  "one-column": "ONE_COLUMN",
  "no-table": "NO_TABLE",
};

/**
 * C5: can a machine read it as a table, to the end, without guessing?
 *
 * Source: evidence specification C5.
 */
export function checkParse(
  observation: Observation,
  _history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const { at, url, sniff, profile } = observation;
  const isAsked = OFFERED_AS_DATA.includes(context.role) || context.elements.length > 0;
  if (!isAsked) return checkResult("TABLE_NOT_EXPECTED", { at, url });
  if (sniff === null || !hasContent(observation)) return checkResult("TABLE_NOT_READ", { at, url });
  const data = { at, url, kind: sniff.kind, ...factsOf(profile) };
  const [code, ...also] = codesOf(profile, sniff, context);
  return checkResult(code, { ...data, also });
}

function codesOf(
  profile: Profile | null,
  sniff: Sniff,
  context: CheckContext,
): [CheckCode, ...Array<CheckCode>] {
  if (profile === null || isWithoutTable(profile)) return [withoutTable(profile, sniff, context)];
  const { failure } = profile;
  if (failure !== null && failure !== "too-large") return [BY_FAILURE[failure]];
  const remarks = [...geoRemarks(profile.geo), ...tableRemarks(profile)];
  if (failure === "too-large" || profile.partial) return ["TOO_LARGE_PARTIAL", ...remarks];
  if (profile.columns.length === 1 && !hasFeatures(profile)) return ["ONE_COLUMN", ...remarks];
  const [first, ...rest] = remarks;
  return first === undefined ? ["PARSED"] : [first, ...rest];
}

function isWithoutTable(profile: Profile): boolean {
  if (profile.failure === "no-table") return true;
  return profile.failure === null && profile.columns.length === 0 && !hasFeatures(profile);
}

/** Nothing to read as a table: wrong for a file of data, natural for a page, and for a document where one is asked. */
function withoutTable(profile: Profile | null, { kind }: Sniff, context: CheckContext): CheckCode {
  const { family } = FORMATS[kind];
  const { role } = context;
  if (family === "page") {
    if (MAY_BE_A_PAGE.includes(role)) return "TABLE_NOT_EXPECTED";
    // That a page stands where a file was promised is said by C2.
    return role === "data-file" ? "TABLE_NOT_READ" : "NO_TABLE";
  }
  if (family === "document" && context.acceptsDocuments) return "TABLE_NOT_EXPECTED";
  if (family === "document" || family === "image") return "NO_TABLE";
  return profile === null ? "TABLE_NOT_READ" : "NO_TABLE";
}

function factsOf(profile: Profile | null): CheckData {
  if (profile === null) return { rows: null, columnCount: null, ...GEO_FACTS_NONE };
  const { rows, headerOffset, headerRows, raggedRows, footnoteRows, blankLabels } = profile;
  const { duplicateLabels, encoding, replacedCharacters, tableOf } = profile;
  return {
    ...{ rows, columnCount: profile.columns.length, headerOffset, headerRow: headerOffset + 1, headerRows },
    ...{ raggedRows, footnoteRows, blankLabels, duplicateLabels, encoding, replacedCharacters, tableOf },
    ...{ sheetCount: profile.sheets.length, textColumns: textColumnsOf(profile), ...geoFacts(profile.geo) },
  };
}
