import { type Db, inTransaction, type Tx } from "#app/data/db.server.ts";
import { listWordedPlans, loadWordings, type WordingRow } from "#app/data/mail-wordings.server.ts";
import {
  listUnmailed,
  loadChoices,
  loadUnmailed,
  saveMailed,
  saveUnmailed,
  type Unmailed,
} from "#app/data/notices.server.ts";
import { type Hearer, loadHearers } from "#app/data/notices-read.server.ts";
import { mailsBeginning } from "#app/data/outbox.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { digestDay, mayDigest } from "#app/domain/mail-digest.ts";
import { isOptional } from "#app/domain/notice/kinds.ts";
import { mailFate } from "#app/domain/notice/mail-fate.ts";
import { type NoticeMails, stopMailPath } from "#app/domain/notice/notice-mail.ts";
import { officesOn } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { MailLinks } from "#app/services/follow-links.server.ts";
import { queueMail } from "#app/services/queue-mail.server.ts";
import { stopMailToken } from "./mail-links.server.ts";

type Words = { links: MailLinks; notices: NoticeMails };
type Plans = ReadonlyMap<string, Awaited<ReturnType<typeof listWordedPlans>>[number]>;
type Waiting = Awaited<ReturnType<typeof loadUnmailed>>;

/** What is to become of a person's notices now. */
type Sorting = {
  person: Hearer | null;
  left: ReadonlyArray<{ id: string; why: Unmailed }>;
  now: Waiting;
  digest: Waiting;
};

/**
 * Puts notices into the outbox: urgent ones at once, the others with the digest of the next morning, at most one
 * a day for a person, whatever the plans. While a person's last mail of a sort has not left, no other is made:
 * the next one tells it all.
 *
 * @returns how many mails were queued.
 */
export async function queueNoticeMails(
  words: Words,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<number> {
  const at = deps.now();
  const plans: Plans = new Map((await listWordedPlans(deps.db)).map((plan) => [plan.slug, plan]));
  let queued = 0;
  for (const userId of await listUnmailed(deps.db)) {
    const { left, now, digest } = await sort(deps.db, userId, { plans, at });
    if (left.length + now.length + digest.length === 0) continue;
    queued += await inTransaction(deps.db, async (tx) => {
      const sorting = await sort(tx, userId, { plans, at });
      return mailPerson(tx, sorting, { words, plans, at, newId: deps.newId });
    });
  }
  return queued;
}

async function sort(
  db: Db | Tx,
  userId: string,
  { plans, at }: { plans: Plans; at: Date },
): Promise<Sorting> {
  const [person = null] = await loadHearers(db, userId);
  const rows = await loadUnmailed(db, userId);
  const off = await loadChoices(db, userId);
  const sorting = {
    person,
    left: [] as Array<Sorting["left"][number]>,
    now: [] as Waiting,
    digest: [] as Waiting,
  };
  for (const row of rows) {
    const why = person === null ? "no_office" : unmailedWhy(person, row, at);
    const fate = person === null ? "off" : mailFate(row, { rhythm: person.rhythm, off });
    if (why !== null || fate === "off") sorting.left.push({ id: row.id, why: why ?? "switched_off" });
    else sorting[fate].push(row);
  }
  if (await isUnderWay(db, nowKey(userId))) sorting.now = [];
  sorting.digest = await dueDigest(db, sorting.digest, { userId, plans, at });
  return sorting;
}

function unmailedWhy(person: Hearer, { plan, timeZone, readAt }: Waiting[number], at: Date): Unmailed | null {
  if (person.illustration) return "illustration";
  if (officesOn(person, plan, calendarDateAt(at, timeZone)).length === 0) return "no_office";
  return readAt === null ? null : "read";
}

/** What came before this morning, if no digest went out today. */
async function dueDigest(
  db: Db | Tx,
  waiting: Waiting,
  { userId, plans, at }: { userId: string; plans: Plans; at: Date },
): Promise<Waiting> {
  const due = waiting.filter(
    ({ createdAt, timeZone }) => digestDay(createdAt, timeZone) < digestDay(at, timeZone),
  );
  if (due.length === 0) return [];
  const { pending, lastSentAt } = await mailsBeginning(db, digestKey(userId));
  const zones = [...new Set([...plans.values()].map(({ timeZone }) => timeZone))];
  return pending || !mayDigest(at, lastSentAt, zones) ? [] : due;
}

async function isUnderWay(db: Db | Tx, key: string): Promise<boolean> {
  return (await mailsBeginning(db, key)).pending;
}

type Mailing = { words: Words; plans: Plans; at: Date; newId: Deps["newId"] };

async function mailPerson(tx: Tx, { person, left, now, digest }: Sorting, mailing: Mailing): Promise<number> {
  for (const why of new Set(left.map((each) => each.why))) {
    await saveUnmailed(
      tx,
      left.filter((each) => each.why === why).map(({ id }) => id),
      why,
    );
  }
  if (person === null) return 0;
  const first = now[0];
  const { timeZone } = digest[0] ?? { timeZone: "UTC" };
  const mails = [
    ...(first === undefined
      ? []
      : [{ kind: "notice.now", key: `${nowKey(person.userId)}${first.id}`, rows: now }]),
    ...(digest.length === 0
      ? []
      : [
          {
            kind: "notice.digest",
            key: `${digestKey(person.userId)}${digestDay(mailing.at, timeZone)}`,
            rows: digest,
          },
        ]),
  ];
  for (const mail of mails) await mailOne(tx, person, mail, mailing);
  return mails.length;
}

async function mailOne(
  tx: Tx,
  person: Hearer,
  { kind, key, rows }: { kind: string; key: string; rows: Waiting },
  { words: { links, notices }, plans, at, newId }: Mailing,
): Promise<void> {
  const { name, email: recipient, language, userId } = person;
  const wordings = await loadWordings(tx, [...new Set(rows.map(({ planId }) => planId))]);
  const stopToken = rows.some((row) => isOptional(row.kind)) ? stopMailToken(links, userId) : null;
  const text = notices({
    ...{ language, origin: links.origin, name, stopToken },
    digest: wordingOf(wordings, { planId: rows[0]?.planId ?? "", kind: "digest", language }),
    notices: rows.map(({ planId, plan, timeZone, kind: told, data }) => ({
      ...{ kind: told, data, today: calendarDateAt(at, timeZone) },
      plan: {
        slug: plan,
        title: { id: plans.get(plan)?.title ?? plan, en: plans.get(plan)?.titleEn ?? null },
      },
      wording: wordingOf(wordings, { planId, kind: told, language }),
    })),
  });
  const unsubscribe = stopToken === null ? null : `${links.origin}${stopMailPath(stopToken)}`;
  await queueMail(tx, { ...text, kind, key, recipient, unsubscribe }, { at, newId });
  await saveMailed(
    tx,
    rows.map(({ id }) => id),
    key,
  );
}

function wordingOf(
  wordings: ReadonlyArray<WordingRow>,
  { planId, kind, language }: Pick<WordingRow, "planId" | "kind" | "language">,
) {
  const found = wordings.find(
    (each) => each.planId === planId && each.kind === kind && each.language === language,
  );
  return found === undefined ? null : { subject: found.subject, body: found.body };
}

function nowKey(userId: string): string {
  return `notice.now:${userId}:`;
}

function digestKey(userId: string): string {
  return `notice.digest:${userId}:`;
}
