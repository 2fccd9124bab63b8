import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type {
  Action,
  Bilingual,
  Checkpoint,
  Commitment,
  Discrepancy,
  Milestone,
  Organisation,
  Plan,
  Provenance,
} from "#app/domain/plan.ts";
import type { EventOccurrence, Schedule } from "#app/domain/schedule.ts";

import type { SourceMeeting } from "./meeting-tables.ts";

/** The frame of a plan with what its file says beyond it. */
export type SourcePlan = Plan & {
  adoptedOn: CalendarDate | null;
  /** Numbers others gave the plan, such as the OGP's. */
  externalIds: Readonly<Record<string, string>>;
  source: Plan["source"] & {
    code: string;
    file: string;
    date: CalendarDate;
    place: string;
    lines: string;
    /** Of the period, the state and the meaning of codes. */
    provenance: ReadonlyArray<Provenance>;
  };
};

export type SourceRegulation = {
  code: string;
  kind: "law" | "regulation" | "ruling" | "agreement";
  title: Bilingual;
  number: string | null;
  year: number | null;
  promulgatedOn: CalendarDate | null;
  effectiveOn: CalendarDate | null;
  url: string | null;
  summary: Bilingual | null;
  note: Bilingual | null;
};

export type SourceOccurrence = EventOccurrence & { code: string; note: Bilingual | null };
export type SourceSchedule = Omit<Schedule, "occurrences"> & { occurrences: ReadonlyArray<SourceOccurrence> };

export type SourceSystem = {
  slug: string;
  name: string;
  meaning: Bilingual;
  url: string | null;
  aliases: ReadonlyArray<string>;
  actions: ReadonlyArray<string>;
  note: Bilingual | null;
  provenance: ReadonlyArray<Provenance>;
};

export type SourceCatalogue = {
  slug: string;
  title: Bilingual;
  url: string;
  kind: "ckan" | "dcat" | "sitemap" | "manual";
  organisation: string;
  snapshots: ReadonlyArray<SourceSnapshot>;
};

export type SourceSnapshot = {
  takenOn: CalendarDate;
  total: number;
  categories: ReadonlyArray<{
    code: string;
    label: Bilingual;
    count: number;
    action: string | null;
    scope: "inside" | "outside" | "arguable";
    quote: string | null;
    lines: string | null;
  }>;
  source: Bilingual;
  provenance: ReadonlyArray<Provenance>;
};

/** A whole plan as its folder describes it. References are codes. */
export type PlanSource = {
  plan: SourcePlan;
  organisations: ReadonlyArray<Organisation>;
  regulations: ReadonlyArray<SourceRegulation>;
  schedule: SourceSchedule;
  checkpoints: ReadonlyArray<Checkpoint>;
  commitments: ReadonlyArray<Commitment & { provenance: ReadonlyArray<Provenance> }>;
  actions: ReadonlyArray<Action>;
  milestones: ReadonlyArray<Milestone>;
  systems: ReadonlyArray<SourceSystem>;
  discrepancies: ReadonlyArray<Discrepancy>;
  catalogues: ReadonlyArray<SourceCatalogue>;
  meetings: ReadonlyArray<SourceMeeting>;
};
