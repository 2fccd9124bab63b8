/**
 * Address of a neighbour that nobody can have made: the directory of the address and a random leaf.
 * A server that answers it as it answers the address itself says nothing by answering.
 *
 * @param leaf 16 hexadecimal digits, drawn by the caller.
 */
export function probeUrl(url: URL, leaf: string): string {
  return `${url.origin}${directoryOf(url)}${leaf}`;
}

/** Host and directory: probes of one directory are answered alike, and asked once in seven days. */
export function probeKey(url: URL): string {
  return `${url.host}${directoryOf(url)}`;
}

function directoryOf(url: URL): string {
  return url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1);
}
