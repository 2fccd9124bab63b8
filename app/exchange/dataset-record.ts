import type { DatasetRecord, DistributionRecord } from "#app/domain/evidence/dataset-record.ts";
import {
  addressOf,
  type LinkedGraph,
  type LinkedNode,
  linkedNode,
  textOf,
  thingsOf,
  valuesOf,
} from "./json-ld.ts";
import { byteSizeOf } from "./record-text.ts";

const NOWHERE: LinkedGraph = new Map();
const BLANK: DatasetRecord = {
  ...{ title: null, description: null, keywords: [], themes: [], spatial: null, temporal: null },
  ...{ publisher: null, contactPoint: null, accessRights: null, licence: null, issued: null, modified: null },
  distributions: [],
};

/**
 * The record of a dataset as it was kept, in the words of DCAT: from CKAN's own names or from DCAT's.
 *
 * @param answers whether addresses answered when last tried.
 */
export function readDatasetRecord(json: string, answers: ReadonlyMap<string, boolean>): DatasetRecord {
  const node = linkedNode(parsed(json));
  if (node === null) return BLANK;
  const files = [...thingsOf(NOWHERE, node, "resources"), ...thingsOf(NOWHERE, node, "distribution")];
  return {
    ...{ title: textOf(node, "title", "name"), description: textOf(node, "notes", "description") },
    ...{ keywords: wordsOf(node, "keyword", "keywords", "tags"), themes: wordsOf(node, "theme", "groups") },
    spatial: said(node, "spatial", "spatialCoverage"),
    temporal: said(node, "temporal", "temporalCoverage", "temporal_start"),
    publisher: said(node, "publisher", "organization"),
    contactPoint: said(node, "contactPoint", "maintainer_email", "author_email", "maintainer"),
    accessRights: said(node, "accessRights", "accessLevel", "access_rights"),
    licence: addressOf(node, "license_url", "license") ?? textOf(node, "license", "license_id"),
    issued: textOf(node, "issued", "metadata_created", "datePublished"),
    modified: textOf(node, "modified", "metadata_modified", "dateModified"),
    distributions: files.map((file) => distributionOf(file, answers)),
  };
}

function distributionOf(node: LinkedNode, answers: ReadonlyMap<string, boolean>): DistributionRecord {
  const downloadUrl = addressOf(node, "downloadURL", "contentUrl", "url");
  const accessUrl = addressOf(node, "accessURL", "url", "downloadURL", "contentUrl");
  const answer = (url: string | null) => (url === null ? null : (answers.get(url) ?? null));
  return {
    ...{ accessUrl, accessAnswers: answer(accessUrl), downloadUrl, downloadAnswers: answer(downloadUrl) },
    format: said(node, "format", "fileFormat"),
    mediaType: said(node, "mediaType", "mimetype", "encodingFormat"),
    licence: addressOf(node, "license") ?? textOf(node, "license", "license_id"),
    rights: said(node, "rights"),
    byteSize: byteSizeOf(textOf(node, "byteSize", "size", "contentSize")),
    issued: textOf(node, "issued", "created"),
    modified: textOf(node, "modified", "last_modified", "dateModified"),
  };
}

/** A property as a text, an address, or the name of the thing it leads to. */
function said(node: LinkedNode, ...names: ReadonlyArray<string>): string | null {
  const text = textOf(node, ...names) ?? addressOf(node, ...names);
  if (text !== null) return text;
  const [thing] = names.flatMap((name) => thingsOf(NOWHERE, node, name));
  if (thing === undefined) return null;
  return (
    textOf(thing, "title", "name", "fn", "prefLabel", "label", "hasEmail", "startDate", "endDate") ?? thing.id
  );
}

function wordsOf(node: LinkedNode, ...names: ReadonlyArray<string>): Array<string> {
  const words = names.flatMap((name) =>
    valuesOf(node, name).flatMap((value) => {
      const single = { ...node, properties: new Map([[name, [value]]]) };
      return said(single, name) ?? [];
    }),
  );
  return [...new Set(words)];
}

function parsed(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    return value;
  } catch {
    return null;
  }
}
