import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { CategoryCount } from "./catalogue-count.ts";
import type { Match } from "./match.ts";

export const CATALOGUE_KINDS = ["ckan", "dcat", "sitemap", "manual"] as const;
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

/** A dated count of a catalogue, whoever counted. */
export type SnapshotLine = {
  takenOn: CalendarDate;
  total: number;
  categories: ReadonlyArray<CategoryCount>;
  source: Bilingual;
  /** What the source leaves open, such as a total it does not write. */
  notes: ReadonlyArray<Bilingual>;
};

/** One attempt to read a catalogue. */
export type RunLine = {
  id: string;
  startedAt: string;
  finishedAt: string | null;
  outcome: "running" | "complete" | "failed";
  full: boolean;
  datasets: number;
  added: number;
  changed: number;
  withdrawn: number;
  error: string | null;
};

export type CatalogueLine = {
  slug: string;
  title: Bilingual;
  url: string;
  kind: CatalogueKind;
  keeper: { slug: string; name: string; short: string } | null;
  /** Datasets known and not withdrawn on the day. */
  datasets: number;
  withdrawn: number;
  lastComplete: RunLine | null;
  lastRun: RunLine | null;
  snapshots: ReadonlyArray<SnapshotLine>;
};

export type DatasetLine = {
  id: string;
  /** Last part of the dataset's address under its catalogue. */
  key: string;
  title: string;
  publisher: string | null;
  licence: string | null;
  categories: ReadonlyArray<string>;
  formats: ReadonlyArray<string>;
  resources: number;
  modified: string | null;
  firstSeenOn: CalendarDate;
  withdrawnOn: CalendarDate | null;
  /** Registered by hand, and the last day that counts. */
  expiresOn: CalendarDate | null;
};

export type DatasetFilter = {
  category: string | null;
  state: "published" | "withdrawn" | null;
  page: number;
};

export type CataloguePageData = {
  line: CatalogueLine;
  filter: DatasetFilter;
  /** Datasets of the page asked for, by title. */
  datasets: ReadonlyArray<DatasetLine>;
  found: number;
  pages: number;
  categories: ReadonlyArray<{ label: string; count: number }>;
  runs: ReadonlyArray<RunLine>;
  /** Files of this catalogue that are looked at, and the most that are. */
  watched: { count: number; most: number };
};

export type ResourceLine = {
  id: string;
  url: string;
  title: string | null;
  format: string | null;
  byteSize: number | null;
  modified: string | null;
  /** Last look at the file, as of today; null when it was not looked at. */
  look: { at: string; opened: boolean; sha256: string | null; rows: number | null } | null;
};

export type DatasetPageData = {
  catalogue: { slug: string; title: Bilingual; kind: CatalogueKind };
  dataset: DatasetLine & {
    landingUrl: string | null;
    licenceUrl: string | null;
    description: string | null;
    accrualPeriodicity: string | null;
    temporalEnd: string | null;
    accessLevel: string | null;
    created: string | null;
    lastSeenOn: CalendarDate;
    absences: number;
    proofUrl: string | null;
  };
  resources: ReadonlyArray<ResourceLine>;
  evidence: ReadonlyArray<MatchedItem>;
};

/** A piece of evidence whose last look found it in this dataset. */
export type MatchedItem = {
  item: string;
  plan: string;
  slot: string;
  tier: string;
  on: CalendarDate;
};

/** Evidence with the datasets it may belong to, for a person to say. */
export type SuggestedMatch = {
  item: string;
  slot: string;
  milestone: string;
  url: string;
  /** Result of the last look at the catalogue. */
  code: string;
  proposals: ReadonlyArray<Match>;
};
