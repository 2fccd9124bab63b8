import type { z } from "zod";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { bytesOfBase64 } from "./base64.ts";
import { type Finding, findingAt, type Verified } from "./finding.ts";
import { below, type Pointer, valueAt } from "./pointer.ts";
import { type EnvelopeSchema, signedText } from "./sealed.ts";
import { uncovered } from "./sections.ts";
import { holds } from "./verify-addresses.ts";
import type { VerifyPorts } from "./verify-ports.ts";

export type Envelope = z.infer<typeof EnvelopeSchema>;

type SealFindings = { findings: Array<Finding>; signature: Verified["signature"] };

/** Whether the sealed part is what was sealed, and the seal that of its key. */
export async function sealFindings(envelope: Envelope, ports: VerifyPorts): Promise<SealFindings> {
  const { digests, seal } = envelope;
  const root = await ports.sha256(canonicalJson(digests));
  const changed = await changedSections(envelope, ports);
  const gapsAt = (pointers: ReadonlyArray<Pointer>, code: "missing" | "added") =>
    pointers.map((pointer) => findingAt(code, envelope, pointer));
  const findings =
    root === seal.sha256
      ? changed.map((pointer) => findingAt("changed", envelope, pointer))
      : await digestFindings(envelope, { root, changed }, ports);
  findings.push(...gapsAt(missingSections(envelope), "missing"));
  findings.push(...gapsAt(uncovered(sealedPart(envelope), new Set(Object.keys(digests))), "added"));
  findings.push(...(await keyFindings(envelope, ports)));
  const isSigned = await signedOver(seal.sha256, envelope, ports);
  if (isSigned === false && findings.length === 0) {
    findings.push(findingAt("signature_broken", envelope, "/seal/signature"));
  }
  return { findings, signature: isSigned === null ? "unchecked" : isSigned ? "good" : "broken" };
}

function sealedPart({ format, head, content }: Envelope) {
  return { format, head, content };
}

function missingSections(envelope: Envelope): Array<Pointer> {
  const part = sealedPart(envelope);
  return Object.keys(envelope.digests).filter((pointer) => valueAt(part, pointer) === undefined);
}

async function changedSections(envelope: Envelope, { sha256 }: VerifyPorts): Promise<Array<Pointer>> {
  const part = sealedPart(envelope);
  const changed: Array<Pointer> = [];
  for (const [pointer, stated] of Object.entries(envelope.digests)) {
    const value = valueAt(part, pointer);
    if (value === undefined) continue;
    if (!(await holds(stated, async () => sha256(canonicalJson(value))))) changed.push(pointer);
  }
  return changed;
}

/** The digests are not those that were sealed: the stated digest was changed, or some of them, or all. */
async function digestFindings(
  envelope: Envelope,
  { root, changed }: { root: string; changed: ReadonlyArray<Pointer> },
  ports: VerifyPorts,
): Promise<Array<Finding>> {
  if (changed.length > 0) {
    return changed.map((pointer) => findingAt("digest_changed", envelope, below("/digests", pointer)));
  }
  const isSealOfRoot = (await signedOver(root, envelope, ports)) === true;
  return [
    isSealOfRoot
      ? findingAt("seal_changed", envelope, "/seal/sha256")
      : findingAt("digests_changed", envelope, "/digests"),
  ];
}

/** The key, its id in the seal and its id in the sealed head are one. */
async function keyFindings(envelope: Envelope, { sha256 }: VerifyPorts): Promise<Array<Finding>> {
  const { head, seal } = envelope;
  const bytes = bytesOfBase64(seal.publicKey);
  const keyId = bytes === null ? null : await sha256(bytes);
  if (keyId !== head.keyId && seal.keyId !== keyId) {
    return [findingAt("another_key", envelope, "/seal/publicKey")];
  }
  if (seal.keyId !== head.keyId) return [findingAt("another_key", envelope, "/seal/keyId")];
  return [];
}

async function signedOver(sha256: string, { seal }: Envelope, ports: VerifyPorts): Promise<boolean | null> {
  const [key, signature] = [bytesOfBase64(seal.publicKey), bytesOfBase64(seal.signature)];
  return key === null || signature === null ? false : ports.verify(key, signedText(sha256), signature);
}
