import type { Db } from "#app/data/db.server.ts";
import type { FollowSubject } from "#app/domain/follow.ts";
import { FOLLOW_MAILS } from "#app/i18n/mails/follow-mails.ts";
import { confirmFollow } from "#app/services/answer-follow.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { MailLinks } from "#app/services/follow-links.server.ts";
import { type FollowRequest, requestFollow } from "#app/services/request-follow.server.ts";
import { NOW, testDeps } from "#tests/data-factories.ts";

export const SITE = "https://capaian.example.test";
export const LINKS: MailLinks = { origin: SITE, secret: "0123456789abcdef0123456789abcdef" };
export const WORDS = { links: LINKS, mails: FOLLOW_MAILS };
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const PLAN: FollowSubject = { kind: "plan", code: "rencana" };
export const MILESTONE: FollowSubject = { kind: "milestone", code: "A1-B06" };
export const READER = "pembaca@example.test";

/** A clock that goes only when it is told to. */
export function clockOf(db: Db) {
  const clock = { at: NOW };
  const deps: Deps = { ...testDeps(db), now: () => clock.at };
  return {
    deps,
    pass: (ms: number) => {
      clock.at = new Date(clock.at.getTime() + ms);
    },
    set: (at: string) => {
      clock.at = new Date(at);
    },
  };
}

export function ask(deps: Deps, overrides: Partial<FollowRequest> = {}) {
  const address = "203.0.113.7";
  const input = { plan: "rencana", subject: PLAN, email: READER, language: "id", address } as const;
  return requestFollow({ ...input, ...overrides }, WORDS, deps);
}

/** The secrets of the links in the mails that wait, oldest first. */
export async function tokensIn(db: Db, kind = "follow.confirm"): Promise<Array<string>> {
  const mails = await db.outboxMail.findMany({
    where: { kind, sentAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return mails.map(({ text }) => {
    const token = /\/ikuti\/(?:konfirmasi|berhenti)\/([\w-]+)/.exec(text)?.[1];
    if (token === undefined) throw new Error(`no link in ${text}`);
    return token;
  });
}

/** Asks and confirms; the mail that asked is taken out of the outbox. */
export async function follow(deps: Deps, overrides: Partial<FollowRequest> = {}): Promise<string> {
  const known = await deps.db.outboxMail.findMany({ select: { id: true } });
  const asked = await ask(deps, overrides);
  if (!asked.ok) throw new Error(asked.refusal);
  const mail = await deps.db.outboxMail.findFirstOrThrow({
    where: { kind: "follow.confirm", id: { notIn: known.map(({ id }) => id) } },
  });
  const token = /\/konfirmasi\/([\w-]+)/.exec(mail.text)?.[1] ?? "";
  await deps.db.outboxMail.delete({ where: { id: mail.id } });
  const link = await confirmFollow(token, deps);
  if (link.state !== "following") throw new Error(link.state);
  return token;
}
