import { type Finding, findingAt } from "./finding.ts";
import { below, memberOf } from "./pointer.ts";
import { addressDigest, type Digests } from "./sealed.ts";
import type { Envelope } from "./verify-seal.ts";

/** Whether every address beside the sealed part is the one sealed, and how many were taken out. */
export async function addressFindings(
  envelope: Envelope,
  digests: Digests,
): Promise<{ findings: Array<Finding>; withheld: number }> {
  const sealed = sealedAddresses(envelope.content);
  const findings: Array<Finding> = [];
  let withheld = 0;
  for (const [id, address] of Object.entries(envelope.addresses)) {
    const pointer = below("/addresses", id);
    const digest = sealed.get(id);
    if (digest === undefined) findings.push(findingAt("address_added", envelope, pointer));
    else if (address === null) withheld += 1;
    else if (!(await holds(digest, () => addressDigest(address, digests)))) {
      findings.push(findingAt("address_changed", envelope, pointer));
    }
  }
  for (const id of sealed.keys()) {
    if (Object.hasOwn(envelope.addresses, id)) continue;
    findings.push(findingAt("address_missing", envelope, below("/addresses", id)));
  }
  return { findings, withheld };
}

/** Whether a digest is the stated one; what cannot be digested is not. */
export async function holds(stated: string, digest: () => Promise<string>): Promise<boolean> {
  try {
    return (await digest()) === stated;
  } catch {
    return false;
  }
}

/** Digests of addresses by the id of their evidence, wherever they stand in the content. */
function sealedAddresses(content: unknown): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const [id, address] = [memberOf(value, "id"), memberOf(value, "address")];
    if (typeof id === "string" && typeof address === "string") found.set(id, address);
    for (const member of Object.values(value)) visit(member);
  };
  visit(content);
  return found;
}
