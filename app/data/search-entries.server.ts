import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { SearchEntry } from "#app/domain/search/entry.ts";
import { meetingsAsOf } from "#app/domain/talk/meeting.ts";
import type { Db } from "./db.server.ts";
import { type Given, selectWhereIn, statement } from "./many-reads.server.ts";
import type { MarkedPlan } from "./search-marks.server.ts";
import { loadMeetings } from "./talk-read.server.ts";

/** What can be found, a few hundred at a time. Only columns that public pages show are read. */

const AT_A_TIME = 400;

type Titled = { id: string; code: string; title: string; titleEn: string | null };

const actions = statement<Titled & { summary: string; summaryEn: string | null }>(
  `SELECT "id", "code", "title", "titleEn", "summary", "summaryEn" FROM "Action"
  WHERE "planId" = ? AND "code" > ? AND "retiredOn" IS NULL ORDER BY "code" LIMIT ${AT_A_TIME}`,
);
const milestones = statement<Titled & { mustBeTrue: string; mustBeTrueEn: string | null }>(
  `SELECT "id", "code", "title", "titleEn", "mustBeTrue", "mustBeTrueEn" FROM "Milestone"
  WHERE "planId" = ? AND "code" > ? ORDER BY "code" LIMIT ${AT_A_TIME}`,
);
const slots = statement<Titled & { criteria: string; criteriaEn: string | null }>(
  `SELECT "id", "code", "title", "titleEn", "criteria", "criteriaEn" FROM "EvidenceSlot"
  WHERE "planId" = ? AND "code" > ? AND "retiredOn" IS NULL ORDER BY "code" LIMIT ${AT_A_TIME}`,
);
const owners = selectWhereIn<{ milestoneId: string; short: string; name: string }>(
  `SELECT o."milestoneId", g."short", g."name" FROM "MilestoneOwner" o
  JOIN "Organisation" g ON g."id" = o."organisationId" WHERE o."milestoneId"`,
);
const indicators = selectWhereIn<{ id: string; code: string; name: string; nameEn: string | null }>(
  'SELECT "id", "code", "name", "nameEn" FROM "Indicator" WHERE "milestoneId"',
  'ORDER BY "milestoneId", "code"',
);
const reports = statement<{
  id: string;
  code: string;
  label: string;
  labelEn: string | null;
  issuedOn: string;
}>(
  `SELECT r."id", r."checkpointCode" AS "code", coalesce(c."label", r."checkpointCode") AS "label", c."labelEn",
  r."issuedOn" FROM "PeriodReport" r
  LEFT JOIN "Checkpoint" c ON c."planId" = r."planId" AND c."code" = r."checkpointCode"
  WHERE r."planId" = ? ORDER BY r."checkpointCode", r."version"`,
);

/** Everything of one plan that can be found. */
export async function* planEntries(db: Db, plan: MarkedPlan, now: Date): AsyncGenerator<Array<SearchEntry>> {
  yield [entry("plan", plan.id, plan.slug, { title: [plan.title, plan.titleEn, plan.slug] })];
  for await (const rows of pages(db, actions, plan.id)) {
    yield rows.map(({ id, code, title, titleEn, summary, summaryEn }) =>
      entry("action", id, code, { title: [title, titleEn], text: [summary, summaryEn] }),
    );
  }
  for await (const rows of pages(db, milestones, plan.id)) {
    const ids = rows.map(({ id }) => id);
    const owned = groupBy(await owners(db, ids), ({ milestoneId }) => milestoneId);
    yield rows.map(({ id, code, title, titleEn, mustBeTrue, mustBeTrueEn }) =>
      entry("milestone", id, code, {
        title: [title, titleEn],
        text: [mustBeTrue, mustBeTrueEn],
        owner: (owned.get(id) ?? []).flatMap(({ short, name }) => [short, name]),
      }),
    );
    yield (await indicators(db, ids)).map(({ id, name, nameEn }) =>
      entry("indicator", id, null, { title: [name, nameEn] }),
    );
  }
  for await (const rows of pages(db, slots, plan.id)) {
    yield rows.map(({ id, code, title, titleEn, criteria, criteriaEn }) =>
      entry("slot", id, code, { title: [title, titleEn], text: [criteria, criteriaEn] }),
    );
  }
  yield (await reports(db, plan.id)).map(({ id, code, label, labelEn, issuedOn }) =>
    entry("report", id, code, { title: [label, labelEn, "laporan", "report"] }, issuedOn),
  );
  yield await decisionEntries(db, plan, calendarDateAt(now, plan.timeZone));
}

