import { bareContext, type CheckContext, type WantedElement } from "#app/domain/evidence/check-context.ts";
import type { ClosureInForce } from "#app/domain/evidence/closure.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { blankProfile, type ColumnProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { foldLabel } from "#app/domain/evidence/table/fold-label.ts";
import { anObservation } from "./factories.ts";

/** A filled column of text. */
export function aColumn(name: string, overrides: Partial<ColumnProfile> = {}): ColumnProfile {
  return {
    ...{ name, norm: foldLabel(name), type: "string", typeRatios: { string: 1 }, fillRatio: 1 },
    ...{ distinct: 18, repeats: 0, min: null, max: null, patterns: [], uriRatio: 0 },
    ...{ numberAsTextRatio: 0, registers: [] },
    ...overrides,
  };
}

/** A column as the words of the rule tables describe its values. */
export function aColumnOf(name: string, values: string): ColumnProfile {
  const ratios: Record<string, Partial<ColumnProfile>> = {
    string: {},
    integer: { type: "integer", typeRatios: { integer: 1, number: 1 } },
    number: { type: "number", typeRatios: { number: 1 } },
    year: { type: "year", typeRatios: { year: 1, integer: 1, number: 1 } },
    date: { type: "date", typeRatios: { date: 1 } },
    url: { uriRatio: 1 },
    "number as text": { type: "number", typeRatios: {}, numberAsTextRatio: 1 },
    "two words": { distinct: 2, repeats: 16 },
    empty: { fillRatio: 0, distinct: 0, typeRatios: {} },
  };
  const overrides = ratios[values];
  if (overrides === undefined) throw new Error(`«${values}» describes no values`);
  return aColumn(name, overrides);
}

/** A sound CSV table of 1 000 rows. */
export function aProfile(columns: ReadonlyArray<ColumnProfile>, overrides: Partial<Profile> = {}): Profile {
  return { ...blankProfile("csv"), rows: 1_000, columns: [...columns], ...overrides };
}

export function aTable(columns: ReadonlyArray<ColumnProfile>, overrides: Partial<Profile> = {}): Observation {
  return anObservation({ profile: aProfile(columns, overrides) });
}

/** A required element of free text. */
export function aWanted(labels: string | ReadonlyArray<string>, overrides = {}): WantedElement {
  const all = typeof labels === "string" ? [labels] : labels;
  return {
    ...{ key: foldLabel(all[0] ?? "").replaceAll(" ", "_"), labels: all, type: "string" },
    ...{ required: true, isKey: false, register: null, pattern: null },
    ...overrides,
  };
}

export function aClosure(overrides: Partial<ClosureInForce> = {}): ClosureInForce {
  return {
    ...{ id: "c1", scope: "elements", elements: [], scopeNote: null, ground: "UU-14-2008-17-h" },
    groundKnown: true,
    decision: { number: "12/PPID/2026", decidedOn: null, issuer: "PPID KPU", url: null },
    ...{ validUntil: null, endCondition: null, audience: "public", summaryUrl: null, consent: null },
    approvedBy: "Contoh Penyetuju",
    ...overrides,
  };
}

export function asking(
  elements: ReadonlyArray<WantedElement>,
  overrides: Partial<CheckContext> = {},
): CheckContext {
  return { ...bareContext("data-file"), elements, ...overrides };
}
