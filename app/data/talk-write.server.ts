import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Asker, RequestDecision } from "#app/domain/talk/data-request.ts";
import type { Settlement } from "#app/domain/talk/meeting.ts";
import type { Audience } from "#app/domain/talk/said.ts";
import type { SupportDecision } from "#app/domain/talk/support.ts";
import type { Tx } from "./db.server.ts";
import { isIllustrationUser } from "./users.server.ts";

/** When a fact became known, and when it is recorded. */
type When = { knownOn: CalendarDate; at: Date };

function when({ knownOn, at }: When) {
  return { knownOn, recordedAt: at };
}

async function madeUp(tx: Tx, userId: string | null): Promise<boolean> {
  return userId !== null && (await isIllustrationUser(tx, userId));
}

/** The key of a plan. @throws {Error} when there is none of this name. */
export async function planKey(tx: Tx, slug: string): Promise<string> {
  const { id } = await tx.plan.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return id;
}

type CommentRow = When & {
  id: string;
  planId: string;
  milestone: string;
  parent: string | null;
  audience: Audience;
  text: string;
  language: string;
  author: string | null;
  organisation: string | null;
  guestName: string | null;
  guestContact: string | null;
  illustration?: boolean;
};

export async function insertComment(tx: Tx, row: CommentRow): Promise<void> {
  const { id, planId, audience, text, language, guestName, guestContact } = row;
  await tx.comment.create({
    data: {
      ...{ id, planId, audience, text, language, guestName, guestContact, ...when(row) },
      ...{ milestoneCode: row.milestone, parentId: row.parent, authorId: row.author },
      ...{
        organisationId: row.organisation,
        illustration: row.illustration ?? (await madeUp(tx, row.author)),
      },
    },
    select: { id: true },
  });
}

type ModerationRow = When & {
  id: string;
  commentId: string;
  decision: "published" | "rejected";
  reason: string | null;
  userId: string;
};

export async function insertModeration(tx: Tx, row: ModerationRow): Promise<void> {
  const { id, commentId, decision, reason, userId } = row;
  const data = { id, commentId, decision, reason, userId, ...when(row) };
  await tx.commentModeration.create({ data, select: { id: true } });
}

type RequestRow = When & {
  id: string;
  planId: string;
  milestone: string | null;
  slot: string | null;
  text: string;
  purpose: string | null;
  language: string;
  askedBy: Asker;
  contact: string | null;
  illustration?: boolean;
};

export async function insertDataRequest(tx: Tx, row: RequestRow): Promise<void> {
  const { id, planId, text, purpose, language, askedBy, contact } = row;
  await tx.dataRequest.create({
    data: {
      ...{ id, planId, text, purpose, language, askedBy, contact, ...when(row) },
      ...{ milestoneCode: row.milestone, slotCode: row.slot, illustration: row.illustration ?? false },
    },
    select: { id: true },
  });
}

type RequestStepRow = When & {
  id: string;
  requestId: string;
  decision: RequestDecision;
  text: string | null;
  address: string | null;
  toOrganisation: string | null;
  userId: string;
  organisation: string;
};

export async function insertRequestStep(tx: Tx, row: RequestStepRow): Promise<void> {
  const { id, requestId, decision, text, address, toOrganisation, userId, organisation } = row;
  await tx.dataRequestStep.create({
    data: {
      ...{ id, requestId, decision, text, address, toOrganisation, userId },
      ...{ organisationId: organisation, ...when(row) },
    },
    select: { id: true },
  });
}

type SupportRow = When & {
  id: string;
  planId: string;
  milestone: string;
  from: string;
  to: string;
  text: string;
  neededBy: CalendarDate | null;
  userId: string;
};

/** Keeps that an organisation asks another for support, outside any report. */
export async function insertSupport(tx: Tx, row: SupportRow): Promise<void> {
  const { id, planId, text, neededBy, userId } = row;
  await tx.supportRequest.create({
    data: {
      ...{ id, planId, text, neededBy, authorId: userId, milestoneCode: row.milestone },
      ...{ fromOrganisation: row.from, toOrganisation: row.to, ...when(row) },
      illustration: await madeUp(tx, userId),
    },
    select: { id: true },
  });
}

type SupportStepRow = When & {
  id: string;
  requestId: string;
  decision: SupportDecision;
  text: string;
  userId: string;
  organisation: string;
};

export async function insertSupportStep(tx: Tx, row: SupportStepRow): Promise<void> {
  const { id, requestId, decision, text, userId, organisation } = row;
  const data = { id, requestId, decision, text, userId, organisationId: organisation, ...when(row) };
  await tx.supportStep.create({ data, select: { id: true } });
}

type DecisionStepRow = When & {
  id: string;
  planId: string;
  meeting: string;
  ordinal: number;
  decision: Settlement;
  text: string;
  userId: string;
  organisation: string;
};

export async function insertDecisionStep(tx: Tx, row: DecisionStepRow): Promise<void> {
  const { id, planId, ordinal, decision, text, userId, organisation } = row;
  await tx.decisionStep.create({
    data: {
      ...{ id, planId, ordinal, decision, text, userId, organisationId: organisation, ...when(row) },
      ...{ meetingCode: row.meeting, illustration: await madeUp(tx, userId) },
    },
    select: { id: true },
  });
}
