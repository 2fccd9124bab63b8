import { isUnderOneOf } from "./hosting.ts";
import type { Publisher, Standing } from "./legal-standing.ts";
import type { MatchResult } from "./match.ts";

/** Words by which published material says of itself that it is not the official result. */
const UNOFFICIAL_WORDS =
  /\b((tidak|bukan|belum|non)[\s-]+((hasil|data|dokumen|angka)[\s-]+)?resmi|unofficial|not[\s-]+official|hasil[\s-]+sementara|provisional|hitung[\s-]+cepat|quick[\s-]+count|real[\s-]+count)\b/i;

export type StandingFacts = {
  /** What a person decided; null while nobody has. */
  decided: Standing | null;
  /** What the plan says of the system it comes from, such as Sirekap; null where it says nothing. */
  ofSystem: "official" | "unofficial" | null;
  /** Titles, labels and notes published with it. */
  words: ReadonlyArray<string>;
};

export type StandingFinding = { standing: Standing; by: "person" | "words" | "system" | null };

/**
 * Whether published material is the official result (*hasil resmi*).
 *
 * A person's decision counts first. What calls itself unofficial is unofficial whatever its system; and
 * nothing becomes official by its words or its address, for unofficial counts stand on official sites.
 */
export function findStanding({ decided, ofSystem, words }: StandingFacts): StandingFinding {
  if (decided !== null && decided !== "unknown") return { standing: decided, by: "person" };
  if (words.some((text) => UNOFFICIAL_WORDS.test(text))) return { standing: "unofficial", by: "words" };
  return { standing: ofSystem ?? "unknown", by: ofSystem === null ? null : "system" };
}

/** Items apart by their standing, each in its order; those nobody could tell stand by themselves. */
export function separatedByStanding<Item extends { standing: Standing }>(
  items: ReadonlyArray<Item>,
): Record<Standing, Array<Item>> {
  const having = (wanted: Standing) => items.filter(({ standing }) => standing === wanted);
  return { official: having("official"), unofficial: having("unofficial"), unknown: having("unknown") };
}

/** Who published it, with the address of the original of a mirror. */
export type PublisherFinding = { publisher: Publisher; originalUrl: string | null };

/**
 * Whether an address is the source's own, a mirror of what stands elsewhere, or somebody's who uses it
 * again. The same bytes at another address are a mirror wherever they stand.
 *
 * @param host of the final address.
 * @param officialHosts of the owing institution; empty when unknown, and then nobody is called a re-user.
 */
export function findPublisher(
  host: string,
  officialHosts: ReadonlyArray<string>,
  match: MatchResult,
): PublisherFinding {
  const single = match === null || "ambiguous" in match ? null : match;
  if (single?.level === "content") return { publisher: "mirror", originalUrl: single.matched };
  if (isUnderOneOf(host, officialHosts)) return { publisher: "source", originalUrl: null };
  return { publisher: officialHosts.length > 0 ? "reuser" : "unknown", originalUrl: null };
}
