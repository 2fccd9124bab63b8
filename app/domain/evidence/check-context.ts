import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CatalogueState } from "./catalogue.ts";
import type { ClosureInForce } from "./closure.ts";
import type { EvidenceRole } from "./evidence-item.ts";
import type { MatchResult } from "./match.ts";
import type { Profile } from "./profile.ts";

/** A data element a slot demands, as matching against columns needs it. */
export type WantedElement = {
  key: string;
  /** Indonesian label, English label where there is one, and aliases. */
  labels: ReadonlyArray<string>;
  /** A Table Schema type, or other text that demands none. */
  type: string;
  required: boolean;
  /** Its values tell rows apart. */
  isKey: boolean;
  /** Register its values come from; null for free values. */
  register: string | null;
  /** Regular expression its values follow; null for none. */
  pattern: string | null;
};

/** What a person said of a column proposed for an element, remembered for the dataset. */
export type ColumnDecision = { element: string; columnNorm: string; same: boolean };

/** What the catalogue says of the matched dataset and file; null where it says nothing. */
export type Declared = {
  format: string | null;
  mediaType: string | null;
  /** As published: `sha256:…`, `md5:…` or bare hexadecimal digits. */
  hash: string | null;
  bytes: number | null;
  licence: string | null;
  licenceUrl: string | null;
  /** ISO 8601 repeating interval such as `R/P1M`. */
  accrualPeriodicity: string | null;
  temporalEnd: string | null;
  accessLevel: string | null;
  datasetCreatedAt: string | null;
  datasetModifiedAt: string | null;
  resourceCreatedAt: string | null;
  resourceModifiedAt: string | null;
};

/** What the evidence was when both review steps had accepted it. */
export type AcceptedContent = {
  acceptedOn: CalendarDate;
  at: string;
  sha256: string | null;
  tableFp: string | null;
  simhash: string | null;
  kind: string | null;
  profile: Profile | null;
};

/** When the evidence is proven to have existed, and by when it had to. */
export type Timing = {
  timeZone: string;
  /** Stage deadline of the milestone; null while it has none. */
  dueOn: CalendarDate | null;
  /** Day our own machine first saw it open; null when it never did. */
  firstOpenedOn: CalendarDate | null;
  /** Day since which our machine has been looking: what it first saw open later did not open before. */
  watchedSince: CalendarDate | null;
  /** Earliest capture by a web archive; null when none is known. */
  archivedOn: CalendarDate | null;
  /** Day the submitter says it was published; null without a word. */
  saidOn: CalendarDate | null;
};

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
  /** Hosts registered as the owing institution's own; empty when unknown. */
  officialHosts: ReadonlyArray<string>;
  /** What following the file's identifiers and links showed; null when not tried. */
  linkedData: { identifiersAreUris: boolean; outgoingLinkAnswers: boolean } | null;
  /** Elements the slot demands; empty for a slot without a list. */
  elements: ReadonlyArray<WantedElement>;
  columnDecisions: ReadonlyArray<ColumnDecision>;
  /** The slot takes documents, which nobody can ask to be tables. */
  acceptsDocuments: boolean;
  /** Null when the item matches no catalogued dataset. */
  declared: Declared | null;
  timing: Timing | null;
  /** Most days the data may be old by the plan's own rule; null for none. */
  maxAgeDays: number | null;
  /** The content both review steps accepted; null while they have not. */
  accepted: AcceptedContent | null;
  /** Closures filed for the slot that stand on the day of the look. */
  closures: ReadonlyArray<ClosureInForce>;
};

/** Context of an address about which only its role is known. */
export function bareContext(role: EvidenceRole): CheckContext {
  return {
    ...{ role, declaredFormat: null, licence: "unknown", requiredStars: null },
    ...{ match: null, catalogue: null, publisherIds: [], officialHosts: [], linkedData: null },
    ...{
      elements: [],
      columnDecisions: [],
      acceptsDocuments: false,
      declared: null,
      timing: null,
      maxAgeDays: null,
    },
    ...{ accepted: null, closures: [] },
  };
}
