import { z } from "zod";
import type { CheckName, CheckResult } from "./outcome.ts";

/** The nine principles of the Open Election Data Initiative (openelectiondata.net), in their order. */
export const PRINCIPLES = [
  ...(["timely", "granular", "free_online", "complete_bulk", "analyzable", "non_proprietary"] as const),
  ...(["non_discriminatory", "licence_free", "permanent"] as const),
] as const;
export type Principle = (typeof PRINCIPLES)[number];

export const JUDGEMENTS = ["met", "not_met", "unknown"] as const;
export type Judgement = (typeof JUDGEMENTS)[number];

/** A reviewer's word on the principles of one slot; those left out were not judged. */
export const PrincipleValueSchema = z.object({
  judgements: z.partialRecord(z.enum(PRINCIPLES), z.enum(JUDGEMENTS)),
});
export type PrincipleValue = z.infer<typeof PrincipleValueSchema>;

export type PrincipleRow = {
  principle: Principle;
  machine: Judgement;
  /** Null when no person has judged it. */
  person: Judgement | null;
  /** The person's word where there is one, else the machine's. */
  judgement: Judgement;
  judgedBy: "machine" | "person" | "nobody";
};

export type PrinciplesSheet = {
  rows: ReadonlyArray<PrincipleRow>;
  met: number;
  /** Principles of which anything is known: what is unknown is no zero. */
  known: number;
  unknown: number;
  /** Five-star format and licence, beside the principles and never mixed with them. */
  formatStars: number | null;
  openStars: number | null;
  licence: string | null;
};

/**
 * The nine principles of one slot's evidence: the machine's part from the latest results of its items, the
 * human part from the reviewed checklist.
 *
 * Several items are judged together: a principle one of them meets is met. Granularity has no machine part
 * of its own; whether anyone may use the data is proven wrong by a login or a wall, and right by people.
 *
 * @param items latest results, by item.
 * @param person the latest checklist; null when there is none.
 */
export function judgePrinciples(
  items: ReadonlyArray<ReadonlyArray<CheckResult>>,
  person: PrincipleValue | null,
): PrinciplesSheet {
  const rows = PRINCIPLES.map((principle): PrincipleRow => {
    const machine = together(items.map((results) => RULES[principle](results)));
    const said = person?.judgements[principle] ?? null;
    const judgement = said ?? machine;
    const judgedBy = said !== null ? "person" : machine === "unknown" ? "nobody" : "machine";
    return { principle, machine, person: said, judgement, judgedBy };
  });
  const known = rows.filter(({ judgement }) => judgement !== "unknown");
  const met = known.filter(({ judgement }) => judgement === "met").length;
  const [best] = items
    .flatMap((results) => results.filter(({ check }) => check === "C4"))
    .toSorted((a, b) => Number(b.data.formatStars ?? -1) - Number(a.data.formatStars ?? -1));
  return {
    ...{ rows, met, known: known.length, unknown: rows.length - known.length },
    ...{ formatStars: numberIn(best, "formatStars"), openStars: numberIn(best, "openStars") },
    licence: licenceIn(items.flat()),
  };
}

type Rule = (results: ReadonlyArray<CheckResult>) => Judgement;

const LOCKED: ReadonlySet<string> = new Set(["LOGIN_REQUIRED", "LOGIN_WALL", "ACCOUNT_ASKED"]);

const RULES: Readonly<Record<Principle, Rule>> = {
  timely: (results) => passOrFail(results, "C8"),
  granular: () => "unknown",
  free_online: (results) => {
    if (hasCode(results, LOCKED)) return "not_met";
    const opened = find(results, "C1");
    if (opened === undefined || opened.code === "LONG_UNVERIFIABLE") return "unknown";
    return byOutcome(opened, { warn: "met" });
  },
  complete_bulk: (results) => {
    const parts = [passOrFail(results, "C6"), passOrFail(results, "C7")];
    if (parts.includes("not_met")) return "not_met";
    return parts.every((part) => part === "met") ? "met" : "unknown";
  },
  analyzable: (results) => judged(results, "C5", { warn: "met" }),
  non_proprietary: (results) => {
    const stars = numberIn(find(results, "C4"), "formatStars");
    return stars === null ? "unknown" : stars >= 3 ? "met" : "not_met";
  },
  non_discriminatory: (results) =>
    hasCode(results, LOCKED) || hasCode(results, new Set(["BOT_WALL"])) ? "not_met" : "unknown",
  licence_free: (results) => judged(results, "C9", { warn: "not_met" }),
  permanent: (results) => {
    const stability = find(results, "C12");
    return stability?.code === "FIRST_SEEN" ? "unknown" : judged(results, "C12", {});
  },
};

function together(judgements: ReadonlyArray<Judgement>): Judgement {
  if (judgements.includes("met")) return "met";
  return judgements.includes("not_met") ? "not_met" : "unknown";
}

function passOrFail(results: ReadonlyArray<CheckResult>, check: CheckName): Judgement {
  return judged(results, check, {});
}

function judged(
  results: ReadonlyArray<CheckResult>,
  check: CheckName,
  other: { warn?: Judgement },
): Judgement {
  const result = find(results, check);
  return result === undefined ? "unknown" : byOutcome(result, other);
}

function byOutcome({ outcome }: CheckResult, { warn = "unknown" }: { warn?: Judgement }): Judgement {
  if (outcome === "pass") return "met";
  if (outcome === "fail") return "not_met";
  return outcome === "warn" ? warn : "unknown";
}

function find(results: ReadonlyArray<CheckResult>, check: CheckName): CheckResult | undefined {
  return results.find((result) => result.check === check);
}

function hasCode(results: ReadonlyArray<CheckResult>, codes: ReadonlySet<string>): boolean {
  return results.some(({ code }) => codes.has(code));
}

function numberIn(result: CheckResult | undefined, key: string): number | null {
  const value = result?.data[key];
  return typeof value === "number" ? value : null;
}

function licenceIn(results: ReadonlyArray<CheckResult>): string | null {
  const stated = results.find(({ check, data }) => check === "C9" && typeof data.licence === "string");
  return typeof stated?.data.licence === "string" ? stated.data.licence : null;
}
