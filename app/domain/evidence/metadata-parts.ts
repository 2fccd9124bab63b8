import type { DatasetRecord, DistributionRecord } from "./dataset-record.ts";
import { FORMATS, type FormatId, formatOf } from "./formats.ts";
import { isUnstated, readLicence } from "./licence-table.ts";
import { statedDay } from "./stated-day.ts";

export const METADATA_DIMENSIONS = [
  ...(["findability", "accessibility", "interoperability", "reusability", "contextuality"] as const),
] as const;
export type MetadataDimension = (typeof METADATA_DIMENSIONS)[number];

export const METADATA_PART_KEYS = [
  ...(["keyword", "theme", "spatial", "temporal", "accessUrlAnswers", "downloadUrl"] as const),
  ...(["downloadUrlAnswers", "format", "mediaType", "formatKnown", "nonProprietary"] as const),
  ...(["machineReadable", "dcatAp", "licence", "licenceKnown", "accessRights"] as const),
  ...([
    "accessRightsKnown",
    "contactPoint",
    "publisher",
    "rights",
    "byteSize",
    "issued",
    "modified",
  ] as const),
] as const;
export type MetadataPartKey = (typeof METADATA_PART_KEYS)[number];

export const METADATA_REASONS = [
  ...(["stated", "answers", "in-vocabulary", "is-so", "mandatory-complete"] as const),
  ...(["absent", "answers-not", "not-in-vocabulary", "is-not-so", "mandatory-missing", "not-tried"] as const),
] as const;
/** Why a part earned its points, or did not. `not-tried` is no zero: it may yet earn them. */
export type MetadataReason = (typeof METADATA_REASONS)[number];

export type PartRule<Subject> = {
  key: MetadataPartKey;
  dimension: MetadataDimension;
  max: number;
  judge: (subject: Subject) => MetadataReason;
};

/** Formats that are open to every program though they are made for reading. */
const OPEN_DOCUMENTS: ReadonlyArray<FormatId> = [
  ...(["html", "pdf", "odt", "odp", "text", "png", "jpeg", "gif", "svg", "tiff", "webp"] as const),
];
/** EU access-right vocabulary and the words of DCAT-US. */
const ACCESS_RIGHTS = /^(public|restricted|non[_-]public|restricted public|sensitive|confidential)$/i;

/** Parts earned by the record itself or by any of its files. Source: evidence specification §1.3. */
export const RECORD_PARTS: ReadonlyArray<PartRule<DatasetRecord>> = [
  part("keyword", "findability", 30, ({ keywords }) => stated(...keywords)),
  part("theme", "findability", 30, ({ themes }) => stated(...themes)),
  part("spatial", "findability", 20, ({ spatial }) => stated(spatial)),
  part("temporal", "findability", 20, ({ temporal }) => stated(temporal)),
  part("accessUrlAnswers", "accessibility", 50, ({ distributions }) =>
    answers(distributions.map((file) => [file.accessUrl, file.accessAnswers])),
  ),
  part("downloadUrl", "accessibility", 20, ({ distributions }) =>
    stated(...distributions.map((file) => file.downloadUrl)),
  ),
  part("downloadUrlAnswers", "accessibility", 30, ({ distributions }) =>
    answers(distributions.map((file) => [file.downloadUrl, file.downloadAnswers])),
  ),
  part("dcatAp", "interoperability", 30, mandatory),
  part("licence", "reusability", 20, (record) => stated(...licencesOf(record))),
  part("licenceKnown", "reusability", 10, (record) =>
    known(licencesOf(record), (text) => readLicence(text).id !== null),
  ),
  part("accessRights", "reusability", 10, ({ accessRights }) => stated(accessRights)),
  part("accessRightsKnown", "reusability", 5, ({ accessRights }) =>
    known([accessRights], (text) => ACCESS_RIGHTS.test(text.split("/").at(-1) ?? "")),
  ),
  part("contactPoint", "reusability", 20, ({ contactPoint }) => stated(contactPoint)),
  part("publisher", "reusability", 10, ({ publisher }) => stated(publisher)),
  part("rights", "contextuality", 5, ({ distributions }) =>
    stated(...distributions.map((file) => file.rights)),
  ),
  part("byteSize", "contextuality", 5, ({ distributions }) =>
    distributions.some(({ byteSize }) => byteSize !== null && byteSize > 0) ? "stated" : "absent",
  ),
  part("issued", "contextuality", 5, (record) =>
    stated(record.issued, ...record.distributions.map((file) => file.issued)),
  ),
  part("modified", "contextuality", 5, (record) =>
    stated(record.modified, ...record.distributions.map((file) => file.modified)),
  ),
];

