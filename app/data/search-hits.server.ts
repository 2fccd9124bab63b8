import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { SearchKind } from "#app/domain/search/entry.ts";
import { meetingsAsOf } from "#app/domain/talk/meeting.ts";
import type { Db } from "./db.server.ts";
import { selectWhereIn, statement } from "./many-reads.server.ts";
import { bilingual } from "./plan-frame.server.ts";
import { decisionRef } from "./search-entries.server.ts";
import { loadMeetings } from "./talk-read.server.ts";

/** What was found as it stands now: the index only says where to look. */
export type HitRow = {
  ref: string;
  /** Code shown beside the title; null without one. */
  code: string | null;
  title: Bilingual;
  /** Further texts it is found by. */
  texts: ReadonlyArray<Bilingual>;
  /** Names it is found by that are not shown as they are: short names, addresses. */
  names: ReadonlyArray<string>;
  /** Path of its page, below its plan where it has one. */
  path: string;
  /** Plan whose page is meant when it belongs to none itself. */
  planSlug: string | null;
};

type Titled = { id: string; code: string; title: string; titleEn: string | null };

const actions = selectWhereIn<Titled & { summary: string; summaryEn: string | null }>(
  'SELECT "id", "code", "title", "titleEn", "summary", "summaryEn" FROM "Action" WHERE "retiredOn" IS NULL AND "id"',
);
const milestones = selectWhereIn<Titled & { mustBeTrue: string; mustBeTrueEn: string | null }>(
  'SELECT "id", "code", "title", "titleEn", "mustBeTrue", "mustBeTrueEn" FROM "Milestone" WHERE "id"',
);
const ownersOf = selectWhereIn<{ milestoneId: string; short: string; name: string }>(
  `SELECT o."milestoneId", g."short", g."name" FROM "MilestoneOwner" o
  JOIN "Organisation" g ON g."id" = o."organisationId" WHERE o."milestoneId"`,
);
const indicators = selectWhereIn<{ id: string; code: string; name: string; nameEn: string | null }>(
  `SELECT i."id", m."code", i."name", i."nameEn" FROM "Indicator" i
  JOIN "Milestone" m ON m."id" = i."milestoneId" WHERE i."id"`,
);
const slots = selectWhereIn<Titled & { criteria: string; criteriaEn: string | null }>(
  `SELECT "id", "code", "title", "titleEn", "criteria", "criteriaEn" FROM "EvidenceSlot"
  WHERE "retiredOn" IS NULL AND "id"`,
);
const reports = selectWhereIn<{
  id: string;
  code: string;
  version: number;
  label: string;
  labelEn: string | null;
}>(
  `SELECT r."id", r."checkpointCode" AS "code", r."version", coalesce(c."label", r."checkpointCode") AS "label",
  c."labelEn" FROM "PeriodReport" r
  LEFT JOIN "Checkpoint" c ON c."planId" = r."planId" AND c."code" = r."checkpointCode" WHERE r."id"`,
);
const plans = selectWhereIn<Titled & { slug: string; summary: string; summaryEn: string | null }>(
  'SELECT "id", "slug", "code", "title", "titleEn", "summary", "summaryEn" FROM "Plan" WHERE "id"',
);
const organisations = selectWhereIn<{ slug: string; name: string; nameEn: string | null; short: string }>(
  'SELECT "slug", "name", "nameEn", "short" FROM "Organisation" WHERE "slug"',
);
const stages = selectWhereIn<Titled & { calendar: string; planSlug: string | null }>(
  `SELECT s."id", s."code", s."title", s."titleEn", c."code" AS "calendar",
  (SELECT p."slug" FROM "PlanCalendar" k JOIN "Plan" p ON p."id" = k."planId"
    WHERE k."calendarId" = c."id" ORDER BY p."ordinal", p."slug" LIMIT 1) AS "planSlug"
  FROM "Stage" s JOIN "ElectionCalendar" c ON c."id" = s."calendarId" WHERE s."id"`,
);
const datasets = selectWhereIn<{
  id: string;
  name: string;
  title: string;
  publisher: string | null;
  catalogue: string;
}>(
  `SELECT d."id", d."name", d."title", d."publisher", c."slug" AS "catalogue" FROM "Dataset" d
  JOIN "Catalogue" c ON c."id" = d."catalogueId" WHERE d."id"`,
);
const firstOwned = statement<{ slug: string }>(
  `SELECT p."slug" FROM "Plan" p WHERE EXISTS (SELECT 1 FROM "Milestone" m
    JOIN "MilestoneOwner" o ON o."milestoneId" = m."id"
    JOIN "Organisation" g ON g."id" = o."organisationId" AND g."slug" = ?
    WHERE m."planId" = p."id") ORDER BY p."ordinal", p."slug" LIMIT 1`,
);

const BARE = { texts: [], names: [], planSlug: null } as const;

