import { type HitRow, loadHits } from "#app/data/search-hits.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { SEARCH_KINDS, type SearchKind } from "#app/domain/search/entry.ts";
import { type Findings, type Found, type FoundBy, find } from "#app/domain/search/find.ts";
import { holdsAsked, type SearchHit, searchHit, similarWords } from "#app/domain/search/hit.ts";
import type { SearchQuery } from "#app/domain/search/query.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openSearchIndex, type SearchIndex } from "./search-index.server.ts";

export type SearchGroup = { kind: SearchKind; total: number; hits: ReadonlyArray<SearchHit> };

export type SearchAnswer = {
  by: FoundBy;
  total: number;
  groups: ReadonlyArray<SearchGroup>;
  /** Words that were taken for those asked for, where none stood as written. */
  similar: ReadonlyArray<string>;
  /** More than one plan is kept here, so that each result names its own. */
  severalPlans: boolean;
};

export type SearchScope = {
  kind: SearchKind | null;
  /** Slug of the only plan to look in; null for all. */
  plan: string | null;
  asOf: CalendarDate | null;
  /** From 1; of one kind. */
  page: number;
  perPage: number;
};

/** Looks for what was asked in everything that anyone may read. What is shown is read anew, never from the index. */
export async function search(
  query: SearchQuery,
  scope: SearchScope,
  deps: Pick<Deps, "db" | "now">,
): Promise<SearchAnswer> {
  const whole = await openSearchIndex(deps);
  const index = scope.plan === null ? whole : onlyPlan(whole, scope.plan);
  const findings = find(
    index.parts.map(({ segment }) => segment),
    index.lexicon,
    query,
    { most: scope.page * scope.perPage, kind: scope.kind, asOf: scope.asOf },
  );
  const groups: Array<SearchGroup> = [];
  for (const kind of SEARCH_KINDS) {
    const shown = findings.best[kind].slice((scope.page - 1) * scope.perPage);
    const hits = await hitsOf(kind, shown, { index, query, findings }, deps);
    const gone = shown.length - hits.length;
    if (findings.totals[kind] - gone > 0) groups.push({ kind, total: findings.totals[kind] - gone, hits });
  }
  return {
    by: findings.by,
    total: groups.reduce((sum, group) => sum + group.total, 0),
    groups,
    similar:
      findings.by === "written"
        ? []
        : similarWords(
            groups.flatMap(({ hits }) => hits),
            query,
          ),
    severalPlans: whole.parts.length > 2,
  };
}

/** The part of one plan with what all share. */
function onlyPlan(index: SearchIndex, slug: string): SearchIndex {
  return { ...index, parts: index.parts.filter(({ plan }) => plan === null || plan.slug === slug) };
}

/** What is known by a name that another plan may use too; all else has a key of its own and is read at once. */
const NAMED_WITHIN_PLAN: ReadonlySet<SearchKind> = new Set(["decision"]);

type Context = { index: SearchIndex; query: SearchQuery; findings: Findings };

async function hitsOf(
  kind: SearchKind,
  found: ReadonlyArray<Found>,
  { index, query, findings }: Context,
  { db, now }: Pick<Deps, "db" | "now">,
): Promise<Array<SearchHit>> {
  const placed = found.map(({ segment, entry }) => {
    const part = index.parts[segment];
    return { plan: part?.plan ?? null, segment, ref: part?.segment.refs[entry] ?? "" };
  });
  const rows = new Map<string, HitRow>();
  const groupOf = (segment: number) => (NAMED_WITHIN_PLAN.has(kind) ? segment : 0);
  for (const [group, some] of groupBy(placed, ({ segment }) => groupOf(segment))) {
    const refs = some.map(({ ref }) => ref);
    const plan = some[0]?.plan ?? null;
    const today = calendarDateAt(now(), plan?.timeZone ?? "UTC");
    for (const row of await loadHits(db, kind, refs, { plan: plan?.slug ?? null, today })) {
      rows.set(`${group} ${row.ref}`, row);
    }
  }
  const forgiving = findings.by !== "written";
  return placed.flatMap(({ plan, segment, ref }) => {
    const row = rows.get(`${groupOf(segment)} ${ref}`);
    if (row === undefined || !holdsAsked(row, query, forgiving)) return [];
    const of = plan === null ? null : { slug: plan.slug, title: { id: plan.title, en: plan.titleEn } };
    return [searchHit(kind, row, of, query, forgiving)];
  });
}
