import type { MatchSubject } from "./match-tiers.ts";
import type { Observation } from "./observation.ts";

/**
 * What a catalogue may know an observed address by.
 *
 * @param observation with its content: see `withKnownContent`.
 */
export function subjectOfObservation(typed: string, observation: Observation): MatchSubject {
  const { sniff, hops, finalUrl, sha256, bytesDecoded, profile } = observation;
  const canonical = sniff?.canonicalUrl ?? null;
  return {
    ...{ typed, hops: hops.slice(1).map(({ url }) => url), finalUrl },
    pageIds: [...(canonical === null ? [] : [canonical]), ...(sniff?.datasetIds ?? [])],
    content: {
      ...{
        sha256,
        bytes: bytesDecoded,
        tableFp: profile?.partial === true ? null : (profile?.tableFp ?? null),
      },
      ...{ rows: profile?.rows ?? 0, columns: profile?.columns.length ?? 0 },
      links: sniff?.kind === "html" ? sniff.dataLinks.map(({ url }) => url) : [],
      title: sniff?.title ?? null,
    },
  };
}
