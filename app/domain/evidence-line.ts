import { type EvidenceUrl, parseEvidenceUrl } from "./evidence/canonical-url.ts";
import type { UrlPolicy, UrlRefusal } from "./evidence/url-policy.ts";
import { storedFileIn } from "./stored-file.ts";

/** Files of this site that a person may file, by `<sha256>/<name>`, and what this site's addresses begin with. */
export type OwnFiles = {
  origin: string | null;
  ids: ReadonlyMap<string, string>;
};

export const NO_FILES: OwnFiles = { origin: null, ids: new Map() };

export type LineRefusal = UrlRefusal | "file_unknown";

export type EvidenceLine =
  | { ok: true; address: EvidenceUrl; fileId: string | null }
  | { ok: false; refusal: LineRefusal };

/**
 * Reads one line of evidence: an address, or the address of a file handed in here. Of this site's own files
 * only those the person's organisation handed in may be filed; they are opened in the store, so that this site
 * may itself stand where the checker must not go.
 */
export function readEvidenceLine(
  text: string,
  { policy, files }: { policy: UrlPolicy; files: OwnFiles },
): EvidenceLine {
  const named = storedFileIn(text);
  if (named === null || files.origin === null || named.origin !== new URL(files.origin).origin) {
    const address = parseEvidenceUrl(text, policy);
    return address.ok ? { ok: true, address, fileId: null } : address;
  }
  const fileId = files.ids.get(`${named.sha256}/${named.name}`) ?? null;
  if (fileId === null) return { ok: false, refusal: "file_unknown" };
  const { hostname, port, protocol } = new URL(files.origin);
  const own = {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "https:" ? 443 : 80),
  };
  const address = parseEvidenceUrl(text, { ...policy, allow: [...policy.allow, own] });
  return address.ok ? { ok: true, address, fileId } : address;
}
