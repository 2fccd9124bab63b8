import ipaddr from "ipaddr.js";
import { isPublicAddress } from "#app/domain/evidence/ip-address.ts";
import { type AllowEntry, isAllowed } from "#app/domain/evidence/url-policy.ts";

/**
 * Whether an address literal belongs to the public internet. Two independent readings must both say
 * so: our own table of registries, and ipaddr.js, which alone would let `::127.0.0.1` through.
 */
export function publicAddress(address: string): boolean {
  if (!isPublicAddress(address) || !ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}

/** Whether a connection to this address and port may exist at all. */
export function mayConnect(address: string, port: number, allow: ReadonlyArray<AllowEntry>): boolean {
  return isAllowed(address, port, allow) || publicAddress(address);
}
