import type { IndexedFacts } from "#app/domain/standings.ts";
import { type Audience, isTold, type NoticePerson } from "./audience.ts";
import { clockEvents } from "./clock.ts";
import type { NoticeEvent, NoticeWindow } from "./event.ts";
import { evidenceEvents } from "./evidence-events.ts";
import { extensionEvents } from "./extension-events.ts";
import type { NoticeData } from "./kinds.ts";
import { moveEvents } from "./move-events.ts";
import { reviewEvents } from "./review-events.ts";
import { type ToldTalk, talkEvents } from "./talk-events.ts";

/** Everything that people are to be told of in a window. The first round of a plan tells what stands. */
export function noticeEvents(
  indexed: IndexedFacts,
  talk: ToldTalk,
  window: NoticeWindow,
): Array<NoticeEvent> {
  const events = [
    ...clockEvents(indexed, window),
    ...moveEvents(indexed, window),
    ...reviewEvents(indexed, window),
    ...evidenceEvents(indexed, window),
    ...extensionEvents(indexed, window),
    ...talkEvents(indexed, talk, window),
  ];
  return window.after === null ? events.filter(({ standing }) => standing) : events;
}

/** One person's notice of an event. */
export type PersonalNotice = Omit<NoticeEvent, "to" | "standing"> & { userId: string };

/** What a person was told under a key, by `toldKey`. */
export type Told = ReadonlyMap<string, NoticeData>;

export function toldKey(userId: string, key: string): string {
  return `${userId} ${key}`;
}

/** What is to be told to whom, less what was told before. A person hears of an event once, whoever they are in it. */
export function noticesFor(
  events: ReadonlyArray<NoticeEvent>,
  people: ReadonlyArray<NoticePerson>,
  { told, plan, today }: { told: Told; plan: string; today: NoticeWindow["today"] },
): Array<PersonalNotice> {
  const day = { plan, today };
  const members = new Map<string, ReadonlyArray<NoticePerson>>();
  const membersOf = (audience: Audience) => {
    const name = JSON.stringify(audience);
    const known = members.get(name) ?? people.filter((person) => isTold(person, audience, day));
    members.set(name, known);
    return known;
  };
  const notices = new Map<string, PersonalNotice>();
  for (const { to, standing: _standing, ...event } of events) {
    const hearers = new Set(to.flatMap(membersOf).map(({ userId }) => userId));
    for (const userId of hearers) add(notices, { ...event, userId }, told);
  }
  return [...notices.values()];
}

/** Moves of one amendment gather in one notice; those that became known after it was told, in another. */
function add(notices: Map<string, PersonalNotice>, notice: PersonalNotice, told: Told): void {
  let { key } = notice;
  for (let more = 2; told.has(toldKey(notice.userId, key)); more += 1) {
    if (!saysMore(notice.data, told.get(toldKey(notice.userId, key)))) return;
    key = `${notice.key}/${more}`;
  }
  const place = toldKey(notice.userId, key);
  const gathered = notices.get(place);
  if (gathered === undefined) notices.set(place, { ...notice, key });
  else if (saysMore(notice.data, gathered.data)) {
    const moves = [...gathered.data.moves, ...notice.data.moves];
    notices.set(place, { ...gathered, data: { ...gathered.data, moves } });
  }
}

function saysMore({ moves }: NoticeData, before: NoticeData | undefined): boolean {
  const [move] = moves;
  if (move === undefined || before === undefined) return false;
  return !before.moves.some(({ milestone, to }) => milestone === move.milestone && to === move.to);
}
