import { answerOf } from "./answer.ts";
import type { CheckContext } from "./check-context.ts";
import type { EvidenceRole } from "./evidence-item.ts";
import { extensionOf, extensionOfUrl } from "./file-name.ts";
import { FORMATS, type FormatId, formatOf, isDeclaredTruly } from "./formats.ts";
import type { Observation } from "./observation.ts";
import { type CheckCode, type CheckData, type CheckResult, checkResult } from "./outcome.ts";
import type { Sniff } from "./sniff.ts";

/** Evidence that is read by people: its format is noted, and rated only when the action demands stars. */
export const FOR_READERS: ReadonlyArray<EvidenceRole> = ["document", "web-page", "event-record"];

const LINKABLE: ReadonlyArray<FormatId> = ["csv", "tsv", "psv", "json", "ndjson", "geojson", "xml", "ods"];
const RDF: ReadonlyArray<FormatId> = ["rdfxml", "turtle", "ntriples", "jsonld"];

export type FormatStars = {
  /** 0–5 for the format alone. */
  formatStars: number;
  /** The same when the licence is open, else 0: reachable is not open. */
  openStars: number;
};

/**
 * C4: what format is it really, and how many stars does it earn?
 *
 * The bytes decide. Extension and declaration are reported when they say otherwise.
 */
export function checkFormat(observation: Observation, context: CheckContext): CheckResult {
  const { sniff, at, url } = observation;
  const answer = answerOf(observation);
  if (sniff === null || (answer !== "OK" && answer !== "UNCHANGED_304" && answer !== "TOO_LARGE")) {
    return checkResult("FORMAT_NOT_READ", { at, url });
  }
  const stars = starsOf(sniff, context);
  const extension = sniff.extension ?? extensionOfUrl(url);
  const data: CheckData = {
    ...{ at, url, sniffed: sniff.kind, extension, declared: context.declaredFormat },
    ...{ contentType: sniff.contentType, licence: context.licence, ...stars },
    ...{ required: context.requiredStars, members: sniff.members.slice(0, 20), better: betterFormat(sniff) },
  };
  const remarks = remarksOn(sniff.kind, stars.formatStars, extension, context);
  return checkResult(remarks[0] ?? "FORMAT_NOT_READ", { ...data, also: remarks.slice(1) });
}

/** Everything to be said of the format, the gravest first. */
function remarksOn(
  kind: FormatId,
  formatStars: number,
  extension: string | null,
  context: CheckContext,
): Array<CheckCode> {
  const remarks: Array<CheckCode> = [];
  const { requiredStars, role } = context;
  if (requiredStars !== null && formatStars < requiredStars) remarks.push("FORMAT_BELOW_REQUIRED");
  if (differs(kind, extension) || differs(kind, context.declaredFormat)) remarks.push("DECLARED_DIFFERS");
  if (requiredStars === null && (FOR_READERS.includes(role) || isPageOf(kind, role))) {
    return [...remarks, "FORMAT_NOT_RATED"];
  }
  if (formatStars >= 3) return [...remarks, "FORMAT_OPEN"];
  return [...remarks, formatStars === 2 ? "FORMAT_STRUCTURED" : "FORMAT_UNSTRUCTURED"];
}

/** A dataset's page is the door to files, which are rated one by one. */
function isPageOf(kind: FormatId, role: EvidenceRole): boolean {
  return role === "dataset-page" && kind === "html";
}

function differs(kind: FormatId, word: string | null): boolean {
  const declared = formatOf(word);
  return declared !== null && !isDeclaredTruly(kind, declared);
}

/** Stars of the bytes; an archive earns those of its best member. */
export function starsOf(sniff: Sniff, context: Pick<CheckContext, "licence" | "linkedData">): FormatStars {
  const formatStars = linkedStars(sniff.kind, baseStars(sniff), context.linkedData);
  return { formatStars, openStars: context.licence === "open" ? formatStars : 0 };
}

function baseStars({ kind, members }: Sniff): number {
  if (kind !== "zip") return FORMATS[kind].stars;
  const ofMembers = members.map((member) => formatOf(extensionOf(member)));
  return Math.max(
    FORMATS.zip.stars,
    ...ofMembers.map((format) => (format === null ? 0 : FORMATS[format].stars)),
  );
}

function linkedStars(kind: FormatId, base: number, linked: CheckContext["linkedData"]): number {
  if (base < 3 || linked === null || !linked.identifiersAreUris) return base;
  if (RDF.includes(kind)) return linked.outgoingLinkAnswers ? 5 : 4;
  return LINKABLE.includes(kind) ? 4 : base;
}

/** The open format a structured but closed file is most easily saved as; null when there is no such step. */
function betterFormat({ kind }: Sniff): string | null {
  if (FORMATS[kind].stars !== 2) return null;
  return kind === "shapefile" ? "GeoJSON" : "CSV";
}
