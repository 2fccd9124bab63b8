/** What a catalogue says of one file of a dataset, after DCAT Distribution. */
export type DistributionRecord = {
  accessUrl: string | null;
  /** Whether it answered 200 when last tried; null when it was not tried. */
  accessAnswers: boolean | null;
  downloadUrl: string | null;
  downloadAnswers: boolean | null;
  format: string | null;
  mediaType: string | null;
  licence: string | null;
  rights: string | null;
  byteSize: number | null;
  issued: string | null;
  modified: string | null;
};

/** What a catalogue says of one dataset, after DCAT Dataset; null or empty where it says nothing. */
export type DatasetRecord = {
  title: string | null;
  description: string | null;
  keywords: ReadonlyArray<string>;
  themes: ReadonlyArray<string>;
  spatial: string | null;
  temporal: string | null;
  publisher: string | null;
  contactPoint: string | null;
  accessRights: string | null;
  licence: string | null;
  issued: string | null;
  modified: string | null;
  distributions: ReadonlyArray<DistributionRecord>;
};
