/** A place in a JSON value, such as `/content/milestones/3/slots`. Source: RFC 6901. */
export type Pointer = string;

/** The pointer to a member or element of what another points to. */
export function below(pointer: Pointer, key: string | number): Pointer {
  return `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

export function tokensOf(pointer: Pointer): Array<string> {
  return pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a value holds under a key; `undefined` where it holds nothing there. */
export function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) {
    const items: ReadonlyArray<unknown> = value;
    return /^(0|[1-9]\d*)$/.test(token) ? items[Number(token)] : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  return Object.getOwnPropertyDescriptor(value, token)?.value;
}

/** What stands at a place; `undefined` where there is nothing. */
export function valueAt(root: unknown, pointer: Pointer): unknown {
  return tokensOf(pointer).reduce<unknown>(memberOf, root);
}

const NAMES = ["code", "id", "slug"] as const;

/**
 * A place in words a person can follow: list elements by their code, as in
 * `content.milestones[A2-B06].slots[B06.4]`.
 */
export function placeName(root: unknown, pointer: Pointer): string {
  let value = root;
  let name = "";
  for (const token of tokensOf(pointer)) {
    const isElement = Array.isArray(value);
    value = memberOf(value, token);
    if (isElement) name += `[${elementName(value) ?? token}]`;
    else name += name === "" ? token : `.${token}`;
  }
  return name === "" ? "$" : name;
}

function elementName(value: unknown): string | null {
  for (const key of NAMES) {
    const named = memberOf(value, key);
    if (typeof named === "string" && named !== "") return named;
  }
  return null;
}
