import type { PastObservation } from "./answer.ts";
import type { CheckContext, Declared } from "./check-context.ts";
import { sniffOfContent } from "./content.ts";
import { formatOf, isDeclaredTruly } from "./formats.ts";
import type { MatchResult } from "./match.ts";
import type { Observation } from "./observation.ts";
import { type CheckResult, checkResult } from "./outcome.ts";
import type { Sniff } from "./sniff.ts";

/** One statement of the catalogue beside what was found. `same` is null where the two cannot be compared. */
type Comparison = { name: string; declared: string; observed: string; same: boolean | null };

/**
 * C14: is what the catalogue says of the file true of the file?
 *
 * Compared are digest (SHA-256), size, media type and format, as far as they are stated; what is stated
 * in a form that cannot be compared, such as an MD5 digest, is left out.
 *
 * Source: evidence specification §2.2 C14.
 */
export function checkDeclared(
  observation: Observation,
  _history: ReadonlyArray<PastObservation>,
  context: CheckContext,
): CheckResult {
  const { at, url } = observation;
  const { declared, match } = context;
  if (declared === null || !isOfFile(match)) return checkResult("DECLARATION_NOT_MADE", { at, url });
  if (!isStated(declared)) return checkResult("DECLARATION_NOT_MADE", { at, url });
  const sniff = sniffOfContent(observation);
  if (sniff === null) return checkResult("DECLARATION_NOT_COMPARED", { at, url });
  const compared = comparisons(observation, sniff, declared).filter(({ same }) => same !== null);
  const differing = compared.filter(({ same }) => same === false);
  const data = {
    ...{ at, url, compared: compared.map(({ name }) => name) },
    differences: differing.map((one) => `${one.name} ${one.declared} ≠ ${one.observed}`),
  };
  if (differing.length > 0) return checkResult("CATALOGUE_OUT_OF_DATE", data);
  return checkResult(compared.length > 0 ? "DECLARATION_TRUE" : "DECLARATION_NOT_COMPARED", data);
}

/** A dataset's page is not the file the catalogue describes, and of several datasets none is known to be. */
function isOfFile(match: MatchResult): boolean {
  if (match === null) return true;
  return !("ambiguous" in match) && (match.level === "resource" || match.level === "content");
}

function isStated({ hash, bytes, mediaType, format }: Declared): boolean {
  return [hash, mediaType, format].some((text) => text !== null && text.trim() !== "") || (bytes ?? 0) > 0;
}

function comparisons(observation: Observation, sniff: Sniff, declared: Declared): Array<Comparison> {
  return [
    digest(declared.hash, observation.sha256),
    size(declared.bytes, observation),
    type("mediaType", declared.mediaType, sniff),
    type("format", declared.format, sniff),
  ].filter((comparison) => comparison !== null);
}

function digest(declared: string | null, sha256: string | null): Comparison | null {
  if (declared === null || sha256 === null) return null;
  const stated = /^(?:sha-?256[:=])?([0-9a-f]{64})$/i.exec(declared.trim())?.[1]?.toLowerCase();
  if (stated === undefined) return null;
  const short = (hex: string) => hex.slice(0, 12);
  return { name: "sha256", declared: short(stated), observed: short(sha256), same: stated === sha256 };
}

/** Only a body read to its end has a size. */
function size(declared: number | null, { sha256, bytesDecoded }: Observation): Comparison | null {
  if (declared === null || declared <= 0 || sha256 === null) return null;
  const [stated, found] = [String(declared), String(bytesDecoded)];
  return { name: "byteSize", declared: stated, observed: found, same: declared === bytesDecoded };
}

function type(name: string, declared: string | null, { kind }: Sniff): Comparison | null {
  if (declared === null) return null;
  const format = formatOf(declared);
  const same = format === null ? null : isDeclaredTruly(kind, format);
  return { name, declared: declared.trim(), observed: kind, same };
}
