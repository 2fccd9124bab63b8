import { parseUrl } from "./canonical-url.ts";

/** Extension of the last path segment of an address, lower case without dot; null when it has none. */
export function extensionOfUrl(address: string): string | null {
  const path = parseUrl(address)?.pathname ?? "";
  return extensionOf(path.slice(path.lastIndexOf("/") + 1));
}

/** Extension of a file name, lower case without dot; a dot that begins the name begins no extension. */
export function extensionOf(name: string): string | null {
  return /.\.([a-z0-9]{1,10})$/i.exec(name)?.[1]?.toLowerCase() ?? null;
}
