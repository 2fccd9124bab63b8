import { z } from "zod";
import { inTransaction, type Tx } from "#app/data/db.server.ts";
import { type FollowerRow, findFollower, insertFollower, renewRequest } from "#app/data/followers.server.ts";
import { countAttempt } from "#app/data/rate-limits.server.ts";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { type FollowSubject, followSubject } from "#app/domain/follow.ts";
import { type FollowMails, type MailLanguage, stopPath } from "#app/domain/follow-mail.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { countPublicForm } from "./count-public-form.server.ts";
import type { Deps } from "./deps.server.ts";
import { addressDigest, followToken, followTokenHash, type MailLinks } from "./follow-links.server.ts";
import { openPlan } from "./open-plan.server.ts";
import { queueMail } from "./queue-mail.server.ts";

export type FollowRequest = {
  plan: string;
  subject: FollowSubject;
  email: string;
  language: MailLanguage;
  /** Network address it comes from; null when the server cannot tell. */
  address: string | null;
};

export type FollowOutcome =
  /** Says nothing of whether the address was known, nor whether a mail was sent. */
  | { ok: true }
  | { ok: false; refusal: "not_found" | "email_missing" | "email_invalid" }
  | { ok: false; refusal: "too_many_attempts"; retryAt: string };

/** Mails one address is sent in a day because somebody typed it. */
export const MOST_REQUESTS_PER_ADDRESS = 5;
const DAY_MS = 86_400_000;
const Email = z.email().max(254);

type Words = { links: MailLinks; mails: FollowMails };

/** Sends a link to an address; nobody follows anything before it is confirmed there. */
export async function requestFollow(
  input: FollowRequest,
  { links, mails }: Words,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<FollowOutcome> {
  const indexed = await openPlan(input.plan, deps);
  const subject = indexed === null ? null : followSubject(indexed, input.subject);
  if (indexed === null || subject === null) return { ok: false, refusal: "not_found" };
  const typed = input.email.trim().toLowerCase();
  if (typed === "") return { ok: false, refusal: "email_missing" };
  const email = Email.safeParse(typed).data;
  if (email === undefined) return { ok: false, refusal: "email_invalid" };
  const at = deps.now();
  const { plan } = indexed.facts;
  return inTransaction(deps.db, async (tx): Promise<FollowOutcome> => {
    const until = await countPublicForm(tx, "follow", { address: input.address, at });
    if (until !== null) return { ok: false, refusal: "too_many_attempts", retryAt: until.toISOString() };
    const key = `follow:address:${addressDigest(links, email)}`;
    const { points } = await countAttempt(tx, key, { now: at, windowMs: DAY_MS });
    if (points > MOST_REQUESTS_PER_ADDRESS) return { ok: true };
    const names = { subject: subject.title, path: subject.path, plan: plan.title };
    const today = calendarDateAt(at, plan.timeZone);
    await tell(tx, { ...input, email }, { names, today, at }, { links, mails, newId: deps.newId });
    return { ok: true };
  });
}

type Asked = { names: { subject: Bilingual; path: string; plan: Bilingual }; today: string; at: Date };

async function tell(
  tx: Tx,
  input: FollowRequest,
  { names, today, at }: Asked,
  { links, mails, newId }: Words & Pick<Deps, "newId">,
): Promise<void> {
  const known = await findFollower(tx, input);
  const id = known?.id ?? newId();
  const token = followToken(links, id);
  await keepRequest(tx, known, { ...input, id, tokenHash: followTokenHash(token), createdAt: at });
  const frame = { ...names, token, language: input.language, origin: links.origin };
  const isFollowing = known !== null && known.confirmedAt !== null;
  const kind = isFollowing ? "follow.already" : "follow.confirm";
  const text = isFollowing ? mails.already(frame) : mails.confirm(frame);
  const unsubscribe = isFollowing ? `${links.origin}${stopPath(token)}` : null;
  const mail = { ...text, kind, key: `${kind}:${id}:${today}`, recipient: input.email, unsubscribe };
  await queueMail(tx, mail, { at, newId });
}

async function keepRequest(
  tx: Tx,
  known: FollowerRow | null,
  { plan, subject, email, language, id, tokenHash, createdAt }: FollowRequest & NewKeys,
): Promise<void> {
  if (known === null) {
    await insertFollower(tx, { id, plan, subject, email, language, tokenHash, createdAt });
  } else {
    await renewRequest(
      tx,
      id,
      known.confirmedAt === null ? { tokenHash, language, createdAt } : { tokenHash },
    );
  }
}

type NewKeys = { id: string; tokenHash: string; createdAt: Date };
