import type { Db } from "#app/data/db.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { askData } from "#app/services/talk/ask-data.server.ts";
import { moderateWords } from "#app/services/talk/moderate-words.server.ts";
import { postComment } from "#app/services/talk/post-comment.server.ts";
import { recordMeeting } from "#app/services/talk/record-meeting.server.ts";
import { askSupportAlone } from "#app/services/talk/support.server.ts";
import { writeRisk } from "#app/services/talk/write-risk.server.ts";
import { aSubmission, insertCast, NOW, testDeps } from "#tests/data-factories.ts";
import { done } from "./scene-place.ts";

export const CANARY = "KENARI";
export const PUBLIC = "UMUM";

/** A word that only a private field holds, named after it. */
function canary(field: string): string {
  return `${CANARY}-${field}`;
}

const plan = "rencana";
const milestone = "A1-B06";

/** A plan on which something is said and kept in every private field, each holding its own word. */
export async function plantCanaries(db: Db): Promise<void> {
  const { owner, secretary } = await insertCast(db);
  const at = (minutes: number) => testDeps(db, new Date(NOW.getTime() + minutes * 60_000));
  const sari = { actor: owner, actorName: "sari" };
  const wayan = { actor: secretary, actorName: "wayan" };
  const submission = aSubmission({ narrative: `${PUBLIC}-narrative` });
  await done(submitReport({ plan, milestone, ...sari, submission }, at(0)));
  await words(sari, wayan, at);
  await meetings(wayan, at);
  await risks(sari, at);
  const support = { milestone, to: "seknas", text: canary("support-text"), neededBy: "" };
  await done(askSupportAlone({ ...sari, plan, typed: support }, at(9)));
  await rows(db);
  await hide(db);
}

type Speaker = { actor: Awaited<ReturnType<typeof insertCast>>["owner"]; actorName: string };
type At = (minutes: number) => ReturnType<typeof testDeps>;

async function words(sari: Speaker, wayan: Speaker, at: At): Promise<void> {
  const guest = { plan, milestone, speaker: null, trap: "", language: "id", address: null };
  const shown = { text: `${PUBLIC}-comment`, name: "Budi", contact: canary("comment-contact") };
  await done(postComment({ ...guest, typed: shown }, at(1)));
  const waiting = { text: canary("comment-waiting"), name: canary("comment-name"), contact: "" };
  const { db } = at(0);
  const { id } = await db.comment.findFirstOrThrow({ select: { id: true } });
  const publish = { ...wayan, decision: "published", note: canary("moderation-note") } as const;
  await done(moderateWords({ ...publish, kind: "comment", id }, at(2)));
  await done(postComment({ ...guest, typed: waiting }, at(3)));
  const internal = { text: canary("comment-internal"), audience: "internal" };
  await done(postComment({ ...guest, speaker: sari, typed: internal }, at(3)));
  const asked = {
    ...{ text: `${PUBLIC}-request`, cell: "B06.1", purpose: canary("request-purpose"), askedBy: "voter" },
    contact: canary("request-contact"),
  };
  const form = { plan, trap: "", language: "id", address: null };
  await done(askData({ ...form, typed: asked }, at(4)));
  const request = await db.dataRequest.findFirstOrThrow({ select: { id: true } });
  await done(moderateWords({ ...publish, note: "", kind: "request", id: request.id }, at(5)));
  await done(askData({ ...form, typed: { ...asked, text: canary("request-waiting") } }, at(6)));
}

async function meetings(wayan: Speaker, at: At): Promise<void> {
  const record = { ...wayan, plan, corrects: null, seen: 0, organisations: ["kpu"] };
  const typed = {
    ...{ audience: "public", heldOn: "2023-05-09", title: `${PUBLIC}-meeting`, rows: "1" },
    ...{ attendees: canary("meeting-attendees"), "d.0.text": `${PUBLIC}-decision`, "d.0.cell": "B06.1" },
  };
  await done(recordMeeting({ ...record, typed }, at(7)));
  const inside = {
    ...{ audience: "internal", heldOn: "2023-05-08", title: canary("meeting-title"), rows: "1" },
    ...{ summary: canary("meeting-summary"), place: canary("meeting-place"), attendees: "" },
    ...{ "d.0.text": canary("decision-text"), "d.0.cell": "B06.1", "d.0.organisation": "kpu" },
  };
  await done(recordMeeting({ ...record, typed: inside }, at(8)));
}

async function risks(sari: Speaker, at: At): Promise<void> {
  const typed = {
    ...{ title: `${PUBLIC}-risk`, trigger: "404", fallback: "Salinan", likelihood: "low", impact: "high" },
    ...{ organisation: "kpu", milestone, audience: "public" },
  };
  const write = { ...sari, plan, changes: null, seen: 0 };
  await done(writeRisk({ ...write, typed }, at(9)));
  const inside = {
    ...{ ...typed, audience: "internal", title: canary("risk-title") },
    ...{ trigger: canary("risk-trigger"), fallback: canary("risk-fallback") },
  };
  await done(writeRisk({ ...write, typed: inside }, at(10)));
}