/** Parts of which only the dataset's best file counts. */
export const FILE_PARTS: ReadonlyArray<PartRule<DistributionRecord>> = [
  part("format", "interoperability", 20, ({ format }) => stated(format)),
  part("mediaType", "interoperability", 10, ({ mediaType }) => stated(mediaType)),
  part("formatKnown", "interoperability", 10, ({ format, mediaType }) =>
    known([format, mediaType], (text) => formatOf(wordOf(text)) !== null),
  ),
  part("nonProprietary", "interoperability", 20, (file) =>
    ofFormat(file, (id) => FORMATS[id].stars >= 3 || OPEN_DOCUMENTS.includes(id)),
  ),
  part("machineReadable", "interoperability", 20, (file) => ofFormat(file, (id) => FORMATS[id].stars >= 2)),
];

function part<Subject>(
  key: MetadataPartKey,
  dimension: MetadataDimension,
  max: number,
  judge: (subject: Subject) => MetadataReason,
): PartRule<Subject> {
  return { key, dimension, max, judge };
}

function stated(...texts: ReadonlyArray<string | null>): MetadataReason {
  return texts.some((text) => text !== null && text.trim() !== "") ? "stated" : "absent";
}

function known(texts: ReadonlyArray<string | null>, isKnown: (text: string) => boolean): MetadataReason {
  const given = texts.filter((text) => text !== null).filter((text) => text.trim() !== "");
  if (given.length === 0) return "absent";
  return given.some((text) => isKnown(text.trim())) ? "in-vocabulary" : "not-in-vocabulary";
}

function answers(addresses: ReadonlyArray<readonly [string | null, boolean | null]>): MetadataReason {
  const given = addresses.filter(([url]) => stated(url) === "stated").map(([, answered]) => answered);
  if (given.length === 0) return "absent";
  if (given.includes(true)) return "answers";
  return given.includes(null) ? "not-tried" : "answers-not";
}

/** The stated format, else the stated media type. An EU vocabulary address counts by its last segment. */
function ofFormat(file: DistributionRecord, test: (id: FormatId) => boolean): MetadataReason {
  const id = formatOf(wordOf(file.format)) ?? formatOf(wordOf(file.mediaType));
  if (id === null) return stated(file.format, file.mediaType) === "absent" ? "absent" : "not-in-vocabulary";
  return test(id) ? "is-so" : "is-not-so";
}

function wordOf(text: string | null): string | null {
  if (text === null || !/^https?:/i.test(text)) return text;
  const media = /\/media-types\/(.+)$/.exec(text)?.[1];
  return media ?? text.split("/").at(-1)?.replaceAll("_", "") ?? null;
}

function licencesOf({ licence, distributions }: DatasetRecord): Array<string> {
  const texts = [licence, ...distributions.map((file) => file.licence)];
  return texts.filter((text) => text !== null).filter((text) => !isUnstated(text));
}

/** The mandatory properties of DCAT-AP are there and its dates are dates. */
function mandatory({ title, description, distributions, ...record }: DatasetRecord): MetadataReason {
  const dates = [record.issued, record.modified].filter((text) => text !== null && text.trim() !== "");
  const complete =
    stated(title) === "stated" &&
    stated(description) === "stated" &&
    distributions.every(({ accessUrl }) => accessUrl !== null && URL.canParse(accessUrl)) &&
    dates.every((text) => statedDay(text, "UTC") !== null);
  return complete ? "mandatory-complete" : "mandatory-missing";
}
