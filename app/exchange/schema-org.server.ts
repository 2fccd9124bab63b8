import type { HarvestedDataset } from "#app/domain/evidence/harvested.ts";
import { jsonDepth, MOST_JSON_DEPTH } from "#app/domain/evidence/json-depth.ts";
import { readDatasetNode } from "./dcat-dataset.ts";
import { htmlTokens } from "./html-tokens.server.ts";
import { type LinkedNode, nodesIn } from "./json-ld.ts";

/** A page describes a few datasets; a page with more is a list, whose members have pages of their own. */
const MOST_PER_PAGE = 50;
const MOST_SCRIPTS = 40;

/** The datasets a page describes with schema.org (or DCAT) in JSON-LD. Nothing it names is fetched. */
export function datasetsInPage(html: string, url: string): Array<HarvestedDataset> {
  const nodes = [...nodesOfPage(html)];
  const byId = new Map<string, LinkedNode>();
  for (const node of nodes) if (node.id !== null && node.properties.size > 0) byId.set(node.id, node);
  const datasets = nodes.filter(({ types }) => types.includes("Dataset"));
  const found = new Map<string, HarvestedDataset>();
  for (const node of datasets.slice(0, MOST_PER_PAGE)) {
    const dataset = readDatasetNode(node, byId, datasets.length === 1 ? url : null);
    if (dataset !== null && !found.has(dataset.externalId)) found.set(dataset.externalId, dataset);
  }
  return [...found.values()];
}

function* nodesOfPage(html: string): Generator<LinkedNode> {
  let scripts = 0;
  for (const token of htmlTokens(html)) {
    if (token.kind !== "raw" || token.name !== "script") continue;
    if (!/ld\+json/i.test(token.attributes.get("type") ?? "")) continue;
    scripts += 1;
    if (scripts > MOST_SCRIPTS) return;
    yield* nodesIn(parsed(token.text));
  }
}

function parsed(text: string): unknown {
  if (jsonDepth(text) > MOST_JSON_DEPTH) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
