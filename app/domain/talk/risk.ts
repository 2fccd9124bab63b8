import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Dated } from "#app/domain/facts.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import {
  AUDIENCES,
  type Audience,
  byKnown,
  type FieldProblem,
  LONGEST_LINE,
  lastKnown,
  orNone,
  readFields,
  type Typed,
} from "./said.ts";

export const LEVELS = ["low", "medium", "high"] as const;
export type Level = (typeof LEVELS)[number];

export const RISK_STATES = ["open", "happened", "closed"] as const;
export type RiskState = (typeof RISK_STATES)[number];

/** What a risk says from the day it became known until the next version. */
export type RiskVersion = Dated & {
  title: Bilingual;
  /** What would show that it has happened. */
  trigger: Bilingual;
  /** What is done then (*rencana cadangan*). */
  fallback: Bilingual;
  /** Organisation that watches it. */
  organisation: string;
  likelihood: Level;
  impact: Level;
  state: RiskState;
  audience: Audience;
  /** Why it was changed; null for the first version. */
  reason: string | null;
};

/** A risk (*risiko*) to a milestone or to the plan. */
export type Risk = {
  code: string;
  /** Null for one to the whole plan. */
  milestone: string | null;
  /** Oldest first. */
  versions: ReadonlyArray<RiskVersion>;
};

/** A risk as it stood on a day. */
export type RiskView = Omit<RiskVersion, "knownOn" | "recordedAt"> & {
  code: string;
  milestone: string | null;
  exposure: Level;
  /** Day it was first known to the reader, and day of the version that holds. */
  since: CalendarDate;
  changedOn: CalendarDate;
};

/**
 * How heavily a risk weighs: high where likelihood and impact together reach high and medium, low where neither
 * passes low and medium together, else medium.
 */
export function exposureOf(likelihood: Level, impact: Level): Level {
  const sum = LEVELS.indexOf(likelihood) + LEVELS.indexOf(impact);
  return sum >= 3 ? "high" : sum === 2 ? "medium" : "low";
}

/**
 * A risk as of a day; null before it is known, and for the public while its last version is internal.
 */
export function riskAsOf(
  risk: Risk,
  { asOf, reader }: { asOf: CalendarDate; reader: Audience },
): RiskView | null {
  const versions = versionsAsOf(risk, { asOf, reader });
  const last = lastKnown(risk.versions, asOf);
  const first = versions[0];
  if (last === null || first === undefined || (reader === "public" && last.audience === "internal"))
    return null;
  const { knownOn: changedOn, recordedAt: _at, ...said } = last;
  const exposure = exposureOf(last.likelihood, last.impact);
  const { code, milestone } = risk;
  return { ...said, code, milestone, exposure, since: first.knownOn, changedOn };
}

/** The versions a reader may see on a day, oldest first. */
export function versionsAsOf(
  risk: Risk,
  { asOf, reader }: { asOf: CalendarDate; reader: Audience },
): Array<RiskVersion> {
  return risk.versions
    .toSorted(byKnown)
    .filter(({ knownOn, audience }) => knownOn <= asOf && (reader === "internal" || audience === "public"));
}

const STATE_ORDER: ReadonlyArray<RiskState> = ["happened", "open", "closed"];

/** Risks as of a day: those that happened, then open ones, the heaviest first, then closed ones. */
export function risksAsOf(
  risks: ReadonlyArray<Risk>,
  view: { asOf: CalendarDate; reader: Audience },
): Array<RiskView> {
  return risks
    .flatMap((risk) => riskAsOf(risk, view) ?? [])
    .toSorted(
      (left, right) =>
        STATE_ORDER.indexOf(left.state) - STATE_ORDER.indexOf(right.state) ||
        LEVELS.indexOf(right.exposure) - LEVELS.indexOf(left.exposure) ||
        numberOf(left.code) - numberOf(right.code),
    );
}

/** `R3` after `R2`, whatever was closed. */
export function nextRiskCode(codes: ReadonlyArray<string>): string {
  return `R${Math.max(0, ...codes.map(numberOf)) + 1}`;
}

function numberOf(code: string): number {
  return Number(/\d+$/.exec(code)?.[0] ?? 0);
}

export type NewRisk = Omit<RiskVersion, "knownOn" | "recordedAt" | "illustration"> & {
  milestone: string | null;
};

type Known = {
  milestones: ReadonlyArray<string>;
  organisations: ReadonlyArray<string>;
  /** The risk that is changed; null for a new one. */
  changes: Risk | null;
};

/** Reads a risk or a new version of one. Its milestone never changes. */
export function readRisk(
  typed: Typed,
  { milestones, organisations, changes }: Known,
): { ok: true; risk: NewRisk } | { ok: false; problems: Array<FieldProblem> } {
  const read = readFields(typed);
  const audience = read.choice("audience", AUDIENCES) ?? "internal";
  const isPublic = audience === "public";
  const pair = (name: string, most?: number): Bilingual => {
    const rule = most === undefined ? { isPublic } : { isPublic, most };
    const en = read.text(`${name}En`, { ...rule, required: false });
    return { id: read.text(name, rule), en: orNone(en) };
  };
  const title = pair("title", LONGEST_LINE);
  const trigger = pair("trigger");
  const fallback = pair("fallback");
  const likelihood = read.choice("likelihood", LEVELS);
  const impact = read.choice("impact", LEVELS);
  const organisation = read.choice("organisation", organisations);
  const state = changes === null ? "open" : read.choice("state", RISK_STATES);
  const reason = changes === null ? "" : read.text("reason", { most: LONGEST_LINE, isPublic });
  const named = changes === null ? read.given("milestone") : (changes.milestone ?? "");
  if (named !== "" && !milestones.includes(named)) read.refuse("milestone", "unknown");
  const complete = likelihood !== null && impact !== null && organisation !== null && state !== null;
  if (!complete || read.problems.length > 0) return { ok: false, problems: read.problems };
  return {
    ok: true,
    risk: {
      ...{ title, trigger, fallback, likelihood, impact, organisation, state, audience },
      ...{ reason: orNone(reason), milestone: orNone(named) },
    },
  };
}

/** What a risk says, as a form shows it. */
export function typedRisk(risk: Risk | null): Record<string, string> {
  const last = risk?.versions.at(-1);
  return {
    ...{
      milestone: risk?.milestone ?? "",
      audience: last?.audience ?? "public",
      state: last?.state ?? "open",
    },
    ...{ title: last?.title.id ?? "", titleEn: last?.title.en ?? "" },
    ...{ trigger: last?.trigger.id ?? "", triggerEn: last?.trigger.en ?? "" },
    ...{ fallback: last?.fallback.id ?? "", fallbackEn: last?.fallback.en ?? "" },
    ...{
      likelihood: last?.likelihood ?? "",
      impact: last?.impact ?? "",
      organisation: last?.organisation ?? "",
    },
  };
}
