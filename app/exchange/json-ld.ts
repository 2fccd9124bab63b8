import { cleanText } from "./record-text.ts";

/** A described thing: what each property, by the last part of its name, holds. */
export type LinkedNode = {
  /** Its address, when it has one. */
  id: string | null;
  types: ReadonlyArray<string>;
  properties: ReadonlyMap<string, ReadonlyArray<unknown>>;
};

/** Nodes by their address, for what is told of a thing elsewhere in the document. */
export type LinkedGraph = ReadonlyMap<string, LinkedNode>;

const MOST_DEPTH = 8;
const LANGUAGES = ["id", "en", ""];

/**
 * Reads a JSON object as a node. A `@context` is never fetched: names count by their last part, so that
 * `dct:title`, `http://purl.org/dc/terms/title` and `title` are one.
 */
export function linkedNode(value: unknown): LinkedNode | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const properties = new Map<string, ReadonlyArray<unknown>>();
  let id: string | null = null;
  let types: ReadonlyArray<string> = [];
  for (const [key, member] of Object.entries(value)) {
    if (key === "@id" || key === "id") id = typeof member === "string" ? cleanText(member) : id;
    else if (key === "@type" || key === "type") types = stringsIn(member).map(localName);
    else if (key !== "@context") properties.set(localName(key), listOf(member));
  }
  return { id, types, properties };
}

/** Every node in a document, at any depth that honest documents have. */
export function* nodesIn(value: unknown, depth = 0): Generator<LinkedNode> {
  if (depth > MOST_DEPTH) return;
  for (const item of listOf(value)) {
    const node = linkedNode(item);
    if (node === null) {
      if (Array.isArray(item)) yield* nodesIn(item, depth + 1);
      continue;
    }
    yield node;
    for (const member of node.properties.values()) yield* nodesIn(member, depth + 1);
  }
}

/** Last part of a name: after `#`, `/` or `:`. */
export function localName(name: string): string {
  return name.slice(Math.max(name.lastIndexOf("#"), name.lastIndexOf("/"), name.lastIndexOf(":")) + 1);
}

/** What the first of these properties that a node has holds. */
export function valuesOf(
  { properties }: LinkedNode,
  ...names: ReadonlyArray<string>
): ReadonlyArray<unknown> {
  for (const name of names) {
    const found = properties.get(name);
    if (found !== undefined && found.length > 0) return found;
  }
  return [];
}

/** The texts of a property; of several languages Indonesian, then English, then any. */
export function textOf(node: LinkedNode, ...names: ReadonlyArray<string>): string | null {
  for (const name of names) {
    const tagged = (node.properties.get(name) ?? []).flatMap((value) => taggedText(value) ?? []);
    for (const language of LANGUAGES) {
      const found = tagged.find((text) => text.language.split("-", 1)[0] === language);
      if (found !== undefined) return found.text;
    }
    const [any] = tagged;
    if (any !== undefined) return any.text;
  }
  return null;
}

/** The things a property leads to: told in place, or elsewhere in the document under their address. */
export function thingsOf(
  graph: LinkedGraph,
  node: LinkedNode,
  ...names: ReadonlyArray<string>
): Array<LinkedNode> {
  return valuesOf(node, ...names).flatMap((value) => {
    const address = typeof value === "string" ? value : (linkedNode(value)?.id ?? null);
    const elsewhere = address === null ? undefined : graph.get(address);
    const here = linkedNode(value);
    if (elsewhere !== undefined && (here === null || here.properties.size === 0)) return [elsewhere];
    return here === null ? [] : [here];
  });
}

/** The web address a property holds, as a text or as a reference. */
export function addressOf(node: LinkedNode, ...names: ReadonlyArray<string>): string | null {
  return referencesIn(node, names).find((text) => /^https?:\/\//i.test(text)) ?? null;
}

/** What a property refers to, which may be relative to where it stands. */
export function referenceOf(node: LinkedNode, ...names: ReadonlyArray<string>): string | null {
  return referencesIn(node, names)[0] ?? null;
}

function referencesIn({ properties }: LinkedNode, names: ReadonlyArray<string>): Array<string> {
  return names.flatMap((name) =>
    (properties.get(name) ?? []).flatMap((value) => taggedText(value)?.text ?? linkedNode(value)?.id ?? []),
  );
}

function taggedText(value: unknown): { text: string; language: string } | null {
  if (typeof value === "number") return { text: String(value), language: "" };
  if (typeof value === "string") return tagged(value, "");
  if (typeof value !== "object" || value === null || !("@value" in value)) return null;
  const language = "@language" in value && typeof value["@language"] === "string" ? value["@language"] : "";
  const inner = value["@value"];
  return typeof inner === "string" || typeof inner === "number" ? tagged(String(inner), language) : null;
}

function tagged(raw: string, language: string): { text: string; language: string } | null {
  const text = cleanText(raw);
  return text === null ? null : { text, language };
}

function stringsIn(value: unknown): Array<string> {
  return listOf(value).filter((item) => typeof item === "string");
}

function listOf(value: unknown): ReadonlyArray<unknown> {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
