import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { CategoryCount } from "./catalogue-count.ts";

/** A dated count of one catalogue. */
export type CoverageSource = {
  catalogue: string;
  title: Bilingual;
  takenOn: CalendarDate;
  total: number;
  categories: ReadonlyArray<CategoryCount>;
};

/** What a type of data may be covered by. */
export const COVERAGES = ["inside", "arguable", "none"] as const;
export type Coverage = (typeof COVERAGES)[number];

export type CoverageRow = {
  /** Code of the action, one per type of data. */
  action: string;
  title: Bilingual;
  coverage: Coverage;
  /** Datasets in categories that surely hold this type. */
  inside: number;
  arguable: number;
  categories: ReadonlyArray<CategoryCount>;
};

export type CoverageView = {
  catalogue: string;
  title: Bilingual;
  takenOn: CalendarDate;
  total: number;
  rows: ReadonlyArray<CoverageRow>;
  /** Categories outside every type of data, and those nobody has placed. */
  outside: ReadonlyArray<CategoryCount>;
  unmapped: ReadonlyArray<CategoryCount>;
  sums: { inside: number; arguable: number; outside: number; unmapped: number };
};

/**
 * Types of data the commitment names against the categories a catalogue publishes, as of a day: what is
 * surely in scope, what only arguably, and which type has no category at all.
 *
 * @param sources dated counts; the latest one with categories that is not after `asOf` is read.
 * @returns null when no such count is known.
 */
export function coverageAsOf(
  actions: ReadonlyArray<{ code: string; title: Bilingual }>,
  sources: ReadonlyArray<CoverageSource>,
  asOf: CalendarDate,
): CoverageView | null {
  const known = sources.filter(({ takenOn, categories }) => takenOn <= asOf && categories.length > 0);
  const [source] = known.toSorted((left, right) => (left.takenOn < right.takenOn ? 1 : -1));
  if (source === undefined) return null;
  const { categories } = source;
  const inScope = (scope: CategoryCount["scope"]) =>
    categories.filter((category) => category.scope === scope);
  return {
    ...{ catalogue: source.catalogue, title: source.title, takenOn: source.takenOn, total: source.total },
    rows: actions.map((action) => rowOf(action, categories)),
    ...{ outside: inScope("outside"), unmapped: inScope("unmapped") },
    sums: {
      ...{ inside: sum(inScope("inside")), arguable: sum(inScope("arguable")) },
      ...{ outside: sum(inScope("outside")), unmapped: sum(inScope("unmapped")) },
    },
  };
}

/** Actions that open a type of data of their own: those that name the system the data come from. */
export function dataTypes<Action extends { system: string | null }>(
  actions: ReadonlyArray<Action>,
): Array<Action> {
  return actions.filter(({ system }) => system !== null);
}

function rowOf(
  { code, title }: { code: string; title: Bilingual },
  categories: ReadonlyArray<CategoryCount>,
): CoverageRow {
  const own = categories.filter(({ action, scope }) => action === code && scope !== "outside");
  const inside = sum(own.filter(({ scope }) => scope === "inside"));
  const arguable = sum(own.filter(({ scope }) => scope === "arguable"));
  const coverage = inside > 0 ? "inside" : arguable > 0 ? "arguable" : "none";
  return { action: code, title, coverage, inside, arguable, categories: own };
}

function sum(categories: ReadonlyArray<CategoryCount>): number {
  return categories.reduce((total, { count }) => total + count, 0);
}
