import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { type FollowerRow, followersOf, loadFollowers, saveTold } from "#app/data/followers.server.ts";
import { mailsBeginning } from "#app/data/outbox.server.ts";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import { type FollowNews, followNews, followSubject } from "#app/domain/follow.ts";
import { type DigestPart, type FollowMails, stopPath } from "#app/domain/follow-mail.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { digestDay } from "#app/domain/mail-digest.ts";
import type { Deps } from "./deps.server.ts";
import { addressDigest, followToken, followTokenHash, type MailLinks } from "./follow-links.server.ts";
import { openPlan } from "./open-plan.server.ts";
import { queueMail } from "./queue-mail.server.ts";

type Words = { links: MailLinks; mails: FollowMails };
type Told = { row: FollowerRow; token: string; upTo: CalendarDate };

/**
 * Queues one mail for everybody who follows something that changed since they were last told, at most one a
 * day. While a person's last digest has not left, no other is made: the next one tells it all.
 *
 * @returns how many were queued.
 */
export async function queueFollowDigests(
  { links, mails }: Words,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<number> {
  const at = deps.now();
  const news = newsReader(deps);
  let queued = 0;
  for (const [email, rows] of groupBy(await loadFollowers(deps.db), (row) => row.email)) {
    const parts: Array<DigestPart> = [];
    const told: Array<Told> = [];
    const known = new Set<string>();
    for (const row of rows) {
      const upTo = plusDays(digestDay(at, row.timeZone), -1);
      const token = followToken(links, row.id);
      const part = await news(row, { token, upTo });
      if (part === null) continue;
      told.push({ row, token, upTo });
      const fresh = part.news.filter((change) => isFirst(known, part.plan, change));
      if (fresh.length > 0) parts.push({ ...part, news: fresh });
    }
    if (parts.length === 0) continue;
    const person = { email, rows, parts, told };
    queued += (await inTransaction(deps.db, (tx) =>
      tell(tx, person, { links, mails, at, newId: deps.newId }),
    ))
      ? 1
      : 0;
  }
  return queued;
}

type Person = {
  email: string;
  rows: ReadonlyArray<FollowerRow>;
  parts: ReadonlyArray<DigestPart>;
  told: ReadonlyArray<Told>;
};

async function tell(
  tx: Tx,
  { email, rows, parts, told }: Person,
  { links, mails, at, newId }: Words & { at: Date; newId: Deps["newId"] },
): Promise<boolean> {
  const [first] = rows;
  if (first === undefined) return false;
  const still = new Set((await followersOf(tx, email)).map(({ id }) => id));
  if (told.some(({ row }) => !still.has(row.id))) return false;
  const begins = `follow.digest:${addressDigest(links, email)}:`;
  const { pending, lastSentAt } = await mailsBeginning(tx, begins);
  const day = digestDay(at, first.timeZone);
  if (pending || (lastSentAt !== null && digestDay(lastSentAt, first.timeZone) >= day)) return false;
  const language = rows.at(-1)?.language ?? first.language;
  const text = mails.digest({ language, origin: links.origin, parts });
  const [part] = parts;
  const unsubscribe = part === undefined ? null : `${links.origin}${stopPath(part.token, rows.length > 1)}`;
  const mail = { ...text, kind: "follow.digest", key: `${begins}${day}`, recipient: email, unsubscribe };
  if (!(await queueMail(tx, mail, { at, newId }))) return false;
  for (const { row, token, upTo } of told) {
    await saveTold(tx, { id: row.id, tokenHash: followTokenHash(token), toldUpTo: upTo });
  }
  return true;
}

/** Whether a change is told for the first time in a mail: a plan and its milestone may both be followed. */
function isFirst(known: Set<string>, plan: string, news: FollowNews): boolean {
  const key = `${plan} ${news.milestone} ${news.slot} ${news.kind} ${news.on} ${news.recordedAt}`;
  if (known.has(key)) return false;
  known.add(key);
  return true;
}

/** Reads what happened to what a row follows; many follow the same, which is looked up once. */
function newsReader(deps: Pick<Deps, "db">) {
  const read = new Map<string, ReadonlyArray<FollowNews>>();
  return async (
    { plan, subject, toldUpTo }: FollowerRow,
    { token, upTo }: { token: string; upTo: CalendarDate },
  ): Promise<DigestPart | null> => {
    if (toldUpTo === null || toldUpTo >= upTo) return null;
    const indexed = await openPlan(plan, deps);
    const named = indexed === null ? null : followSubject(indexed, subject);
    if (indexed === null || named === null) return null;
    const key = `${plan} ${subject.kind} ${subject.code} ${toldUpTo} ${upTo}`;
    const news = read.get(key) ?? followNews(indexed, subject, { after: toldUpTo, upTo });
    read.set(key, news);
    if (news.length === 0) return null;
    const organisations = Object.fromEntries(
      indexed.facts.organisations.map(({ slug, short }) => [slug, short]),
    );
    return { plan, subject: named.title, path: named.path, token, news, organisations };
  };
}
