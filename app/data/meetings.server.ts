import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Meeting } from "#app/domain/talk/meeting.ts";
import type { Risk, RiskVersion } from "#app/domain/talk/risk.ts";
import type { Db, Tx } from "./db.server.ts";
import { isIllustrationUser } from "./users.server.ts";

export type MeetingRow = Omit<Meeting, "recordedAt" | "illustration"> & {
  id: string;
  planId: string;
  attendees: string | null;
  recordedBy: string;
  at: Date;
  newId: () => string;
  /** Made up by its source; a record of a demonstration account is so in any case. */
  illustration?: boolean;
};

/** Keeps one version of the record of a meeting with its decisions. */
export async function insertMeeting(tx: Tx, row: MeetingRow): Promise<void> {
  const { id, planId, code, version, heldOn, title, place, summary, minutesUrl, audience } = row;
  const { attendees, recordedBy, knownOn } = row;
  await tx.meeting.create({
    data: {
      ...{ id, planId, code, version, heldOn, title: title.id, titleEn: title.en, place, minutesUrl },
      ...{ summary: summary?.id ?? null, summaryEn: summary?.en ?? null, audience, attendees },
      organisationsJson: JSON.stringify(row.organisations),
      ...{ recordedBy, knownOn, recordedAt: row.at },
      illustration: row.illustration ?? (await isIllustrationUser(tx, recordedBy)),
    },
    select: { id: true },
  });
  await tx.meetingDecision.createMany({
    data: row.decisions.map(({ text, cell, ordinal, organisation, dueOn, quote, lines }) => ({
      ...{ id: row.newId(), meetingId: id, ordinal, text: text.id, textEn: text.en, organisation, dueOn },
      ...{ subjectKind: cell?.kind ?? null, subjectCode: cell?.code ?? null, quote, lines },
    })),
  });
}

/** Names of people present, as the last version of a record keeps them. For those who record meetings only. */
export async function findAttendees(db: Db, plan: string, code: string): Promise<string | null> {
  const row = await db.meeting.findFirst({
    where: { plan: { slug: plan }, code },
    orderBy: { version: "desc" },
    select: { attendees: true },
  });
  return row?.attendees ?? null;
}

export type RiskRow = {
  planId: string;
  code: string;
  milestone: string | null;
  version: Omit<RiskVersion, "knownOn" | "recordedAt" | "illustration">;
  userId: string;
  knownOn: CalendarDate;
  at: Date;
  newId: () => string;
  illustration?: boolean;
};

/** Keeps what a risk says from now on; the first version makes the risk. */
export async function insertRiskVersion(tx: Tx, row: RiskRow): Promise<void> {
  const { planId, code, milestone, version, userId, knownOn, at, newId } = row;
  const held = await tx.risk.findUnique({ where: { planId_code: { planId, code } }, select: { id: true } });
  const riskId = held?.id ?? newId();
  if (held === null) {
    const illustration = row.illustration ?? (await isIllustrationUser(tx, userId));
    await tx.risk.create({
      data: { id: riskId, planId, code, milestoneCode: milestone, recordedAt: at, illustration },
      select: { id: true },
    });
  }
  const { title, trigger, fallback, ...said } = version;
  await tx.riskVersion.create({
    data: {
      ...{
        id: newId(),
        riskId,
        title: title.id,
        titleEn: title.en,
        trigger: trigger.id,
        triggerEn: trigger.en,
      },
      ...{ fallback: fallback.id, fallbackEn: fallback.en, userId, knownOn, recordedAt: at, ...said },
    },
    select: { id: true },
  });
}

/** Codes of every risk of a plan, whoever may read them. */
export async function riskCodes(tx: Tx, planId: string): Promise<Array<string>> {
  const rows: Array<Pick<Risk, "code">> = await tx.risk.findMany({
    where: { planId },
    select: { code: true },
  });
  return rows.map(({ code }) => code);
}
