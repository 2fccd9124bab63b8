import type { VerifyPorts } from "#app/domain/period-report/verify-ports.ts";

const ED25519 = { name: "Ed25519" } as const;

/** Digests and signatures by the browser's own cryptography. Older browsers know no Ed25519 and say so. */
export const browserPorts: VerifyPorts = {
  async sha256(content) {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    return hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  },
  async verify(publicKey, text, signature) {
    try {
      const key = await crypto.subtle.importKey("spki", publicKey, ED25519, false, ["verify"]);
      return await crypto.subtle.verify(ED25519, key, signature, new TextEncoder().encode(text));
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotSupportedError") return null;
      return false;
    }
  },
};

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
