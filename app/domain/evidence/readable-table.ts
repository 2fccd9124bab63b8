import { type Answer, answerOf } from "./answer.ts";
import type { Observation } from "./observation.ts";
import type { Profile } from "./profile.ts";

const WITH_CONTENT: ReadonlyArray<Answer> = ["OK", "UNCHANGED_304", "TOO_LARGE"];

/** Whether the answer carried something to read. */
export function hasContent(observation: Observation): boolean {
  return observation.sniff !== null && WITH_CONTENT.includes(answerOf(observation));
}

/** The profile of a table that could be read, at least its beginning; null when there is none. */
export function readableTable(observation: Observation): Profile | null {
  const { profile } = observation;
  if (profile === null || !hasContent(observation)) return null;
  if (profile.failure !== null && profile.failure !== "too-large") return null;
  return profile.columns.length > 0 || hasFeatures(profile) ? profile : null;
}

export function hasFeatures({ geo }: Profile): boolean {
  return geo !== null && geo.features > 0;
}

/** A share as whole percent, never rounded up over a threshold. */
export function percentOf(ratio: number): number {
  return Math.floor(ratio * 100 + 1e-9);
}
