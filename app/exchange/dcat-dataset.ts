import { canonicalJson } from "#app/domain/canonical-json.ts";
import type { HarvestedDataset, HarvestedResource } from "#app/domain/evidence/harvested.ts";
import {
  addressOf,
  type LinkedGraph,
  type LinkedNode,
  localName,
  textOf,
  thingsOf,
  valuesOf,
} from "./json-ld.ts";
import { byteSizeOf, dayIn, keyText } from "./record-text.ts";

const MOST_RESOURCES = 500;
const MOST_CATEGORIES = 50;
const MOST_NAME = 200;

/**
 * A dataset in the words of DCAT, of DCAT-US `data.json` or of schema.org, which share them.
 *
 * @param page address of the page it was read from, for a dataset that names no other.
 * @returns null when it has neither a title nor anything to know it by.
 */
export function readDatasetNode(
  node: LinkedNode,
  graph: LinkedGraph,
  page: string | null = null,
): HarvestedDataset | null {
  const title = textOf(node, "title", "name");
  const landingUrl = addressOf(node, "landingPage", "url", "page") ?? httpAddress(node.id) ?? page;
  const externalId = textOf(node, "identifier") ?? node.id ?? landingUrl;
  if (title === null || externalId === null) return null;
  const licence = licenceOf(node, graph);
  return {
    ...{ externalId: keyText(externalId), name: nameOf(externalId), title, landingUrl, ...licence },
    publisher: nameOfThing(node, graph, "publisher", "creator", "provider"),
    accrualPeriodicity:
      textOf(node, "accrualPeriodicity", "frequency") ?? addressOf(node, "accrualPeriodicity"),
    temporalEnd: temporalEndOf(node, graph),
    accessLevel: accessLevelOf(node, graph),
    categories: categoriesOf(node, graph),
    createdAtSource: textOf(node, "issued", "created", "datePublished", "dateCreated"),
    modifiedAtSource: textOf(node, "modified", "dateModified"),
    metadataJson: canonicalJson(recordOf(node, graph)),
    resources: resourcesOf(node, graph),
  };
}

function resourcesOf(node: LinkedNode, graph: LinkedGraph): Array<HarvestedResource> {
  const found = new Map<string, HarvestedResource>();
  for (const distribution of thingsOf(graph, node, "distribution").slice(0, MOST_RESOURCES)) {
    const resource = resourceOf(distribution, graph);
    if (resource !== null && !found.has(resource.externalId)) found.set(resource.externalId, resource);
  }
  return [...found.values()];
}

function resourceOf(node: LinkedNode, graph: LinkedGraph): HarvestedResource | null {
  const url = addressOf(node, "downloadURL", "contentUrl", "accessURL", "url") ?? httpAddress(node.id);
  if (url === null) return null;
  const [checksum] = thingsOf(graph, node, "checksum");
  const { licence } = licenceOf(node, graph);
  return {
    ...{ externalId: keyText(textOf(node, "identifier") ?? node.id ?? url), url, licence },
    title: textOf(node, "title", "name"),
    format: wordOf(node, graph, "format", "fileFormat"),
    mediaType: wordOf(node, graph, "mediaType", "encodingFormat"),
    byteSize: byteSizeOf(textOf(node, "byteSize", "contentSize")),
    hash: checksum === undefined ? textOf(node, "sha256") : textOf(checksum, "checksumValue"),
    createdAtSource: textOf(node, "issued", "datePublished"),
    modifiedAtSource: textOf(node, "modified", "dateModified"),
  };
}

/** A format or medium: a word, the name of a thing, or the last part of an address of a vocabulary. */
function wordOf(node: LinkedNode, graph: LinkedGraph, ...names: ReadonlyArray<string>): string | null {
  const text = textOf(node, ...names) ?? nameOfThing(node, graph, ...names) ?? addressOf(node, ...names);
  if (text === null || !/^https?:\/\//.test(text)) return text;
  return /media-types\/([^/]+\/[^/]+)$/.exec(text)?.[1] ?? localName(text);
}

function licenceOf(
  node: LinkedNode,
  graph: LinkedGraph,
): { licence: string | null; licenceUrl: string | null } {
  const licenceUrl = addressOf(node, "license", "licence");
  const named = thingsOf(graph, node, "license", "licence")[0];
  const name = named === undefined ? null : textOf(named, "name", "title", "identifier");
  return { licence: name ?? textOf(node, "license", "licence") ?? licenceUrl, licenceUrl };
}

function nameOfThing(node: LinkedNode, graph: LinkedGraph, ...names: ReadonlyArray<string>): string | null {
  for (const name of names) {
    for (const thing of thingsOf(graph, node, name)) {
      const said = textOf(thing, "name", "title", "prefLabel", "label");
      if (said !== null) return said;
    }
    const text = textOf(node, name);
    if (text !== null && !/^https?:\/\//.test(text)) return text;
  }
  return null;
}

/** `2019-01-01/2024-12-31`, or a period with its end. */
function temporalEndOf(node: LinkedNode, graph: LinkedGraph): string | null {
  const [period] = thingsOf(graph, node, "temporal", "temporalCoverage");
  const end = period === undefined ? null : textOf(period, "endDate", "hasEnd", "end");
  const text = end ?? textOf(node, "temporal", "temporalCoverage")?.split("/").at(-1) ?? null;
  return dayIn(text);
}

function accessLevelOf(node: LinkedNode, graph: LinkedGraph): string | null {
  const said = textOf(node, "accessLevel") ?? wordOf(node, graph, "accessRights");
  if (said === null) return null;
  const word = localName(said).toLowerCase().replace(/_/g, "-");
  return word === "restricted" ? "restricted public" : word;
}

function categoriesOf(node: LinkedNode, graph: LinkedGraph): Array<string> {
  const labels = valuesOf(node, "theme", "category", "about").flatMap((value) => {
    const single = { ...node, properties: new Map([["theme", [value]]]) };
    return wordOf(single, graph, "theme") ?? [];
  });
  return [...new Set(labels)].slice(0, MOST_CATEGORIES);
}

/** What was read, so that a change of any of it shows; of things told elsewhere, what is told there. */
function recordOf(node: LinkedNode, graph: LinkedGraph): unknown {
  const distributions = thingsOf(graph, node, "distribution").slice(0, MOST_RESOURCES).map(plain);
  return { ...plain(node), distribution: distributions };
}

function plain({ id, types, properties }: LinkedNode): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, values] of properties) {
    if (name !== "distribution" && name !== "tracking_summary") kept[name] = JSON.parse(safeJson(values));
  }
  return { ...kept, "@id": id, "@type": types };
}

function safeJson(value: unknown): string {
  const text = JSON.stringify(value, (_key, member: unknown) =>
    typeof member === "string"
      ? member
          .slice(0, 4_000)
          .replaceAll("\0", "")
          .replace(/\p{Surrogate}/gu, "\ufffd")
      : member,
  );
  return text.length <= 50_000 ? text : JSON.stringify({ truncated: text.length });
}

function httpAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) ? text : null;
}

/** Last telling part of an identifier. */
function nameOf(externalId: string): string {
  const parts =
    externalId
      .split(/[?#]/, 1)[0]
      ?.split("/")
      .filter((part) => part !== "") ?? [];
  return keyText(parts.at(-1) ?? externalId, MOST_NAME);
}
