import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import type { DeciderRefusal } from "#app/domain/evidence/law-page.ts";
import type { EvidenceRuling } from "#app/domain/facts.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { ContestedCase } from "./contested.ts";

/** A case in the queue. */
export type ContestedRow = ContestedCase & {
  plan: string;
  title: Bilingual;
  /** Short name of the organisation that filed the evidence. */
  organisation: string;
  waitedDays: number;
  blocked: DeciderRefusal | null;
};

/** A case laid out: what was accepted, and what the machine sees now. */
export type ContestedPage = {
  item: string;
  plan: string;
  timeZone: string;
  card: MilestoneCard;
  slot: { code: string; title: Bilingual; criteria: Bilingual };
  url: string;
  hiddenSince: CalendarDate | null;
  organisation: string;
  /** Null once nothing is to be looked at again: it recovered, or somebody ruled. */
  contested: ContestedCase | null;
  checked: CheckedItem;
  rulings: ReadonlyArray<EvidenceRuling & { by: string }>;
  steps: ReadonlyArray<{ step: "check" | "acceptance"; by: string; on: CalendarDate }>;
  blocked: DeciderRefusal | null;
};
