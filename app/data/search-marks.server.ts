import { createHash } from "node:crypto";
import type { Db } from "./db.server.ts";
import { statement } from "./many-reads.server.ts";

/** A plan with a mark that is another once anything of it that can be found has changed. */
export type MarkedPlan = {
  id: string;
  slug: string;
  title: string;
  titleEn: string | null;
  timeZone: string;
  mark: string;
};

export type SearchMarks = { plans: ReadonlyArray<MarkedPlan>; shared: string };

type PlanRow = Omit<MarkedPlan, "mark"> & {
  edits: number;
  loaded: number | null;
  meetings: number;
  reports: number;
};

// What a plan says changes by an edit or by loading its source, which is logged; the rest is only added to.
const plans = statement<PlanRow>(`SELECT p."id", p."slug", p."title", p."titleEn", p."timeZone",
  (SELECT CAST(count(*) AS integer) FROM "PlanEdit" e WHERE e."planId" = p."id") AS "edits",
  (SELECT max(a."seq") FROM "AuditEntry" a WHERE a."subjectType" = 'plan' AND a."subjectId" = p."id") AS "loaded",
  (SELECT CAST(count(*) AS integer) FROM "Meeting" m WHERE m."planId" = p."id") AS "meetings",
  (SELECT CAST(count(*) AS integer) FROM "PeriodReport" r WHERE r."planId" = p."id") AS "reports"
  FROM "Plan" p ORDER BY p."ordinal", p."slug"`);

const organisations = statement<{ slug: string; name: string; nameEn: string | null; short: string }>(
  'SELECT "slug", "name", "nameEn", "short" FROM "Organisation" ORDER BY "slug"',
);

const catalogues = statement<{ slug: string; title: string; datasets: number; run: Date | string | null }>(
  `SELECT c."slug", c."title",
  (SELECT CAST(count(*) AS integer) FROM "Dataset" d WHERE d."catalogueId" = c."id") AS "datasets",
  (SELECT max(r."finishedAt") FROM "CatalogueRun" r WHERE r."catalogueId" = c."id") AS "run"
  FROM "Catalogue" c ORDER BY c."slug"`,
);

const stages = statement<{ code: string; title: string; titleEn: string | null; calendar: string }>(
  `SELECT s."code", s."title", s."titleEn", c."code" AS "calendar"
  FROM "Stage" s JOIN "ElectionCalendar" c ON c."id" = s."calendarId" ORDER BY s."id"`,
);

/** How what can be found stands, without reading it. */
export async function loadSearchMarks(db: Db): Promise<SearchMarks> {
  const named = digest(await organisations(db));
  const rows = await plans(db);
  return {
    plans: rows.map(({ edits, loaded, meetings, reports, ...plan }) => ({
      ...plan,
      mark: digest([plan.title, plan.titleEn, edits, loaded, meetings, reports, named]),
    })),
    shared: digest([
      named,
      await catalogues(db),
      await stages(db),
      rows.map(({ id, loaded }) => [id, loaded]),
    ]),
  };
}

function digest(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
