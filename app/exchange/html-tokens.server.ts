export type HtmlToken =
  | { kind: "text"; text: string }
  | { kind: "open"; name: string; attributes: ReadonlyMap<string, string> }
  | { kind: "close"; name: string }
  /** Content of an element whose inside is no markup. */
  | { kind: "raw"; name: string; attributes: ReadonlyMap<string, string>; text: string };

const RAW_ELEMENTS: ReadonlySet<string> = new Set([
  ...["script", "style", "noscript", "template", "textarea", "title", "iframe"],
]);

/**
 * Tokens of a page, in one pass and without building a tree: enough to read its title, text and links.
 * Broken markup is read as text; nothing is executed or fetched.
 */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf("<", at);
    if (open === -1) break;
    if (open > at) yield { kind: "text", text: html.slice(at, open) };
    if (html.startsWith("<!--", open)) {
      at = endOf(html, "-->", open + 4);
      continue;
    }
    const tag = /^<(\/?)([a-z][a-z0-9:-]*)/i.exec(html.slice(open, open + 64));
    if (tag === null) {
      const isMarkup = html[open + 1] === "!" || html[open + 1] === "?";
      at = isMarkup ? endOf(html, ">", open) : open + 1;
      if (!isMarkup) yield { kind: "text", text: "<" };
      continue;
    }
    const name = (tag[2] ?? "").toLowerCase();
    const close = tagEnd(html, open + tag[0].length);
    if (tag[1] === "/") {
      yield { kind: "close", name };
      at = close;
      continue;
    }
    const attributes = attributesOf(html.slice(open + tag[0].length, close - 1));
    at = close;
    if (!RAW_ELEMENTS.has(name)) {
      yield { kind: "open", name, attributes };
      continue;
    }
    const end = rawEnd(html, name, close);
    yield { kind: "raw", name, attributes, text: html.slice(close, end) };
    at = tagEnd(html, end);
  }
  if (at < html.length) yield { kind: "text", text: html.slice(at) };
}

/** Text with its character references resolved; the few names that matter for reading. */
export function decodeEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]{1,7}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (name.startsWith("#")) {
      const isHex = name[1]?.toLowerCase() === "x";
      const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    }
    return ENTITIES[name.toLowerCase()] ?? whole;
  });
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—", copy: "©" },
};

function endOf(html: string, mark: string, from: number): number {
  const index = html.indexOf(mark, from);
  return index === -1 ? html.length : index + mark.length;
}

/** Position after the `>` that ends a tag; one inside quotes does not. */
function tagEnd(html: string, from: number): number {
  let quote = "";
  for (let index = from; index < html.length; index += 1) {
    const character = html[index] ?? "";
    if (quote !== "") {
      if (character === quote) quote = "";
    } else if ((character === '"' || character === "'") && html[index - 1] === "=") quote = character;
    else if (character === ">") return index + 1;
  }
  return html.length;
}

function rawEnd(html: string, name: string, from: number): number {
  const offset = html.slice(from).search(new RegExp(`</${name}[\\s/>]`, "i"));
  return offset === -1 ? html.length : from + offset;
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const match of text.matchAll(/([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g)) {
    const name = (match[1] ?? "").toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ""));
  }
  return attributes;
}
