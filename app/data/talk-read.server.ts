import { z } from "zod";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { CELL_KINDS, type Cell } from "#app/domain/talk/cell.ts";
import { ASKERS, type DataRequest, REQUEST_DECISIONS } from "#app/domain/talk/data-request.ts";
import type { Comment } from "#app/domain/talk/discussion.ts";
import { type DecisionStep, type Meeting, SETTLEMENTS } from "#app/domain/talk/meeting.ts";
import { LEVELS, RISK_STATES, type Risk } from "#app/domain/talk/risk.ts";
import { AUDIENCES } from "#app/domain/talk/said.ts";
import { SUPPORT_STEPS, type SupportRequest } from "#app/domain/talk/support.ts";
import type { Db, Tx } from "./db.server.ts";
import { readJson } from "./json-column.server.ts";

/** Conversations on a plan without what leads to a person: contacts, purposes and names are not selected. */

const DATED = { knownOn: true, recordedAt: true } as const;
const OLDEST_FIRST = [{ knownOn: "asc" }, { recordedAt: "asc" }, { id: "asc" }] satisfies Array<
  Record<string, "asc">
>;
const Audience = z.enum(AUDIENCES);
const Shown = z.enum(["published", "rejected"]);
const Slugs = z.array(z.string());

function dated({ knownOn, recordedAt }: { knownOn: string; recordedAt: Date }, illustration: boolean) {
  return {
    knownOn: CalendarDateSchema.parse(knownOn),
    recordedAt: recordedAt.toISOString(),
    illustration,
  };
}

function dayOrNull(day: string | null) {
  return day === null ? null : CalendarDateSchema.parse(day);
}

export async function loadComments(
  db: Db | Tx,
  { plan, milestone }: { plan: string; milestone?: string },
): Promise<Array<Comment>> {
  const rows = await db.comment.findMany({
    where: { plan: { slug: plan }, ...(milestone === undefined ? {} : { milestoneCode: milestone }) },
    orderBy: OLDEST_FIRST,
    select: {
      ...{ id: true, milestoneCode: true, parentId: true, audience: true, text: true, language: true },
      ...{ authorId: true, organisationId: true, guestName: true, illustration: true, ...DATED },
      moderations: { orderBy: OLDEST_FIRST, select: { decision: true, ...DATED } },
    },
  });
  return rows.map((row) => ({
    ...{
      id: row.id,
      milestone: row.milestoneCode,
      parent: row.parentId,
      audience: Audience.parse(row.audience),
    },
    ...{ text: row.text, language: row.language, author: row.authorId, organisation: row.organisationId },
    ...{ guestName: row.guestName, ...dated(row, row.illustration) },
    moderations: row.moderations.map((each) => ({
      decision: Shown.parse(each.decision),
      ...dated(each, row.illustration),
    })),
  }));
}

export async function loadDataRequests(db: Db | Tx, plan: string): Promise<Array<DataRequest>> {
  const rows = await db.dataRequest.findMany({
    where: { plan: { slug: plan } },
    orderBy: OLDEST_FIRST,
    select: {
      ...{ id: true, milestoneCode: true, slotCode: true, text: true, language: true, askedBy: true },
      ...{ illustration: true, ...DATED },
      steps: {
        orderBy: OLDEST_FIRST,
        select: {
          ...{
            decision: true,
            text: true,
            address: true,
            toOrganisation: true,
            organisationId: true,
            ...DATED,
          },
        },
      },
    },
  });
  return rows.map((row) => ({
    ...{ id: row.id, milestone: row.milestoneCode, slot: row.slotCode, text: row.text },
    ...{
      language: row.language,
      askedBy: z.enum(ASKERS).parse(row.askedBy),
      ...dated(row, row.illustration),
    },
    steps: row.steps.map(({ text, address, toOrganisation, organisationId, ...step }) => ({
      ...{ text, address, toOrganisation, organisation: organisationId },
      ...{ decision: z.enum(REQUEST_DECISIONS).parse(step.decision), ...dated(step, row.illustration) },
    })),
  }));
}

