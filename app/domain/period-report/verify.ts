import { canonicalJson } from "#app/domain/canonical-json.ts";
import { type Finding, type FindingCode, findingAt, type Verified } from "./finding.ts";
import { below, type Pointer } from "./pointer.ts";
import { EnvelopeSchema, REPORT_FORMAT } from "./sealed.ts";
import { readStrictJson } from "./strict-json.ts";
import { addressFindings } from "./verify-addresses.ts";
import type { KnownElsewhere, VerifyPorts } from "./verify-ports.ts";
import { type Envelope, sealFindings } from "./verify-seal.ts";

/**
 * Checks a report file: that it is byte for byte the one that was sealed, that the seal is the key's, and
 * that it follows the report it names. Every finding names its place; without one the file is as issued.
 *
 * @param known what the publisher says; what is null is not compared and said so.
 */
export async function verifyReport(
  bytes: Uint8Array<ArrayBuffer>,
  ports: VerifyPorts,
  known: KnownElsewhere,
): Promise<Verified> {
  const read = readEnvelope(bytes);
  if (!read.ok) return failed(read.finding);
  const { envelope, text } = read;
  const seal = await sealFindings(envelope, ports);
  const addresses = await addressFindings(envelope, ports);
  const findings = [...seal.findings, ...addresses.findings, ...elsewhereFindings(envelope, known)];
  if (findings.length === 0) findings.push(...rewrittenAt(text, envelope));
  const { head } = envelope;
  return {
    ok: findings.length === 0,
    findings,
    facts: { ...head, sha256: envelope.seal.sha256 },
    signature: seal.signature,
    key: known.keyIds === null ? "not_compared" : known.keyIds.includes(head.keyId) ? "published" : "unknown",
    chain: chainOf(envelope, known),
    withheld: addresses.withheld,
  };
}

function failed(finding: Finding): Verified {
  return {
    ...{ ok: false, findings: [finding], facts: null, withheld: 0 },
    ...{ signature: "unchecked", key: "not_compared", chain: "not_compared" },
  };
}

type Reading = { ok: true; envelope: Envelope; text: string } | { ok: false; finding: Finding };

function readEnvelope(bytes: Uint8Array<ArrayBuffer>): Reading {
  const refuse = (code: FindingCode, root: unknown, pointer: Pointer): Reading => ({
    ok: false,
    finding: findingAt(code, root, pointer),
  });
  const { text, brokenAt } = decode(bytes);
  if (brokenAt !== null) return refuse("not_utf8", null, readStrictJson(text, brokenAt).at);
  const read = readStrictJson(text);
  if (!read.ok) return refuse("not_json", null, read.at);
  const parsed = EnvelopeSchema.safeParse(read.value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const keys = issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
    const path = [...(issue?.path ?? []), ...keys].map(String);
    return refuse("not_a_report", read.value, path.reduce<Pointer>(below, ""));
  }
  if (parsed.data.format !== REPORT_FORMAT) return refuse("format_unknown", read.value, "/format");
  return { ok: true, envelope: parsed.data, text };
}

/** The text, and where it is no UTF-8. A byte order mark counts as a character: a sealed file has none. */
function decode(bytes: Uint8Array<ArrayBuffer>): { text: string; brokenAt: number | null } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), brokenAt: null };
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return { text, brokenAt: text.indexOf("\ufffd") };
  }
}

/** The same values in other letters: white space, another order, another escape. */
function rewrittenAt(text: string, envelope: Envelope): Array<Finding> {
  const whole = canonicalJson(envelope);
  if (whole === text) return [];
  let offset = 0;
  while (offset < text.length && text[offset] === whole[offset]) offset += 1;
  return [findingAt("rewritten", envelope, readStrictJson(text, offset).at)];
}

function elsewhereFindings(envelope: Envelope, { keyIds, published }: KnownElsewhere): Array<Finding> {
  const { keyId, prevSha256 } = envelope.head;
  const findings: Array<Finding> = [];
  if (keyIds !== null && !keyIds.includes(keyId)) {
    findings.push(findingAt("key_not_published", envelope, "/head/keyId"));
  }
  if (published !== null && prevSha256 !== "" && !published.includes(prevSha256)) {
    findings.push(findingAt("previous_differs", envelope, "/head/prevSha256"));
  }
  return findings;
}

function chainOf({ head, seal }: Envelope, { published }: KnownElsewhere): Verified["chain"] {
  if (published === null) return "not_compared";
  if (!published.includes(seal.sha256)) return "not_listed";
  return head.prevSha256 === "" ? "first" : published.includes(head.prevSha256) ? "linked" : "broken";
}