/** Reads what was found of one kind; what is gone or no longer public is left out. */
export async function loadHits(
  db: Db,
  kind: SearchKind,
  refs: ReadonlyArray<string>,
  { plan, today }: { plan: string | null; today: CalendarDate },
): Promise<Array<HitRow>> {
  if (refs.length === 0) return [];
  switch (kind) {
    case "action":
      return (await actions(db, refs)).map(({ id: ref, code, title, titleEn, summary, summaryEn }) => ({
        ...{ ...BARE, ref, code, title: bilingual(title, titleEn), texts: [bilingual(summary, summaryEn)] },
        path: `/matriks?teks=${encodeURIComponent(code)}`,
      }));
    case "milestone":
      return milestoneHits(db, refs);
    case "indicator":
      return (await indicators(db, refs)).map(({ id: ref, code, name, nameEn }) => {
        return {
          ...BARE,
          ref,
          code,
          title: bilingual(name, nameEn),
          path: `/target/${encodeURIComponent(code)}`,
        };
      });
    case "slot":
      return (await slots(db, refs)).map(({ id: ref, code, title, titleEn, criteria, criteriaEn }) => ({
        ...{ ...BARE, ref, code, title: bilingual(title, titleEn), texts: [bilingual(criteria, criteriaEn)] },
        path: `/bukti/${encodeURIComponent(code)}`,
      }));
    case "report":
      return (await reports(db, refs)).map(({ id: ref, code, version, label, labelEn }) => ({
        ...{ ...BARE, ref, code: `${code} v${version}`, title: bilingual(label, labelEn) },
        ...{ names: ["laporan", "report"], path: `/laporan/${encodeURIComponent(code)}/v${version}` },
      }));
    case "plan":
      return (await plans(db, refs)).map(({ id: ref, slug, title, titleEn }) => {
        return { ...BARE, ref, code: null, title: bilingual(title, titleEn), names: [slug], path: "" };
      });
    case "decision":
      return plan === null ? [] : decisionHits(db, plan, refs, today);
    case "owner":
      return ownerHits(db, refs);
    case "stage":
      return (await stages(db, refs)).map(({ id: ref, code, title, titleEn, calendar, planSlug }) => ({
        ...{ ...BARE, ref, code, title: bilingual(title, titleEn), planSlug },
        path: `/tahapan/${encodeURIComponent(calendar)}/${encodeURIComponent(code)}`,
      }));
    case "dataset":
      return (await datasets(db, refs)).map(({ id: ref, name, title, publisher, catalogue }) => ({
        ...{ ...BARE, ref, code: null, title: bilingual(title, null), names: [name] },
        texts: publisher === null ? [] : [bilingual(publisher, null)],
        path: `/katalog/${encodeURIComponent(catalogue)}/${encodeURIComponent(ref)}`,
      }));
  }
}

async function milestoneHits(db: Db, refs: ReadonlyArray<string>): Promise<Array<HitRow>> {
  const owned = await ownersOf(db, refs);
  return (await milestones(db, refs)).map(({ id: ref, code, title, titleEn, mustBeTrue, mustBeTrueEn }) => {
    const own = owned.filter(({ milestoneId }) => milestoneId === ref);
    return {
      ...{ ...BARE, ref, code, title: bilingual(title, titleEn) },
      texts: [
        bilingual(mustBeTrue, mustBeTrueEn),
        ...own.map(({ name, short }) => bilingual(`${name} (${short})`, null)),
      ],
      path: `/target/${encodeURIComponent(code)}`,
    };
  });
}

async function ownerHits(db: Db, refs: ReadonlyArray<string>): Promise<Array<HitRow>> {
  const hits: Array<HitRow> = [];
  for (const { slug, name, nameEn, short } of await organisations(db, refs)) {
    const [first] = await firstOwned(db, slug);
    if (first === undefined) continue;
    hits.push({
      ...{ ref: slug, code: short, title: bilingual(name, nameEn), texts: [], names: [short, slug] },
      ...{ path: `/lembaga/${encodeURIComponent(slug)}`, planSlug: first.slug },
    });
  }
  return hits;
}

async function decisionHits(
  db: Db,
  plan: string,
  refs: ReadonlyArray<string>,
  today: CalendarDate,
): Promise<Array<HitRow>> {
  const meetings = meetingsAsOf(await loadMeetings(db, plan), { asOf: today, reader: "public" });
  return meetings.flatMap((meeting) =>
    meeting.decisions
      .map(({ ordinal, text }) => ({ ref: decisionRef(meeting.code, ordinal), text }))
      .filter(({ ref }) => refs.includes(ref))
      .map(({ ref, text }) => ({
        ...{ ...BARE, ref, code: null, title: text, texts: [meeting.title] },
        path: `/rapat/${encodeURIComponent(meeting.code)}#keputusan`,
      })),
  );
}