export async function loadMeetings(db: Db | Tx, plan: string): Promise<Array<Meeting>> {
  const rows = await db.meeting.findMany({
    where: { plan: { slug: plan } },
    orderBy: [{ heldOn: "asc" }, { code: "asc" }, { version: "asc" }],
    select: {
      ...{ id: true, code: true, version: true, heldOn: true, title: true, titleEn: true, place: true },
      ...{ summary: true, summaryEn: true, minutesUrl: true, organisationsJson: true, audience: true },
      ...{ illustration: true, ...DATED },
      decisions: {
        orderBy: { ordinal: "asc" },
        select: {
          ...{ ordinal: true, text: true, textEn: true, subjectKind: true, subjectCode: true },
          ...{ organisation: true, dueOn: true, quote: true, lines: true },
        },
      },
    },
  });
  return rows.map((row) => ({
    ...{
      code: row.code,
      version: row.version,
      heldOn: CalendarDateSchema.parse(row.heldOn),
      place: row.place,
    },
    ...{ title: { id: row.title, en: row.titleEn }, minutesUrl: row.minutesUrl },
    summary: row.summary === null ? null : { id: row.summary, en: row.summaryEn },
    organisations: readJson(Slugs, row.organisationsJson, `Meeting ${row.id}`),
    ...{ audience: Audience.parse(row.audience), ...dated(row, row.illustration) },
    decisions: row.decisions.map(({ text, textEn, subjectKind, subjectCode, dueOn, ...decision }) => ({
      ...{ ...decision, text: { id: text, en: textEn }, dueOn: dayOrNull(dueOn) },
      cell: cellOf(subjectKind, subjectCode),
    })),
  }));
}

function cellOf(kind: string | null, code: string | null): Cell | null {
  return kind === null || code === null ? null : { kind: z.enum(CELL_KINDS).parse(kind), code };
}

export async function loadDecisionSteps(db: Db | Tx, plan: string): Promise<Array<DecisionStep>> {
  const rows = await db.decisionStep.findMany({
    where: { plan: { slug: plan } },
    orderBy: OLDEST_FIRST,
    select: {
      ...{ meetingCode: true, ordinal: true, decision: true, text: true, organisationId: true },
      ...{ illustration: true, ...DATED },
    },
  });
  return rows.map((row) => ({
    ...{ meeting: row.meetingCode, ordinal: row.ordinal, text: row.text, organisation: row.organisationId },
    ...{ decision: z.enum(SETTLEMENTS).parse(row.decision), ...dated(row, row.illustration) },
  }));
}

export async function loadSupport(db: Db | Tx, plan: string): Promise<Array<SupportRequest>> {
  const rows = await db.supportRequest.findMany({
    where: { plan: { slug: plan } },
    orderBy: OLDEST_FIRST,
    select: {
      ...{ id: true, milestoneCode: true, fromOrganisation: true, toOrganisation: true, text: true },
      ...{ neededBy: true, reportId: true, illustration: true, ...DATED },
      steps: {
        orderBy: OLDEST_FIRST,
        select: { decision: true, text: true, organisationId: true, ...DATED },
      },
    },
  });
  return rows.map((row) => ({
    ...{ id: row.id, milestone: row.milestoneCode, from: row.fromOrganisation, to: row.toOrganisation },
    ...{ text: row.text, neededBy: dayOrNull(row.neededBy), report: row.reportId },
    ...dated(row, row.illustration),
    steps: row.steps.map((step) => ({
      ...{ decision: z.enum(SUPPORT_STEPS).parse(step.decision), text: step.text },
      ...{ organisation: step.organisationId, ...dated(step, row.illustration) },
    })),
  }));
}

const Level = z.enum(LEVELS);

export async function loadRisks(db: Db | Tx, plan: string): Promise<Array<Risk>> {
  const rows = await db.risk.findMany({
    where: { plan: { slug: plan } },
    orderBy: { code: "asc" },
    select: {
      ...{ code: true, milestoneCode: true, illustration: true },
      versions: {
        orderBy: OLDEST_FIRST,
        select: {
          ...{ title: true, titleEn: true, trigger: true, triggerEn: true, fallback: true, fallbackEn: true },
          ...{
            organisation: true,
            likelihood: true,
            impact: true,
            state: true,
            audience: true,
            reason: true,
          },
          ...DATED,
        },
      },
    },
  });
  return rows.map(({ code, milestoneCode, illustration, versions }) => ({
    ...{ code, milestone: milestoneCode },
    versions: versions.map((each) => ({
      ...{ title: { id: each.title, en: each.titleEn }, trigger: { id: each.trigger, en: each.triggerEn } },
      ...{ fallback: { id: each.fallback, en: each.fallbackEn }, organisation: each.organisation },
      ...{ likelihood: Level.parse(each.likelihood), impact: Level.parse(each.impact), reason: each.reason },
      state: z.enum(RISK_STATES).parse(each.state),
      ...{ audience: Audience.parse(each.audience), ...dated(each, illustration) },
    })),
  }));
}
