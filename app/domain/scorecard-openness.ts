import { type Judgement, PRINCIPLES, type Principle } from "./evidence/principles.ts";

/** How the slots of a plan fare on one principle. `percent` is met ÷ known, unrounded; null when nothing is known. */
export type OpennessRow = {
  principle: Principle;
  met: number;
  notMet: number;
  /** Slots of which nobody can say yet: beside the number, never a zero in it. */
  unknown: number;
  percent: number | null;
};

/** Openness of a plan's evidence by the nine principles (*keterbukaan menurut asas*). */
export type Openness = {
  rows: ReadonlyArray<OpennessRow>;
  /** Mean of the slots' own shares of principles met, over slots of which anything is known; null without any. */
  meanPercent: number | null;
  /** Slots in the mean. */
  judged: number;
  /** Slots with evidence of which no principle is known. */
  unjudged: number;
  /** Slots without evidence: there is nothing to judge. */
  empty: number;
};

export type SlotJudgements = ReadonlyArray<{ principle: Principle; judgement: Judgement }>;

/**
 * Means over slots, each slot counting once. What is unknown is counted beside and never as not met.
 *
 * @param slots the sheet of each slot with evidence.
 * @param empty how many slots have no evidence.
 */
export function opennessOf(slots: ReadonlyArray<SlotJudgements>, empty: number): Openness {
  const rows = PRINCIPLES.map((principle): OpennessRow => {
    const counts = { met: 0, not_met: 0, unknown: 0 };
    for (const slot of slots) {
      const judgement = slot.find((each) => each.principle === principle)?.judgement ?? "unknown";
      counts[judgement] += 1;
    }
    const { met, not_met: notMet, unknown } = counts;
    return { principle, met, notMet, unknown, percent: shareOf(met, notMet) };
  });
  const shares = slots.map(shareOfSlot).filter((share) => share !== null);
  const sum = shares.reduce((total, share) => total + share, 0);
  return {
    rows,
    meanPercent: shares.length === 0 ? null : sum / shares.length,
    ...{ judged: shares.length, unjudged: slots.length - shares.length, empty },
  };
}

function shareOfSlot(slot: SlotJudgements): number | null {
  const count = (wanted: Judgement) => slot.filter(({ judgement }) => judgement === wanted).length;
  return shareOf(count("met"), count("not_met"));
}

function shareOf(met: number, notMet: number): number | null {
  return met + notMet === 0 ? null : (met / (met + notMet)) * 100;
}
