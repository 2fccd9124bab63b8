import type { SealedReport } from "./sealed.ts";

/** One piece of evidence of a report, as data. The names are the columns of the CSV and the keys of the JSON. */
export type ManifestRow = {
  milestone: string;
  slot: string;
  item: string;
  /** Null where it is withheld because personal data was found behind it. */
  url: string | null;
  kind: string;
  organisation: string;
  filed_on: string;
  review: "pending" | "checked" | "accepted" | "returned";
  verdict: SealedReport["content"]["milestones"][number]["slots"][number]["evidence"][number]["verdict"];
  verdict_on: string | null;
  codes: string;
  first_opened_on: string | null;
  /** Of the content last seen by the end of the report's day. */
  sha256: string | null;
  bytes: number | null;
  seen_at: string | null;
};

export const MANIFEST_COLUMNS = [
  ...(["milestone", "slot", "item", "url", "kind", "organisation", "filed_on", "review"] as const),
  ...(["verdict", "verdict_on", "codes", "first_opened_on", "sha256", "bytes", "seen_at"] as const),
] as const satisfies ReadonlyArray<keyof ManifestRow>;

/** The evidence of a report, in its order. */
export function manifestOf({
  content,
  addresses,
}: Pick<SealedReport, "content" | "addresses">): Array<ManifestRow> {
  return content.milestones.flatMap((milestone) =>
    milestone.slots.flatMap((slot) =>
      slot.evidence.map((item) => ({
        ...{
          milestone: milestone.code,
          slot: slot.code,
          item: item.id,
          url: addresses[item.id]?.url ?? null,
        },
        ...{ kind: item.kind, organisation: item.organisation, filed_on: item.filedOn, review: item.review },
        ...{ verdict: item.verdict, verdict_on: item.verdictOn, codes: item.codes.join(" ") },
        ...{ first_opened_on: item.firstOpenedOn, sha256: item.content?.sha256 ?? null },
        ...{ bytes: item.content?.bytes ?? null, seen_at: item.content?.seenAt ?? null },
      })),
    ),
  );
}
