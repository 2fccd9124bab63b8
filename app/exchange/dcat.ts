import { JSONParser } from "@streamparser/json";
import type { HarvestedDataset } from "#app/domain/evidence/harvested.ts";
import { jsonDepth, MOST_JSON_DEPTH } from "#app/domain/evidence/json-depth.ts";
import { readDatasetNode } from "./dcat-dataset.ts";
import { type LinkedNode, linkedNode, nodesIn, referenceOf } from "./json-ld.ts";

/** More than any catalogue of a country lists in one document. */
const MOST_DATASETS = 200_000;
const MOST_NODES = 1_000_000;
const CHUNK = 65_536;

/** Things that know of further pages. */
const PAGED: ReadonlySet<string> = new Set([
  ...["Catalog", "DataCatalog", "Collection", "PagedCollection", "PartialCollectionView"],
]);

export type DcatRefusal =
  | "DCAT_IS_RDF_XML"
  | "DCAT_IS_TURTLE"
  | "DCAT_IS_HTML"
  | "NOT_JSON"
  | "JSON_TOO_DEEP"
  | "DCAT_WITHOUT_DATASETS"
  | "DCAT_TOO_LARGE";

export type DcatDocument =
  | {
      ok: true;
      datasets: ReadonlyArray<HarvestedDataset>;
      /** Entries that name neither a title nor an identifier. */
      unreadable: number;
      /** Address of the next page; null on the last. */
      next: string | null;
      /** Datasets in all, as a paged catalogue counts them. */
      total: number | null;
    }
  | { ok: false; error: DcatRefusal };

/**
 * Reads one document of a DCAT catalogue: DCAT-US `data.json`, or DCAT-AP as JSON-LD. The text is parsed
 * piece by piece, and nothing it refers to is fetched. RDF/XML and Turtle are refused by name.
 */
export function readDcat(text: string): DcatDocument {
  const refusal = refusalOf(text);
  if (refusal !== null) return { ok: false, error: refusal };
  const pieces = parsePieces(text);
  if (!Array.isArray(pieces)) return { ok: false, error: pieces };
  const graph = graphOf(pieces);
  const found = new Map<string, HarvestedDataset>();
  let unreadable = 0;
  let isCatalogue = false;
  for (const node of graph.nodes) {
    isCatalogue ||= node.types.includes("Catalog") || node.types.includes("DataCatalog");
    if (!isDataset(node)) continue;
    const dataset = readDatasetNode(node, graph.byId);
    if (dataset === null) unreadable += isReference(node) ? 0 : 1;
    else if (!found.has(dataset.externalId)) found.set(dataset.externalId, dataset);
  }
  if (found.size === 0 && !isCatalogue) return { ok: false, error: "DCAT_WITHOUT_DATASETS" };
  if (found.size > MOST_DATASETS) return { ok: false, error: "DCAT_TOO_LARGE" };
  return { ok: true, datasets: [...found.values()], unreadable, ...pagingOf(graph.nodes) };
}

function refusalOf(text: string): DcatRefusal | null {
  const start = text.trimStart().slice(0, 2_000);
  if (/^(@prefix|@base|PREFIX|BASE)\b/im.test(start) && !/^[{[]/.test(start)) return "DCAT_IS_TURTLE";
  if (/<(?:\w+:)?RDF[\s>]/.test(start)) return "DCAT_IS_RDF_XML";
  if (start.startsWith("<")) return "DCAT_IS_HTML";
  if (!/^[{[]/.test(start)) return "NOT_JSON";
  return jsonDepth(text) > MOST_JSON_DEPTH ? "JSON_TOO_DEEP" : null;
}

/** The members of the lists a catalogue keeps its datasets in, one by one, and what stands beside them. */
function parsePieces(text: string): Array<unknown> | DcatRefusal {
  const pieces: Array<unknown> = [];
  const frame: Record<string, unknown> = {};
  const parser = new JSONParser({ paths: ["$.*", "$.dataset.*", "$.@graph.*"], keepStack: false });
  parser.onValue = ({ value, key, stack }) => {
    if (pieces.length > MOST_NODES) return;
    const isMember = stack.length === 1 && typeof key === "string";
    if (!isMember && typeof key === "number") pieces.push(value);
    else if (!isMember) return;
    else if (Array.isArray(value) && (key === "dataset" || key === "@graph")) frame[key] = [];
    else frame[key] = value;
  };
  let broken = false;
  parser.onError = () => {
    broken = true;
  };
  try {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length && !broken; at += CHUNK) parser.write(bytes.subarray(at, at + CHUNK));
    if (!parser.isEnded) parser.end();
  } catch {
    broken = true;
  }
  if (broken) return "NOT_JSON";
  return [frame, ...pieces.map((piece) => asDataset(piece, "dataset" in frame))];
}

/** Members of DCAT-US's `dataset` need not say that they are datasets. */
function asDataset(piece: unknown, inDatasetList: boolean): unknown {
  if (!inDatasetList || typeof piece !== "object" || piece === null || "@type" in piece) return piece;
  return { ...piece, "@type": "dcat:Dataset" };
}

function graphOf(pieces: ReadonlyArray<unknown>): {
  nodes: Array<LinkedNode>;
  byId: Map<string, LinkedNode>;
} {
  const byId = new Map<string, LinkedNode>();
  const nodes: Array<LinkedNode> = [];
  for (const node of nodesIn([...pieces])) {
    nodes.push(node);
    if (node.id === null || node.properties.size === 0) continue;
    const known = byId.get(node.id);
    if (known === undefined || known.properties.size < node.properties.size) byId.set(node.id, node);
  }
  return { nodes, byId };
}

function isDataset({ types }: LinkedNode): boolean {
  return types.includes("Dataset");
}

function isReference({ properties }: LinkedNode): boolean {
  return properties.size === 0;
}

/** What `hydra:PagedCollection` and `hydra:PartialCollectionView` say of further pages. */
function pagingOf(nodes: ReadonlyArray<LinkedNode>): { next: string | null; total: number | null } {
  const paged = nodes.filter(({ types }) => types.some((type) => PAGED.has(type)));
  const next = paged.flatMap((node) => referenceOf(node, "next", "nextPage") ?? [])[0] ?? null;
  const counted = nodes.flatMap((node) => node.properties.get("totalItems") ?? []);
  const numbers = counted
    .map((value) => Number(linkedValue(value)))
    .filter((value) => Number.isInteger(value));
  return { next, total: numbers[0] ?? null };
}

function linkedValue(value: unknown): unknown {
  const node = linkedNode(value);
  return node === null ? value : (node.properties.get("@value")?.[0] ?? value);
}
