import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  verify,
} from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Seal, signedText } from "#app/domain/period-report/sealed.ts";
import type { VerifyPorts } from "#app/domain/period-report/verify-ports.ts";

export type Signer = {
  keyId: string;
  publicKeyPem: string;
  /** The seal over a report's digest. */
  seal: (sha256: string) => Seal;
};

const FILE = "laporan-ed25519.pem";
const OWNER_ONLY = { folder: 0o700, file: 0o600 } as const;

/**
 * The key that signs reports: the one kept in the folder, or one made now. Programs that start at once each
 * make one; the first to link it into place wins.
 *
 * @throws {Error} when the file is there and holds no Ed25519 key.
 */
export function openSigner(folder: string): Signer {
  const path = join(folder, FILE);
  const privateKey = createPrivateKey(readIfThere(path) ?? makeKey(folder, path));
  if (privateKey.asymmetricKeyType !== "ed25519") throw new Error(`${path}: not an Ed25519 key`);
  const publicKey = createPublicKey(privateKey);
  const keyId = keyIdOf(publicKey);
  return {
    keyId,
    publicKeyPem: publicKey.export({ type: "spki", format: "pem" }).toString(),
    seal: (sha256) => ({
      ...{ algorithm: "Ed25519", sha256, keyId },
      signature: sign(null, Buffer.from(signedText(sha256)), privateKey).toString("base64"),
      publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
    }),
  };
}

function makeKey(folder: string, path: string): string {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY.folder });
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  writeFileSync(draft, pem, { mode: OWNER_ONLY.file, flag: "wx" });
  try {
    linkSync(draft, path);
    chmodSync(path, OWNER_ONLY.file);
  } catch (error) {
    if (!hasCode(error, "EEXIST")) throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, "utf8");
}

/** Id of a public key: SHA-256 of its SubjectPublicKeyInfo. */
function keyIdOf(publicKey: KeyObject): string {
  return createHash("sha256")
    .update(publicKey.export({ type: "spki", format: "der" }))
    .digest("hex");
}

/** Ids of the keys in a PEM text; null when it holds none that can be read. */
export function keyIdsInPem(pem: string): Array<string> | null {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g) ?? [];
  try {
    return blocks.length === 0 ? null : blocks.map((block) => keyIdOf(createPublicKey(block)));
  } catch {
    return null;
  }
}

/** Digests and signatures by Node's own cryptography. */
export const nodePorts: VerifyPorts = {
  sha256: async (content) => createHash("sha256").update(content).digest("hex"),
  verify: async (publicKey, text, signature) => {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey), format: "der", type: "spki" });
      return key.asymmetricKeyType === "ed25519" && verify(null, Buffer.from(text), key, signature);
    } catch {
      return false;
    }
  },
};

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
