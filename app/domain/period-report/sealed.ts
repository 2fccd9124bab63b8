import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { canonicalJson } from "#app/domain/canonical-json.ts";
import { ReportContentSchema } from "./content.ts";
import { sectionsOf } from "./sections.ts";

/** Names the layout of the file. Readers refuse what they do not know. */
export const REPORT_FORMAT = "capaian-report/1";

/** `JSON.stringify` writes a lone surrogate as its escape, and nothing else. */
const HALF_CHARACTER = /(?<!\\)(?:\\\\)*\\ud[89a-f][0-9a-f]{2}/;

const Digest = z.string().regex(/^[0-9a-f]{64}$/);

const Head = z.strictObject({
  ...{ plan: z.string(), checkpoint: z.string(), version: z.number().int().positive() },
  ...{ asOf: CalendarDateSchema, issuedOn: CalendarDateSchema, issuedAt: z.string() },
  issuer: z.strictObject({ name: z.string(), organisation: z.string() }),
  /** Digest of the report issued before it in the plan; empty for the first. */
  prevSha256: z.union([z.literal(""), Digest]),
  /** The report it corrects, and why. */
  replaces: z.strictObject({ version: z.number(), sha256: Digest, reason: z.string() }).nullable(),
  /** What it says differently from the report it corrects. */
  corrections: z.array(ReportContentSchema.shape.changes.element),
  keyId: Digest,
});
/** Which report it is, who issued it, and what it follows. */
export type ReportHead = z.infer<typeof Head>;

const Address = z.strictObject({ salt: z.string(), url: z.string(), note: z.string().nullable() });
/** Where a piece of evidence stands. Outside the sealed part, so that it can be taken out when personal data is found behind it. */
export type ReportAddress = z.infer<typeof Address>;

const Seal = z.strictObject({
  algorithm: z.literal("Ed25519"),
  /** Digest of the canonical JSON of `digests`: the digest of the report. */
  sha256: Digest,
  /** Base64, over {@link signedText}. */
  signature: z.string(),
  /** SHA-256 of `publicKey`'s bytes. */
  keyId: Digest,
  /** Base64 of the key as SubjectPublicKeyInfo. */
  publicKey: z.string(),
});
export type Seal = z.infer<typeof Seal>;

/** The members of a report file, each looked into later. */
export const EnvelopeSchema = z.strictObject({
  format: z.string(),
  head: Head,
  content: z.record(z.string(), z.unknown()),
  digests: z.record(z.string(), Digest),
  seal: Seal,
  /** By id of the evidence; null where it was taken out since. */
  addresses: z.record(z.string(), Address.nullable()),
});

/** A report file as issued. */
export const SealedReportSchema = EnvelopeSchema.extend({ content: ReportContentSchema });
export type SealedReport = z.infer<typeof SealedReportSchema>;

/** What sealing and checking ask of the machine they run on. */
export type Digests = {
  /** Hexadecimal SHA-256 of the text in UTF-8, or of bytes. */
  sha256: (content: string | Uint8Array<ArrayBuffer>) => Promise<string>;
};

/** What the signature is made over: the format keeps a signature for one purpose from serving another. */
export function signedText(sha256: string): string {
  return `${REPORT_FORMAT}:${sha256}`;
}

/** The digest of an address as it stands in the sealed part. The salt keeps it from being guessed once taken out. */
export function addressDigest(address: ReportAddress, { sha256 }: Digests): Promise<string> {
  return sha256(canonicalJson(address));
}

/**
 * The digests of all sections of a report, and of the report itself.
 *
 * @throws {TypeError} when a text holds half a character, which RFC 8785 does not let be written.
 */
export async function digestsOf(
  sealed: Pick<SealedReport, "format" | "head" | "content">,
  { sha256 }: Digests,
): Promise<{ digests: Record<string, string>; sha256: string }> {
  const { format, head, content } = sealed;
  const digests: Record<string, string> = {};
  if (HALF_CHARACTER.test(canonicalJson(content))) throw new TypeError("a text holds half a character");
  for (const { pointer, json } of sectionsOf({ format, head, content }))
    digests[pointer] = await sha256(json);
  return { digests, sha256: await sha256(canonicalJson(digests)) };
}

/** The file of a report, byte for byte. */
export function reportFile(report: SealedReport): string {
  return canonicalJson(report);
}
