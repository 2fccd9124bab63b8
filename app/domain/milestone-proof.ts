import { provenPercentOf } from "./milestone-standing.ts";
import type { SlotStanding } from "./slot-standing.ts";
import { type SlotWorth, slotWorth } from "./slot-view.ts";

/** One line of the sum behind the proven number. */
export type ProofRow = {
  slot: string;
  worth: SlotWorth;
  presentCount: number;
  requiredCount: number;
  /** 0–1. */
  valueRatio: number;
  weight: number;
};

/** The sum behind a milestone's proven number (*mengapa?*), line by line. */
export type MilestoneProof = {
  rows: ReadonlyArray<ProofRow>;
  /** Required slots in the sum. */
  slotCount: number;
  /** Σ weight × value. */
  sum: number;
  /** Σ weight. */
  weight: number;
  sameWeight: boolean;
  /** 0–100; null without a required slot: nothing could prove it. */
  percent: number | null;
};

/** Lays the proven number out: the rows add up to it. */
export function milestoneProof(slots: ReadonlyArray<SlotStanding>): MilestoneProof {
  const rows = slots.map((standing) => ({
    slot: standing.slot.code,
    worth: slotWorth(standing),
    presentCount: standing.present.length,
    requiredCount: standing.present.length + standing.missing.length,
    valueRatio: standing.valueRatio,
    weight: standing.slot.weight,
  }));
  const summed = rows.filter((row) => row.worth !== "optional");
  return {
    rows,
    slotCount: summed.length,
    sum: summed.reduce((sum, row) => sum + row.weight * row.valueRatio, 0),
    weight: summed.reduce((sum, row) => sum + row.weight, 0),
    sameWeight: summed.every((row) => row.weight === summed[0]?.weight),
    percent: provenPercentOf(slots),
  };
}
