import type { DatasetRecord, DistributionRecord } from "./dataset-record.ts";
import {
  FILE_PARTS,
  METADATA_DIMENSIONS,
  METADATA_PART_KEYS,
  type MetadataDimension,
  type MetadataPartKey,
  type MetadataReason,
  type PartRule,
  RECORD_PARTS,
} from "./metadata-parts.ts";

export const METADATA_RATINGS = ["excellent", "good", "sufficient", "bad"] as const;
export type MetadataRating = (typeof METADATA_RATINGS)[number];

export type MetadataPart = {
  key: MetadataPartKey;
  dimension: MetadataDimension;
  /** The whole of `max` or nothing. */
  points: number;
  max: number;
  reason: MetadataReason;
};

export type MetadataScore = {
  /** 0–405; the sum of the parts. */
  total: number;
  /** Points nobody can tell yet, because an address was not tried. */
  untried: number;
  rating: MetadataRating;
  parts: ReadonlyArray<MetadataPart>;
  dimensions: ReadonlyArray<{ dimension: MetadataDimension; points: number; max: number }>;
};

/** Points of a perfect record. */
export const METADATA_MAX = 405;

const EARNING: ReadonlyArray<MetadataReason> = [
  ...(["stated", "answers", "in-vocabulary", "is-so", "mandatory-complete"] as const),
];

/** A dataset without files: all that a file would earn is absent. */
const NO_FILE: DistributionRecord = {
  ...{ accessUrl: null, accessAnswers: null, downloadUrl: null, downloadAnswers: null, format: null },
  ...{ mediaType: null, licence: null, rights: null, byteSize: null, issued: null, modified: null },
};

/**
 * Metadata quality of a dataset's record after the MQA of data.europa.eu: what the catalogue says of the
 * data, never what the data are.
 *
 * DCAT-AP compliance is judged by its mandatory properties alone. A part of the record is earned when any
 * file earns it; of the format, only the best file counts.
 *
 * Source: evidence specification §1.3.
 */
export function metadataScore(record: DatasetRecord): MetadataScore {
  const judged = [...judge(RECORD_PARTS, record), ...bestFile(record.distributions)];
  const dimensions = METADATA_DIMENSIONS.map((dimension) => {
    const own = judged.filter((part) => part.dimension === dimension);
    return { dimension, points: pointsOf(own), max: sum(own.map(({ max }) => max)) };
  });
  const total = pointsOf(judged);
  return {
    ...{ total, rating: metadataRating(total), dimensions },
    untried: sum(judged.filter(({ reason }) => reason === "not-tried").map(({ max }) => max)),
    parts: METADATA_PART_KEYS.flatMap((key) => judged.filter((part) => part.key === key)),
  };
}

/** The MQA's word for a total of 0–405. */
export function metadataRating(total: number): MetadataRating {
  if (total > 350) return "excellent";
  if (total > 220) return "good";
  return total > 120 ? "sufficient" : "bad";
}

function bestFile(files: ReadonlyArray<DistributionRecord>): Array<MetadataPart> {
  let best = judge(FILE_PARTS, files[0] ?? NO_FILE);
  for (const file of files.slice(1)) {
    const parts = judge(FILE_PARTS, file);
    if (pointsOf(parts) > pointsOf(best)) best = parts;
  }
  return best;
}

function judge<Subject>(rules: ReadonlyArray<PartRule<Subject>>, subject: Subject): Array<MetadataPart> {
  return rules.map((rule) => {
    const reason = rule.judge(subject);
    const { key, dimension, max } = rule;
    return { key, dimension, max, reason, points: EARNING.includes(reason) ? max : 0 };
  });
}

function pointsOf(parts: ReadonlyArray<MetadataPart>): number {
  return sum(parts.map(({ points }) => points));
}

function sum(numbers: ReadonlyArray<number>): number {
  return numbers.reduce((total, number) => total + number, 0);
}
