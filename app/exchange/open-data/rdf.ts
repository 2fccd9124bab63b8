/** A value in a graph: another thing, a text in a language, or a literal with its type. */
export type RdfValue =
  | { iri: string }
  | { text: string; language: string }
  | { literal: string; type: string }
  | { node: RdfNode };

/** A thing with its types and properties, in prefixed names such as `dct:title`. Without an IRI it is blank. */
export type RdfNode = {
  iri: string | null;
  types: ReadonlyArray<string>;
  properties: ReadonlyArray<readonly [string, RdfValue]>;
};

export type Prefixes = Readonly<Record<string, string>>;

/** The graph as Turtle. Source: RDF 1.1 Turtle. */
export function toTurtle(prefixes: Prefixes, nodes: ReadonlyArray<RdfNode>): string {
  const head = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  const blocks = nodes.map((node) => `<${escapeIri(node.iri ?? "")}> ${turtleBody(node, "    ")} .`);
  return `${head.join("\n")}\n\n${blocks.join("\n\n")}\n`;
}

function turtleBody({ types, properties }: RdfNode, indent: string): string {
  const lines = [
    ...(types.length === 0 ? [] : [`a ${types.join(", ")}`]),
    ...properties.map(([name, value]) => `${name} ${turtleValue(value, indent)}`),
  ];
  return lines.join(` ;\n${indent}`);
}

function turtleValue(value: RdfValue, indent: string): string {
  if ("iri" in value) return `<${escapeIri(value.iri)}>`;
  if ("text" in value) return `${quoted(value.text)}@${value.language}`;
  if ("literal" in value) return `${quoted(value.literal)}^^${value.type}`;
  return `[\n${indent}  ${turtleBody(value.node, `${indent}  `)}\n${indent}]`;
}

/** JSON's escapes are Turtle's too. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

function escapeIri(iri: string): string {
  return iri.replace(/[\s<>"{}|\\^`]/g, (character) => encodeURIComponent(character));
}

/** The graph as JSON-LD with its prefixes as context. Source: JSON-LD 1.1. */
export function toJsonLd(prefixes: Prefixes, nodes: ReadonlyArray<RdfNode>) {
  return { "@context": { ...prefixes }, "@graph": nodes.map(jsonNode) };
}

type JsonLd = { [name: string]: string | JsonLd | Array<string | JsonLd> };

function jsonNode({ iri, types, properties }: RdfNode): JsonLd {
  const node: JsonLd = {};
  if (iri !== null) node["@id"] = iri;
  if (types.length > 0) node["@type"] = [...types];
  for (const [name, value] of properties) {
    const known = node[name];
    const held = known === undefined ? [] : Array.isArray(known) ? known : [known];
    node[name] = [...held, jsonValue(value)];
  }
  return node;
}

function jsonValue(value: RdfValue): JsonLd {
  if ("iri" in value) return { "@id": value.iri };
  if ("text" in value) return { "@value": value.text, "@language": value.language };
  if ("literal" in value) return { "@value": value.literal, "@type": value.type };
  return jsonNode(value.node);
}
