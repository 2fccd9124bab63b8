import { BlockList, isIP } from "node:net";

/** Tells whose word on where a request comes from is taken. */
export type TrustedProxies = { has: (address: string) => boolean };

/** @param blocks addresses and blocks such as `10.0.0.0/8`; none trusts nobody. */
export function trustedProxies(blocks: ReadonlyArray<string>): TrustedProxies {
  const list = new BlockList();
  for (const block of blocks) {
    const [address = "", bits] = block.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return { has: (address) => list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4") };
}

/**
 * The network address a request comes from, for rate limits. Anybody may write `X-Forwarded-For`, and every proxy
 * adds at its right end the address it was asked from: so it is read from the right, as far as the proxies are
 * ours. What stands left of the first stranger is their own word and counts for nothing.
 *
 * @param peer the other end of the connection; null when it is gone.
 * @returns null only when the peer is unknown.
 */
export function clientAddress(
  peer: string | null,
  forwardedFor: string | null,
  proxies: TrustedProxies,
): string | null {
  if (peer === null) return null;
  const chain = [...(forwardedFor ?? "").split(","), peer].map(plainAddress);
  let nearest = plainAddress(peer) ?? peer;
  for (const address of chain.toReversed()) {
    if (address === null) return nearest;
    nearest = address;
    if (!proxies.has(address)) return address;
  }
  return nearest;
}

/** Without a port or brackets, IPv4 in IPv6 as IPv4; null for what is no address. */
function plainAddress(written: string): string | null {
  const text = written.trim();
  const [, bracketed, dotted] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(text) ?? [];
  const address = (bracketed ?? dotted ?? text).toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  return isIP(address) === 0 ? null : address;
}