/** Decisions of meetings whose record is public now. */
async function decisionEntries(db: Db, plan: MarkedPlan, today: CalendarDate): Promise<Array<SearchEntry>> {
  const all = await loadMeetings(db, plan.slug);
  return meetingsAsOf(all, { asOf: today, reader: "public" }).flatMap((meeting) => {
    const versions = all.filter(({ code, knownOn }) => code === meeting.code && knownOn <= today);
    const lastInternal = versions.findLastIndex(({ audience }) => audience !== "public");
    const from = versions[lastInternal + 1]?.knownOn ?? meeting.knownOn;
    return meeting.decisions.map(({ ordinal, text }) => {
      const texts = { title: [text.id, text.en], text: [meeting.title.id, meeting.title.en] };
      return entry("decision", decisionRef(meeting.code, ordinal), null, texts, from);
    });
  });
}

/** Names a decision within its plan. */
export function decisionRef(meeting: string, ordinal: number): string {
  return `${meeting}#${ordinal}`;
}

const owning = statement<{ slug: string; name: string; nameEn: string | null; short: string }>(
  `SELECT g."slug", g."name", g."nameEn", g."short" FROM "Organisation" g
  WHERE EXISTS (SELECT 1 FROM "MilestoneOwner" o WHERE o."organisationId" = g."id") ORDER BY g."slug"`,
);
const stages = statement<Titled>(
  `SELECT s."id", s."code", s."title", s."titleEn" FROM "Stage" s
  WHERE EXISTS (SELECT 1 FROM "PlanCalendar" p WHERE p."calendarId" = s."calendarId")
  ORDER BY s."calendarId", s."ordinal"`,
);
const datasets = statement<{
  id: string;
  name: string;
  title: string;
  publisher: string | null;
  firstSeenAt: Date | string;
}>(
  `SELECT "id", "name", "title", "publisher", "firstSeenAt" FROM "Dataset"
  WHERE "id" > ? ORDER BY "id" LIMIT ${AT_A_TIME}`,
);

/** What can be found that belongs to no single plan: owners, stages, datasets. */
export async function* sharedEntries(db: Db): AsyncGenerator<Array<SearchEntry>> {
  yield (await owning(db)).map(({ slug, name, nameEn, short }) =>
    entry("owner", slug, null, { title: [short, name, nameEn, slug] }),
  );
  yield (await stages(db)).map(({ id, code, title, titleEn }) =>
    entry("stage", id, code, { title: [title, titleEn] }),
  );
  for (let after = ""; ; ) {
    const rows = await datasets(db, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ id, name, title, publisher, firstSeenAt }) =>
      entry("dataset", id, null, { title: [title, name], owner: [publisher] }, dayOf(firstSeenAt)),
    );
    after = last.id;
  }
}

function dayOf(instant: Date | string): string {
  return (instant instanceof Date ? instant.toISOString() : instant).slice(0, "2023-01-01".length);
}

async function* pages<Row extends { code: string }>(
  db: Db,
  read: (db: Db, ...given: Array<Given>) => Promise<Array<Row>>,
  planId: string,
): AsyncGenerator<Array<Row>> {
  for (let after = ""; ; ) {
    const rows = await read(db, planId, after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.code;
  }
}

function entry(
  kind: SearchEntry["kind"],
  ref: string,
  code: string | null,
  texts: SearchEntry["texts"],
  from = "",
): SearchEntry {
  return { kind, ref, code, from, texts };
}
