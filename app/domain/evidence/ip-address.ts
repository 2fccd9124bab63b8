/** IPv4 blocks nobody on the public internet can own: [first address, prefix length]. */
const CLOSED_V4: ReadonlyArray<readonly [string, number]> = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Blocks inside 2000::/3 (all that is handed out to the public) which are not public after all. */
const CLOSED_V6: ReadonlyArray<readonly [string, number]> = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
];

/**
 * Whether an address literal belongs to a machine on the public internet.
 *
 * An IPv4 address written inside IPv6 (`::ffff:8.8.8.8`) counts as the IPv4 address. Anything that is
 * not an address, has a zone, or lies outside 2000::/3 is not public, `::127.0.0.1` included.
 *
 * Source: IANA special-purpose address registries for IPv4 and IPv6.
 */
export function isPublicAddress(address: string): boolean {
  const v4 = parseV4(address);
  if (v4 !== null) return !CLOSED_V4.some(([base, bits]) => inBlock(v4, parseV4(base) ?? [], bits));
  const v6 = parseV6(address);
  if (v6 === null) return false;
  if (isV4Mapped(v6)) return isPublicAddress(v6.slice(12).join("."));
  if (((v6[0] ?? 0) & 0xe0) !== 0x20) return false;
  return !CLOSED_V6.some(([base, bits]) => inBlock(v6, parseV6(base) ?? [], bits));
}

/** Whether the text is an address literal and not a name; brackets around IPv6 are accepted. */
export function isAddressLiteral(host: string): boolean {
  const bare = withoutBrackets(host);
  return parseV4(bare) !== null || parseV6(bare) !== null;
}

/** `[::1]` as it stands in a URL, without its brackets. */
export function withoutBrackets(host: string): string {
  return host.startsWith("[") && host.endsWith("]") ? host.slice(1, -1) : host;
}

function inBlock(address: ReadonlyArray<number>, base: ReadonlyArray<number>, bits: number): boolean {
  return address.every((byte, index) => {
    const significant = Math.min(8, Math.max(0, bits - index * 8));
    const mask = (0xff << (8 - significant)) & 0xff;
    return (byte & mask) === ((base[index] ?? 0) & mask);
  });
}

function parseV4(text: string): Array<number> | null {
  const parts = text.split(".");
  if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : null;
}

function parseV6(text: string): Array<number> | null {
  const halves = text.split("::");
  if (halves.length > 2 || !text.includes(":")) return null;
  const head = parseGroups(halves[0] ?? "");
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? "") : [];
  if (head === null || tail === null) return null;
  const missing = 16 - head.length - tail.length;
  if (halves.length === 2 ? missing < 2 : missing !== 0) return null;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

/** Bytes of colon-separated groups; the last may be a dotted IPv4 address. */
function parseGroups(text: string): Array<number> | null {
  if (text === "") return [];
  const bytes: Array<number> = [];
  const groups = text.split(":");
  for (const [index, group] of groups.entries()) {
    const v4 = index === groups.length - 1 ? parseV4(group) : null;
    if (v4 !== null) bytes.push(...v4);
    else if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
    } else return null;
  }
  return bytes;
}

function isV4Mapped(bytes: ReadonlyArray<number>): boolean {
  return bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
}
