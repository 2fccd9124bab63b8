import { valueWithoutNames, withoutNames } from "#app/domain/privacy/pseudonym.ts";
import { entryHash } from "./audit.server.ts";
import type { Tx } from "./db.server.ts";
import { statement } from "./many-reads.server.ts";

/** Somebody to be erased: their account, and every name and address they are known by. */
export type Named = { userId: string | null; email: string; names: ReadonlyArray<string>; pseudonym: string };

/** How many rows of a table were deleted, emptied or renamed; tables without any are left out. */
export type Erased = Readonly<Record<string, number>>;

/** The account itself: nobody signs in by it again. `.invalid` reaches nobody (RFC 2606). */
export async function eraseAccount(tx: Tx, { userId, pseudonym }: Named, at: Date): Promise<void> {
  if (userId === null) return;
  const who = { name: pseudonym, email: `${pseudonym.slice(1)}@erased.invalid` };
  const secrets = { passwordHash: null, totpSecret: null, totpConfirmedAt: null, totpLastStep: null };
  const data = { ...who, ...secrets, disabledAt: at };
  await tx.user.update({ where: { id: userId }, data, select: { id: true } });
}

/** Ends the offices that last, on this day. */
export async function endOffices(tx: Tx, userId: string, lastOn: string): Promise<number> {
  const where = { userId, OR: [{ toOn: null }, { toOn: { gt: lastOn } }] };
  return (await tx.membership.updateMany({ where, data: { toOn: lastOn } })).count;
}

/** Deletes what was kept for a person's own use, and empties what reached them. */
export async function eraseOwnRows(tx: Tx, { userId, email }: Named): Promise<Erased> {
  const byAddress = { equals: email };
  const counts: Record<string, number> = {
    Follower: (await tx.follower.deleteMany({ where: { email: byAddress } })).count,
    OrganisationContact: (await tx.organisationContact.deleteMany({ where: { email: byAddress } })).count,
    OutboxMail: (await tx.outboxMail.deleteMany({ where: { recipient: byAddress } })).count,
    PublicRemark: (
      await tx.publicRemark.updateMany({ where: { contact: byAddress }, data: { contact: null } })
    ).count,
    Comment: (
      await tx.comment.updateMany({ where: { guestContact: byAddress }, data: { guestContact: null } })
    ).count,
    DataRequest: (await tx.dataRequest.updateMany({ where: { contact: byAddress }, data: { contact: null } }))
      .count,
  };
  const own = userId === null ? [] : [{ userId }];
  const links = await tx.accountLink.deleteMany({ where: { OR: [...own, { email: byAddress }] } });
  counts.AccountLink = links.count;
  if (userId !== null) Object.assign(counts, await eraseAccountRows(tx, userId));
  return withoutNone(counts);
}

async function eraseAccountRows(tx: Tx, userId: string): Promise<Record<string, number>> {
  const where = { userId };
  return {
    Session: (await tx.session.deleteMany({ where })).count,
    RecoveryCode: (await tx.recoveryCode.deleteMany({ where })).count,
    ExternalIdentity: (await tx.externalIdentity.deleteMany({ where })).count,
    ApiToken: (await tx.apiToken.deleteMany({ where })).count,
    CalendarFeed: (await tx.calendarFeed.deleteMany({ where })).count,
    Notice: (await tx.notice.deleteMany({ where })).count,
    MailChoice: (await tx.mailChoice.deleteMany({ where })).count,
    ReportDraft: (await tx.reportDraft.deleteMany({ where: { authorId: userId } })).count,
  };
}

/** Facts that name a person, and how they read without. */
export type FactEdits = {
  meetings: ReadonlyArray<{ id: string; attendees: string }>;
  comments: ReadonlyArray<{ id: string }>;
};