/** Rows that no page writes by itself, or that are kept for one person. */
async function rows(db: Db): Promise<void> {
  const [planId, knownOn] = ["p", "2023-05-09"];
  await db.user.update({
    where: { id: "sari" },
    data: {
      ...{ email: `${canary("user-email")}@example.test`, passwordHash: canary("user-hash") },
      totpSecret: canary("user-totp"),
    },
  });
  const draft = { formJson: JSON.stringify({ narrative: canary("draft") }), updatedAt: NOW, version: 1 };
  await db.reportDraft.create({ data: { id: "draft", milestoneId: "m", authorId: "sari", ...draft } });
  const remark = { planId, slotCode: "B06.1", kind: "not_found", language: "id", createdAt: NOW, knownOn };
  await db.publicRemark.create({
    data: {
      ...remark,
      id: "r1",
      text: canary("remark-waiting"),
      state: "pending",
      contact: canary("remark-contact"),
    },
  });
  await db.publicRemark.create({
    data: {
      ...remark,
      id: "r2",
      text: `${PUBLIC}-remark`,
      state: "published",
      moderatedAt: NOW,
      note: canary("remark-note"),
    },
  });
  await db.accountLink.create({
    data: {
      ...{ id: "l", tokenHash: canary("link-hash"), kind: "invite", email: canary("link-email") },
      ...{ offerJson: JSON.stringify({ name: canary("link-name") }), createdAt: NOW, expiresAt: NOW },
    },
  });
  const mail = {
    recipient: canary("mail-recipient"),
    subject: canary("mail-subject"),
    text: canary("mail-text"),
  };
  await db.outboxMail.create({
    data: { id: "o", key: "k", kind: "follow", ...mail, createdAt: NOW, dueAt: NOW },
  });
  const follower = {
    subjectKind: "plan",
    subjectCode: plan,
    language: "id",
    tokenHash: canary("follower-hash"),
  };
  await db.follower.create({
    data: { id: "f", planId, ...follower, email: canary("follower-email"), createdAt: NOW },
  });
  const said = {
    planId,
    key: "k",
    kind: "due",
    urgent: false,
    subjectKind: "plan",
    subjectCode: plan,
    knownOn,
  };
  await db.notice.create({
    data: {
      ...said,
      id: "n",
      userId: "sari",
      dataJson: JSON.stringify({ reason: canary("notice") }),
      createdAt: NOW,
    },
  });
  const named = { organisationId: "kpu", updatedBy: "sari", updatedAt: NOW, createdAt: NOW };
  await db.organisationContact.create({
    data: {
      ...{ ...named, id: "private", name: canary("contact-name"), duty: canary("contact-duty") },
      ...{ email: `${canary("contact-email")}@example.test`, phone: canary("contact-phone") },
    },
  });
  await db.organisationContact.create({
    data: { ...named, id: "public", name: `${PUBLIC}-contact`, email: "a@example.test", isPublic: true },
  });
  const field = { planId, code: "F1", appliesTo: "milestone", label: canary("field-label"), kind: "text" };
  await db.planField.create({
    data: {
      ...{ ...field, id: "field", visibility: "internal", ordinal: 1 },
      values: { create: { id: "value", subjectCode: milestone, value: canary("field-value") } },
    },
  });
}

/** Evidence whose address was found to hold personal data, and is held back. */
async function hide(db: Db): Promise<void> {
  const url = `https://opendata.kpu.go.id/${canary("evidence-address")}.csv`;
  const target = await db.target.create({
    data: {
      ...{ id: "t-hidden", k1: url, k2: url, url, host: "opendata.kpu.go.id" },
      ...{ dueAt: NOW, firstSeenAt: NOW },
    },
  });
  const report = await db.report.findFirstOrThrow({ select: { id: true } });
  const item = { id: "i-hidden", slotId: "s", reportId: report.id, targetId: target.id, url };
  const rest = { kind: "dataset", role: "data-file", knownOn: "2023-05-10", recordedAt: NOW };
  await db.evidenceItem.create({ data: { ...item, ...rest } });
  await db.evidenceDecision.create({
    data: {
      ...{ id: "hold", planId: "p", kind: "hold", evidenceItemId: "i-hidden", targetId: target.id },
      ...{ valueJson: "{}", reason: canary("hold-reason"), userId: "wayan", organisationId: "seknas" },
      ...{ knownOn: "2023-05-10", recordedAt: NOW },
    },
  });
}
