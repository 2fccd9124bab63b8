import { appendAudit } from "#app/data/audit.server.ts";
import { findCalendarSince } from "#app/data/calendar-feeds.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadChoices, saveChoices } from "#app/data/notices.server.ts";
import { type Hearer, loadHearers } from "#app/data/notices-read.server.ts";
import { isOptional, type NoticeKind, OPTIONAL_KINDS } from "#app/domain/notice/kinds.ts";
import type { MailRhythm } from "#app/domain/notice/mail-fate.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { MailLinks } from "#app/services/follow-links.server.ts";
import { readStopMailToken } from "./mail-links.server.ts";

/** How a person wants to be told. */
export type NoticeSettings = {
  email: string;
  rhythm: MailRhythm;
  /** Kinds that may be switched off, with whether they are mailed. */
  kinds: ReadonlyArray<{ kind: NoticeKind; mailed: boolean }>;
  /** ISO instant since which a secret calendar address works; null without one. */
  calendarSince: string | null;
  /** Made-up people get no mail. */
  illustration: boolean;
};

/** How a person wants to be told; null when there is no such account. */
export async function openNoticeSettings(
  userId: string,
  { db }: Pick<Deps, "db">,
): Promise<NoticeSettings | null> {
  const [person] = await loadHearers(db, userId);
  if (person === undefined) return null;
  const off = await loadChoices(db, userId);
  const since = await findCalendarSince(db, userId);
  const { email, rhythm, illustration } = person;
  return {
    ...{ email, rhythm, illustration, calendarSince: since?.toISOString() ?? null },
    kinds: OPTIONAL_KINDS.map((kind) => ({ kind, mailed: !off.has(kind) })),
  };
}

/** Keeps how a person wants to be told. Kinds that may not be switched off are passed over. */
export async function saveNoticeSettings(
  { userId, rhythm, mailed }: { userId: string; rhythm: MailRhythm; mailed: ReadonlyArray<NoticeKind> },
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<void> {
  const kinds = OPTIONAL_KINDS.map((kind) => ({ kind, off: !mailed.includes(kind) }));
  await choose({ userId, rhythm, kinds, action: "notice.settings" }, deps);
}

/** What a link that switches mail off stands for. */
export type StopLink = { state: "unknown" } | { state: "on" | "off" };

/** What a link of a mail stands for. Reading changes nothing: mail programs open links to look at them. */
export async function openStopLink(
  token: string,
  links: MailLinks,
  deps: Pick<Deps, "db">,
): Promise<StopLink> {
  const person = await personOf(token, links, deps);
  if (person === null) return { state: "unknown" };
  const off = await loadChoices(deps.db, person.userId);
  return { state: OPTIONAL_KINDS.every((kind) => off.has(kind)) ? "off" : "on" };
}

/** Switches off all mail that may be, for the person the link was written to. Pressing twice is the same as once. */
export async function stopOptionalMail(
  token: string,
  links: MailLinks,
  deps: Pick<Deps, "db" | "now" | "newId">,
): Promise<StopLink> {
  const person = await personOf(token, links, deps);
  if (person === null) return { state: "unknown" };
  const { userId } = person;
  const kinds = OPTIONAL_KINDS.map((kind) => ({ kind, off: true }));
  await choose({ userId, rhythm: null, kinds, action: "notice.stopped" }, deps);
  return { state: "off" };
}

async function personOf(token: string, links: MailLinks, { db }: Pick<Deps, "db">): Promise<Hearer | null> {
  const userId = readStopMailToken(links, token);
  if (userId === null) return null;
  const [person] = await loadHearers(db, userId);
  return person ?? null;
}

type Choice = Parameters<typeof saveChoices>[1] & { action: "notice.settings" | "notice.stopped" };

async function choose(
  { action, ...choice }: Choice,
  { db, now, newId }: Pick<Deps, "db" | "now" | "newId">,
): Promise<void> {
  const at = now();
  const { userId, rhythm, kinds } = choice;
  await inTransaction(db, async (tx) => {
    const [before] = await loadHearers(tx, userId);
    if (before === undefined) return;
    const off = await loadChoices(tx, userId);
    const changed = kinds.filter((each) => isOptional(each.kind) && each.off !== off.has(each.kind));
    const sameRhythm = rhythm === null || rhythm === before.rhythm;
    if (changed.length === 0 && sameRhythm) return;
    await saveChoices(tx, { userId, rhythm, kinds: changed }, { at, newId });
    const after = new Set([...off, ...changed.map(({ kind }) => kind)]);
    for (const each of changed) if (!each.off) after.delete(each.kind);
    await appendAudit(
      tx,
      {
        ...{ actorId: userId, actorLabel: before.name, action, reason: null, planId: null },
        ...{ subjectType: "user", subjectId: userId },
        before: { rhythm: before.rhythm, off: [...off].sort() },
        after: { rhythm: rhythm ?? before.rhythm, off: [...after].sort() },
      },
      { at },
    );
  });
}