/** Finds who was present at meetings under this name, and words of guests who gave this address. */
export async function findInFacts(tx: Tx, { email, names, pseudonym }: Named): Promise<FactEdits> {
  const meetings = await meetingsWithPeople(tx);
  return {
    meetings: meetings.flatMap(({ id, attendees }) => {
      const without = withoutNames(attendees, names, pseudonym);
      return without === attendees ? [] : [{ id, attendees: without }];
    }),
    comments: await guestsReachedAt(tx, email),
  };
}

/** Puts the pseudonym there. The rows are sealed anew by the transaction. */
export async function eraseInFacts(
  tx: Tx,
  { meetings, comments }: FactEdits,
  { pseudonym }: Named,
): Promise<void> {
  for (const { id, attendees } of meetings)
    await tx.meeting.update({ where: { id }, data: { attendees }, select: { id: true } });
  for (const { id } of comments)
    await tx.comment.update({ where: { id }, data: { guestName: pseudonym }, select: { id: true } });
}

const meetingsWithPeople = statement<{ id: string; attendees: string }>(
  'SELECT "id", "attendees" FROM "Meeting" WHERE "attendees" IS NOT NULL',
);
const guestsReachedAt = statement<{ id: string }>(
  'SELECT "id" FROM "Comment" WHERE "guestContact" = ? AND "guestName" IS NOT NULL',
);

const ENTRIES_AT_ONCE = 1_000;

/**
 * Puts the pseudonym where the log names the person. Each entry keeps its hash, so that the chain stays whole.
 *
 * @returns the digest of each entry as it now reads, by number: by it the entry holds from here on.
 */
export async function eraseInLog(
  tx: Tx,
  { userId, names, pseudonym }: Named,
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (let after = 0; ; ) {
    const rows = await tx.auditEntry.findMany({
      where: { seq: { gt: after }, action: { not: "facts.sealed" } },
      orderBy: { seq: "asc" },
      take: ENTRIES_AT_ONCE,
    });
    for (const row of rows) {
      const actorLabel =
        userId !== null && row.actorId === userId
          ? pseudonym
          : withoutNames(row.actorLabel, names, pseudonym);
      const changed = {
        actorLabel,
        beforeJson: jsonWithoutNames(row.beforeJson, names, pseudonym),
        afterJson: jsonWithoutNames(row.afterJson, names, pseudonym),
        reason: row.reason === null ? null : withoutNames(row.reason, names, pseudonym),
      };
      const whole = { ...row, ...changed };
      const digest = entryHash(row.prevHash, whole);
      if (digest === entryHash(row.prevHash, row)) continue;
      await tx.auditEntry.update({ where: { seq: row.seq }, data: changed, select: { seq: true } });
      digests[row.seq] = digest;
    }
    after = rows.at(-1)?.seq ?? after;
    if (rows.length < ENTRIES_AT_ONCE) return digests;
  }
}

function jsonWithoutNames(
  json: string | null,
  names: ReadonlyArray<string>,
  pseudonym: string,
): string | null {
  if (json === null) return null;
  const before: unknown = JSON.parse(json);
  const after = JSON.stringify(valueWithoutNames(before, names, pseudonym));
  return after === JSON.stringify(before) ? json : after;
}

/** Names the log knows a person by: those they acted under, and those they had before a change of name. */
export async function namesInLog(tx: Tx, userId: string): Promise<Array<string>> {
  const labels = await tx.auditEntry.findMany({
    where: { actorId: userId },
    distinct: ["actorLabel"],
    select: { actorLabel: true },
  });
  return labels.map(({ actorLabel }) => actorLabel).filter((label) => label !== userId);
}

export async function insertErasure(
  tx: Tx,
  erasure: {
    id: string;
    userId: string;
    what: Erased;
    reason: string;
    erasedBy: string;
    knownOn: string;
    recordedAt: Date;
  },
): Promise<void> {
  const { what, ...rest } = erasure;
  await tx.erasure.create({ data: { ...rest, whatJson: JSON.stringify(what) }, select: { id: true } });
}

/** Counts that are not zero. */
export function withoutNone(counts: Record<string, number>): Erased {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
