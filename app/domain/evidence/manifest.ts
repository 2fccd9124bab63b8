import type { EvidenceItem, VerdictPoint } from "#app/domain/facts.ts";
import type { ItemVerdict } from "./verdict.ts";

/** One piece of evidence in an export, for programs. Instants are ISO in UTC. */
export type ManifestItem = {
  item: string;
  plan: string;
  milestone: string;
  slot: string;
  /** Null where the address is hidden because personal data was found behind it. */
  url: string | null;
  /** The latest look, and its place in the chain of looks at this address; null while there was none. */
  observedAt: string | null;
  selfHash: string | null;
  prevHash: string | null;
  /** The latest look that brought a content, and that content. */
  contentAt: string | null;
  sha256: string | null;
  bytes: number | null;
  verdict: ItemVerdict | null;
  codes: ReadonlyArray<string>;
  /** Name in the archive; null when the content is not handed on. */
  file: string | null;
  /** Why it is not: one of the reasons snapshots know, or `no-content`. */
  withheld: string | null;
};

type Look = { at: Date; selfHash: string; prevHash: string; sha256: string | null; bytes: number | null };

export type ManifestFacts = {
  item: Pick<EvidenceItem, "id" | "slot" | "url">;
  plan: string;
  milestone: string;
  verdict: Pick<VerdictPoint, "verdict" | "codes"> | null;
  isHidden: boolean;
  seen: { look: Look; content: Look | null } | null;
  /** Why the content is not handed on; null when it is. */
  withheld: string | null;
};

/** One piece of evidence as an export tells of it: of a hidden address neither the address nor the file. */
export function manifestItem(facts: ManifestFacts): ManifestItem {
  const { item, plan, milestone, verdict, isHidden, seen } = facts;
  const sha256 = seen?.content?.sha256 ?? null;
  const withheld = isHidden ? "personal-data" : sha256 === null ? "no-content" : facts.withheld;
  return {
    ...{ item: item.id, plan, milestone, slot: item.slot, url: isHidden ? null : item.url },
    ...{ observedAt: seen?.look.at.toISOString() ?? null },
    ...{ selfHash: seen?.look.selfHash ?? null, prevHash: seen?.look.prevHash ?? null },
    ...{ contentAt: seen?.content?.at.toISOString() ?? null, sha256, bytes: seen?.content?.bytes ?? null },
    ...{ verdict: verdict?.verdict ?? null, codes: verdict?.codes ?? [] },
    ...{ file: withheld === null ? `snapshots/${sha256}` : null, withheld },
  };
}
