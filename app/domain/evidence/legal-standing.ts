import { z } from "zod";

export const STANDINGS = ["official", "unofficial", "unknown"] as const;
/** Official, or unofficial as Sirekap's counts are; the two are never mixed. */
export type Standing = (typeof STANDINGS)[number];

export const PUBLISHERS = ["source", "mirror", "reuser", "unknown"] as const;
/** Who published: the source itself, a mirror of it, or someone who re-uses it. */
export type Publisher = (typeof PUBLISHERS)[number];

/** A person's word on one piece of evidence. */
export const StandingValueSchema = z.object({
  standing: z.enum(STANDINGS),
  publisher: z.enum(PUBLISHERS),
});
export type StandingValue = z.infer<typeof StandingValueSchema>;

/**
 * Whether evidence may stand in a slot that demands one standing. Unknown may: it has not been judged.
 *
 * @param demanded what the slot demands; `any` demands nothing.
 */
export function fitsStanding(demanded: "official" | "unofficial" | "any", standing: Standing): boolean {
  return demanded === "any" || standing === "unknown" || standing === demanded;
}

/** Whether items of one slot mix official and unofficial data, which no sum may do. */
export function mixesStandings(standings: ReadonlyArray<Standing>): boolean {
  return standings.includes("official") && standings.includes("unofficial");
}
