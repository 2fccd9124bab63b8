/** A file or service of a dataset as its catalogue describes it. */
export type HarvestedResource = {
  externalId: string;
  url: string;
  title: string | null;
  format: string | null;
  mediaType: string | null;
  byteSize: number | null;
  hash: string | null;
  /** Its own licence; null where only the dataset has one. */
  licence: string | null;
  createdAtSource: string | null;
  modifiedAtSource: string | null;
};

/** A dataset as a catalogue of any kind describes it. */
export type HarvestedDataset = {
  externalId: string;
  name: string;
  title: string;
  publisher: string | null;
  licence: string | null;
  licenceUrl: string | null;
  /** ISO 8601 repeating interval such as `R/P1M`. */
  accrualPeriodicity: string | null;
  /** Last day the data speak of, `YYYY-MM-DD`. */
  temporalEnd: string | null;
  /** public | restricted public | non-public */
  accessLevel: string | null;
  /** Its page for people; null where the catalogue names none. */
  landingUrl: string | null;
  categories: ReadonlyArray<string>;
  createdAtSource: string | null;
  modifiedAtSource: string | null;
  /** The record as it came, in canonical JSON: equal when nothing changed. */
  metadataJson: string;
  resources: ReadonlyArray<HarvestedResource>;
};

/** What no catalogue is obliged to say. */
export const UNSAID = {
  ...{ publisher: null, licence: null, licenceUrl: null, accrualPeriodicity: null, temporalEnd: null },
  ...{ accessLevel: null, landingUrl: null, createdAtSource: null, modifiedAtSource: null },
} as const;
