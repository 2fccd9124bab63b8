import type { PlanFacts } from "#app/domain/facts.ts";
import type { Bilingual, Commitment, Plan, Provenance } from "#app/domain/plan.ts";
import type { EventOccurrence, Schedule } from "#app/domain/schedule.ts";
import type { Meeting } from "#app/domain/talk/meeting.ts";

/** A plan to write: what {@link PlanFacts} holds of it before anyone reports, and what stands beside it. */
export type PlanContent = Pick<
  PlanFacts,
  "checkpoints" | "actions" | "milestones" | "organisations" | "discrepancies"
> & {
  plan: Plan & { adoptedOn: string | null; externalIds: Readonly<Record<string, string>> };
  commitments: ReadonlyArray<Commitment & { provenance: ReadonlyArray<Provenance> }>;
  regulations: ReadonlyArray<RegulationContent>;
  schedule: ScheduleContent;
  systems: ReadonlyArray<SystemContent>;
  catalogues: ReadonlyArray<CatalogueContent>;
  meetings: ReadonlyArray<Omit<Meeting, "version" | "recordedAt" | "illustration">>;
};

export type ScheduleContent = Omit<Schedule, "occurrences"> & {
  occurrences: ReadonlyArray<EventOccurrence & { code: string; note: Bilingual | null }>;
};

export type RegulationContent = {
  code: string;
  kind: string;
  title: Bilingual;
  number: string | null;
  year: number | null;
  promulgatedOn: string | null;
  effectiveOn: string | null;
  url: string | null;
  summary: Bilingual | null;
  note: Bilingual | null;
};

export type SystemContent = {
  slug: string;
  name: string;
  meaning: Bilingual;
  url: string | null;
  aliases: ReadonlyArray<string>;
  actions: ReadonlyArray<string>;
  note: Bilingual | null;
  provenance: ReadonlyArray<Provenance>;
};

export type CatalogueContent = {
  slug: string;
  title: Bilingual;
  url: string;
  kind: string;
  organisation: string;
  snapshots: ReadonlyArray<{
    takenOn: string;
    total: number;
    categories: ReadonlyArray<unknown>;
    source: Bilingual;
    provenance: ReadonlyArray<Provenance>;
  }>;
};
