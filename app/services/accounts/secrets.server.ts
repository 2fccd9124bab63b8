import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
} from "node:crypto";
import { RECOVERY_ALPHABET, RECOVERY_LENGTH } from "#app/domain/account/second-factor.ts";

const SEAL = "aes-256-gcm";
const VERSION = "v1";

/** A key of one purpose, made of the deployment's secret. Source: RFC 5869. */
function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `capaian:${purpose}`, 32));
}

/**
 * Seals a text so that only this deployment reads it, and only as `owner`'s: a row moved to somebody else opens
 * nothing.
 */
export function seal(text: string, owner: string, secret: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(SEAL, keyFor(secret, "seal"), nonce).setAAD(Buffer.from(owner));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const parts = [nonce, sealed, cipher.getAuthTag()].map((part) => part.toString("base64url"));
  return [VERSION, ...parts].join(".");
}

/** What {@link seal} sealed; null when it was altered, is another's, or was sealed under another secret. */
export function unseal(sealed: string, owner: string, secret: string): string | null {
  const [version, nonce = "", body = "", tag = ""] = sealed.split(".");
  if (version !== VERSION) return null;
  try {
    const bytes = (part: string) => Buffer.from(part, "base64url");
    const opener = createDecipheriv(SEAL, keyFor(secret, "seal"), bytes(nonce), { authTagLength: 16 })
      .setAAD(Buffer.from(owner))
      .setAuthTag(bytes(tag));
    return Buffer.concat([opener.update(bytes(body)), opener.final()]).toString("utf8");
  } catch {
    return null;
  }
}

/** A secret for a link or a program, of 256 bits. */
export function makeToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a secret of 256 bits: nobody finds it by trying. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

export function makeRecoveryCode(): string {
  const sign = () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)];
  return Array.from({ length: RECOVERY_LENGTH }, sign).join("");
}

/** What is kept of a recovery code, which is short: under a key, so that the database alone does not help to try. */
export function recoveryCodeHash(code: string, userId: string, secret: string): string {
  return createHmac("sha256", keyFor(secret, "recovery")).update(`${userId}:${code}`).digest("base64url");
}
