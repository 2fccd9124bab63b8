import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { SEARCH_KINDS, type SearchKind } from "#app/domain/search/entry.ts";
import { type ReadQuery, readQuery } from "#app/domain/search/query.ts";

/** Results of each kind where all kinds are shown, and on a page of one kind. */
const PER_KIND = 5;
const PER_PAGE = 20;
const MOST_PAGES = 50;

/** A part of the address that cannot be read. */
export type SearchProblem = { field: "jenis" | "rencana" | "halaman" | "per"; value: string };

export type AskedSearch = {
  typed: string;
  read: ReadQuery;
  scope: {
    kind: SearchKind | null;
    plan: string | null;
    asOf: CalendarDate | null;
    page: number;
    perPage: number;
  };
  problems: ReadonlyArray<SearchProblem>;
};

/** Reads `?q=…&jenis=…&rencana=…&halaman=…&per=…`. What cannot be read is named and counts as left out. */
export function readSearch(params: URLSearchParams, knownPlans: ReadonlyArray<string>): AskedSearch {
  const asked = (name: string) => (params.get(name) ?? "").trim();
  const kind = SEARCH_KINDS.find((each) => each === asked("jenis")) ?? null;
  const plan = knownPlans.find((slug) => slug === asked("rencana")) ?? null;
  const asOf = CalendarDateSchema.safeParse(asked("per"));
  const page = /^[1-9]\d{0,2}$/.test(asked("halaman")) ? Number(asked("halaman")) : null;
  const wrong = {
    jenis: kind === null,
    rencana: plan === null,
    halaman: page === null || page > MOST_PAGES,
    per: !asOf.success,
  };
  const problems = FIELDS.filter((field) => asked(field) !== "" && wrong[field]).map((field) => ({
    field,
    value: asked(field).slice(0, 40),
  }));
  return {
    typed: (params.get("q") ?? "").slice(0, 200),
    read: readQuery(params.get("q") ?? ""),
    scope: {
      ...{ kind, plan, asOf: asOf.success ? asOf.data : null },
      page: kind === null ? 1 : Math.min(page ?? 1, MOST_PAGES),
      perPage: kind === null ? PER_KIND : PER_PAGE,
    },
    problems,
  };
}

const FIELDS = ["jenis", "rencana", "halaman", "per"] as const;
