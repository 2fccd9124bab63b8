import { type Db, inTransaction, type Tx } from "#app/data/db.server.ts";
import {
  type FollowerRow,
  findFollowerByToken,
  followersOf,
  saveConfirmed,
  saveEnded,
} from "#app/data/followers.server.ts";
import { removeUnsentFollowMails } from "#app/data/outbox.server.ts";
import { calendarDateAt, plusDays } from "#app/domain/calendar-date.ts";
import { CONFIRM_WITHIN_DAYS, followSubject } from "#app/domain/follow.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { Deps } from "./deps.server.ts";
import { addressDigest, followTokenHash, type MailLinks } from "./follow-links.server.ts";
import { openPlan } from "./open-plan.server.ts";

const DAY_MS = 86_400_000;

/** What a link in a mail stands for. Says nothing of the address. */
export type FollowLink =
  | { state: "unknown" }
  | { state: "asked" | "expired" | "following" | "ended"; subject: Bilingual; path: string };

type FollowState = Exclude<FollowLink["state"], "unknown">;

/** What a link stands for. Reading changes nothing: mail programs open links to look at them. */
export async function openFollowLink(token: string, deps: Pick<Deps, "db" | "now">): Promise<FollowLink> {
  const row = await findFollowerByToken(deps.db, followTokenHash(token));
  if (row === null) return { state: "unknown" };
  return { state: stateOf(row, deps.now()), ...(await subjectOf(row, deps)) };
}

/** Starts telling the person who holds this link; pressing twice is the same as once. */
export async function confirmFollow(token: string, deps: Pick<Deps, "db" | "now">): Promise<FollowLink> {
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    const row = await findFollowerByToken(tx, followTokenHash(token));
    if (row === null || stateOf(row, at) !== "asked") return;
    await saveConfirmed(tx, row.id, at, plusDays(calendarDateAt(at, row.timeZone), -1));
  });
  return openFollowLink(token, deps);
}

/**
 * Ends what the link stands for; the address is deleted, and a link that was used cannot bring it back.
 *
 * @param all ends everything the same address follows.
 */
export async function endFollow(
  { token, all }: { token: string; all: boolean },
  links: MailLinks,
  deps: Pick<Deps, "db" | "now">,
): Promise<FollowLink> {
  const at = deps.now();
  await inTransaction(deps.db, async (tx) => {
    const row = await findFollowerByToken(tx, followTokenHash(token));
    if (row === null || row.endedAt !== null) return;
    await end(tx, { row, all }, links, at);
  });
  return openFollowLink(token, deps);
}

async function end(
  tx: Tx,
  { row, all }: { row: FollowerRow; all: boolean },
  links: MailLinks,
  at: Date,
): Promise<void> {
  const { email } = row;
  const theirs = await followersOf(tx, email);
  const ending = all ? theirs : theirs.filter(({ id }) => id === row.id);
  const digest = addressDigest(links, email);
  for (const { id } of ending) await saveEnded(tx, id, `${digest}.${id}`, at);
  if (ending.length === theirs.length) await removeUnsentFollowMails(tx, email);
}

function stateOf({ createdAt, confirmedAt, endedAt }: FollowerRow, now: Date): FollowState {
  if (endedAt !== null) return "ended";
  if (confirmedAt !== null) return "following";
  return now.getTime() - createdAt.getTime() >= CONFIRM_WITHIN_DAYS * DAY_MS ? "expired" : "asked";
}

async function subjectOf({ plan, subject }: FollowerRow, deps: { db: Db }) {
  const indexed = await openPlan(plan, deps);
  const found = indexed === null ? null : followSubject(indexed, subject);
  if (found === null) return { subject: { id: subject.code, en: null }, path: `/${plan}` };
  return { subject: found.title, path: found.path };
}
