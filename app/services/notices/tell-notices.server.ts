import { inTransaction } from "#app/data/db.server.ts";
import { insertNotices, loadToldSince, type NewNotice } from "#app/data/notices.server.ts";
import { findRound, loadHearers, saveRound } from "#app/data/notices-read.server.ts";
import { listPlanSlugs } from "#app/data/reports.server.ts";
import { loadDataRequests, loadMeetings, loadSupport } from "#app/data/talk-read.server.ts";
import { type CalendarDate, calendarDateAt, plusDays } from "#app/domain/calendar-date.ts";
import type { NoticePerson } from "#app/domain/notice/audience.ts";
import type { NoticeEvent, NoticeWindow } from "#app/domain/notice/event.ts";
import { isUrgent } from "#app/domain/notice/kinds.ts";
import { withoutIllustration } from "#app/domain/notice/real-facts.ts";
import { noticeEvents, noticesFor, type PersonalNotice, toldKey } from "#app/domain/notice/round.ts";
import type { ToldTalk } from "#app/domain/notice/talk-events.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";

type TellDeps = Pick<Deps, "db" | "now" | "newId">;

/** Told notices are looked up this many days before the window, which is more than any fact comes late. */
const LOOK_BACK_DAYS = 7;

/**
 * Tells everybody what happened and came due since the last round, in every plan.
 *
 * All is derived from the facts as they stand, and a person is told of an event once: a round that dies, runs
 * twice, or runs on several servers neither loses nor repeats anything.
 *
 * @returns how many notices were written.
 */
export async function tellNotices(deps: TellDeps): Promise<number> {
  let written = 0;
  for (const slug of await listPlanSlugs(deps.db)) written += await tellPlan(slug, deps);
  return written;
}

async function tellPlan(slug: string, deps: TellDeps): Promise<number> {
  const { db } = deps;
  const at = deps.now();
  const indexed = await openPlan(slug, deps);
  if (indexed === null) return 0;
  const today = calendarDateAt(at, indexed.facts.plan.timeZone);
  const talk = await loadTalk(slug, deps);
  const { planId, doneUpTo } = await findRound(db, slug);
  const rows = await loadToldSince(db, planId, plusDays(doneUpTo ?? today, -LOOK_BACK_DAYS));
  const told = new Map(rows.map(({ userId, key, data }) => [toldKey(userId, key), data]));
  const people = await loadHearers(db);
  const unmailedOf = new Map(people.map(({ userId, illustration }) => [userId, illustration]));
  const notices = personal({ indexed, talk }, { after: doneUpTo, today }, people, {
    told,
    plan: slug,
    today,
  });
  const closed = plusDays(today, -1);
  if (notices.length === 0 && doneUpTo !== null && doneUpTo >= closed) return 0;
  const fresh = notices.map(
    (notice): NewNotice => ({
      ...rowOf(notice, { planId, today, at, id: deps.newId() }),
      unmailed: unmailedOf.get(notice.userId) ? "illustration" : doneUpTo === null ? "first_round" : null,
    }),
  );
  return inTransaction(db, async (tx) => {
    const written = await insertNotices(tx, fresh);
    const { doneUpTo: now } = await findRound(tx, slug);
    if (now === null || now < closed) await saveRound(tx, { planId, doneUpTo: closed, at });
    return written;
  });
}

type Telling = Parameters<typeof noticesFor>[2];

async function loadTalk(plan: string, { db }: Pick<Deps, "db">): Promise<ToldTalk> {
  return {
    requests: await loadDataRequests(db, plan),
    support: await loadSupport(db, plan),
    meetings: await loadMeetings(db, plan),
  };
}

type Tellable = { indexed: IndexedFacts; talk: ToldTalk };

function realTalk({ requests, support, meetings }: ToldTalk): ToldTalk {
  const isReal = ({ illustration }: { illustration: boolean }) => !illustration;
  const ownSteps = <Request extends { steps: ReadonlyArray<{ illustration: boolean }> }>(
    request: Request,
  ) => ({
    ...request,
    steps: request.steps.filter(isReal),
  });
  return {
    requests: requests.filter(isReal).map(ownSteps),
    support: support.filter(isReal).map(ownSteps),
    meetings: meetings.filter(isReal),
  };
}

/** Made-up facts are told to made-up people only. */
function personal(
  { indexed, talk }: Tellable,
  window: NoticeWindow,
  people: ReadonlyArray<NoticePerson>,
  telling: Telling,
): Array<PersonalNotice> {
  const madeUp = people.filter(({ illustration }) => illustration);
  const real = people.filter(({ illustration }) => !illustration);
  const notices = (view: Tellable, hearers: ReadonlyArray<NoticePerson>) =>
    hearers.length === 0 ? [] : noticesFor(eventsIn(view, window), hearers, telling);
  const told = { indexed: withoutIllustration(indexed), talk: realTalk(talk) };
  return [...notices(told, real), ...notices({ indexed, talk }, madeUp)];
}

/** The first round tells what stands, and what the next one would take for news. */
function eventsIn({ indexed, talk }: Tellable, window: NoticeWindow): Array<NoticeEvent> {
  const events = noticeEvents(indexed, talk, window);
  if (window.after !== null) return events;
  const fresh = noticeEvents(indexed, talk, { ...window, after: plusDays(window.today, -1) });
  const known = new Set(events.map(({ key }) => key));
  return [...events, ...fresh.filter(({ key }) => !known.has(key))];
}

function rowOf(
  { kind, step, key, subject, data, userId }: PersonalNotice,
  { planId, today, at, id }: { planId: string; today: CalendarDate; at: Date; id: string },
): Omit<NewNotice, "unmailed"> {
  const urgent = isUrgent(kind, step);
  return { id, userId, planId, key, kind, urgent, subject, data, knownOn: today, createdAt: at };
}
