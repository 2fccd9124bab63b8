import type { CatalogueState } from "./catalogue.ts";
import type { CheckContext } from "./check-context.ts";
import type { EvidenceRole } from "./evidence-item.ts";
import { DAY_MS, msBetween } from "./history.ts";
import { AUTO_ACCEPT, type Match } from "./match.ts";
import type { Observation } from "./observation.ts";
import { type CheckData, type CheckResult, checkResult } from "./outcome.ts";

/** A catalogue read completely within this time can say what it does not hold. */
const FRESH_CATALOGUE_MS = 7 * DAY_MS;
/** Below this confidence a match is a hint in a list, not a question. */
const WORTH_ASKING = 0.6;

/** Evidence of these kinds is data, and data belongs in the catalogue. */
const EXPECTED_IN_CATALOGUE: ReadonlyArray<EvidenceRole> = ["data-file", "dataset-page", "api"];

/** C3: does the address belong to a dataset the responsible institution has catalogued? */
export function checkCatalogued(observation: Observation, context: CheckContext): CheckResult {
  const { match, catalogue } = context;
  const harvestedAt = catalogue?.completeAt ?? null;
  const facts: CheckData = { at: observation.at, catalogue: catalogue?.name ?? null, harvestedAt };
  if (match === null || confidenceOf(match) < WORTH_ASKING) {
    return unmatched(observation.at, context, facts);
  }
  if ("ambiguous" in match) {
    const datasets = match.ambiguous.map((candidate) => candidate.datasetTitle);
    return checkResult("AMBIGUOUS", { ...facts, datasets, choices: datasets.length });
  }
  return matched(observation.at, match, context, facts);
}

function confidenceOf(match: NonNullable<CheckContext["match"]>): number {
  return "ambiguous" in match ? (match.ambiguous[0]?.confidence ?? 0) : match.confidence;
}

function matched(at: string, match: Match, context: CheckContext, facts: CheckData): CheckResult {
  const data = {
    ...facts,
    tier: match.tier,
    dataset: match.datasetTitle,
    datasetId: match.datasetId,
    resourceId: match.resourceId,
    typed: match.typed,
    matched: match.matched,
    publisher: match.publisherName,
    withdrawnAt: match.withdrawnAt,
  };
  if (match.withdrawnAt !== null) return checkResult("WITHDRAWN", data);
  if (match.confidence < AUTO_ACCEPT) return checkResult("MATCH_TO_CONFIRM", data);
  if (isOtherPublisher(match, context)) return checkResult("PUBLISHER_DIFFERS", data);
  if (match.level === "content") return checkResult("MATCHED_BY_CONTENT", data);
  if (match.level === "dataset" && context.role !== "dataset-page") {
    return checkResult("MATCHED_DATASET_ONLY", data);
  }
  const { catalogue } = context;
  if (catalogue !== null && !isFresh(catalogue, at)) return checkResult("CATALOGUE_STALE", data);
  return checkResult("MATCHED", data);
}

function unmatched(at: string, context: CheckContext, facts: CheckData): CheckResult {
  const { catalogue, role } = context;
  if (!EXPECTED_IN_CATALOGUE.includes(role)) return checkResult("CATALOGUE_NOT_EXPECTED", facts);
  if (catalogue === null) return checkResult("NO_CATALOGUE_KNOWN", facts);
  if (!isFresh(catalogue, at)) {
    return checkResult("CATALOGUE_UNREACHABLE", { ...facts, attemptedAt: catalogue.attemptedAt });
  }
  return checkResult("NOT_IN_CATALOGUE", facts);
}

function isFresh({ completeAt }: CatalogueState, at: string): boolean {
  return completeAt !== null && msBetween(completeAt, at) <= FRESH_CATALOGUE_MS;
}

/** Unknown publishers on either side differ from nobody. */
function isOtherPublisher({ publisherId }: Match, { publisherIds }: CheckContext): boolean {
  return publisherId !== null && publisherIds.length > 0 && !publisherIds.includes(publisherId);
}
