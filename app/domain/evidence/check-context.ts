import type { CatalogueState } from "./catalogue.ts";
import type { EvidenceRole } from "./evidence-item.ts";
import type { MatchResult } from "./match.ts";

/** What checks need to know beside what was observed. */
export type CheckContext = {
  role: EvidenceRole;
  /** Format the catalogue declares for the matched resource. */
  declaredFormat: string | null;
  /** Licence as C9 reads it; never inferred from the file being reachable. */
  licence: "open" | "not-open" | "unknown";
  /** Stars the action demands of the format, or null when it demands none. */
  requiredStars: number | null;
  match: MatchResult;
  /** Catalogue of the institution that owes the evidence; null when none is known. */
  catalogue: CatalogueState | null;
  /** Ids under which the owing institution publishes; empty when unknown. */
  publisherIds: ReadonlyArray<string>;
  /** What following the file's identifiers and links showed; null when not tried. */
  linkedData: { identifiersAreUris: boolean; outgoingLinkAnswers: boolean } | null;
};

/** Context of an address about which only its role is known. */
export function bareContext(role: EvidenceRole): CheckContext {
  return {
    ...{ role, declaredFormat: null, licence: "unknown", requiredStars: null },
    ...{ match: null, catalogue: null, publisherIds: [], linkedData: null },
  };
}
