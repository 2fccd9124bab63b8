import { askExtension } from "#app/services/schedule/ask-extension.server.ts";
import { stepExtension } from "#app/services/schedule/step-extension.server.ts";
import { askData } from "#app/services/talk/ask-data.server.ts";
import { moderateWords } from "#app/services/talk/moderate-words.server.ts";
import { recordMeeting, settleDecision } from "#app/services/talk/record-meeting.server.ts";
import { stepRequest } from "#app/services/talk/step-request.server.ts";
import { askSupportAlone, stepSupport } from "#app/services/talk/support.server.ts";
import { writeRisk } from "#app/services/talk/write-risk.server.ts";
import { actorOf, done, hoursOff, type Parties, PLACE, type Scene } from "./scene-place.ts";

const wayan = { actor: actorOf("wayan", "secretariat", "seknas"), actorName: "x" };
const rina = { actor: actorOf("rina", "reviewer", "bappenas"), actorName: "x" };
const plan = PLACE.plan;

/** A request for data, shown, and with the organisation it was forwarded to. */
export async function bringDataRequest(scene: Scene, state: string, { isOwn }: Parties): Promise<void> {
  const words = { text: "Data dapil", cell: PLACE.milestone, purpose: "", askedBy: "voter", contact: "" };
  const form = { plan, typed: words, trap: "", language: "id", address: null };
  await done(askData(form, hoursOff(scene, -4)));
  const { id } = await scene.db.dataRequest.findFirstOrThrow({ select: { id: true } });
  scene.request = id;
  const shown = { ...wayan, kind: "request", id, decision: "published", note: "" } as const;
  await done(moderateWords(shown, hoursOff(scene, -3)));
  if (state === "request") return;
  const step = { ...wayan, plan, request: id };
  const to = isOwn ? "kpu" : "perludem";
  await done(stepRequest({ ...step, step: "forwarded", typed: { to } }, hoursOff(scene, -2)));
  if (state === "request_forwarded") return;
  const typed = { text: "Ada di portal.", address: "" };
  await done(stepRequest({ ...step, step: "answered", typed }, hoursOff(scene, -1)));
}

/** The record of a meeting whose decision an organisation has to act on. */
export async function bringMeeting(scene: Scene, state: string, { isOwn }: Parties): Promise<void> {
  const organisation = isOwn ? "kpu" : "perludem";
  const typed = {
    ...{ audience: "public", heldOn: "2023-05-09", title: "Rapat", rows: "1" },
    ...{ "d.0.text": "Perbaiki tautan", "d.0.cell": "B06.1", "d.0.organisation": organisation },
  };
  const record = { ...wayan, plan, corrects: null, seen: 0, typed, organisations: ["kpu"] };
  await done(recordMeeting(record, hoursOff(scene, -3)));
  scene.meeting = "2023-05-09";
  if (state === "meeting") return;
  if (state === "meeting_settled") {
    const settled = { plan, meeting: scene.meeting, ordinal: 1, typed: { decision: "done", text: "Sudah" } };
    await done(settleDecision({ ...wayan, ...settled }, hoursOff(scene, -2)));
    return;
  }
  const again = { ...typed, title: "Rapat rutin", reason: "Ralat", "d.0.ordinal": "1" };
  const correction = { ...record, corrects: scene.meeting, seen: 1, typed: again };
  await done(recordMeeting(correction, hoursOff(scene, -2)));
}

export async function bringRisk(scene: Scene, state: string): Promise<void> {
  const typed = {
    ...{ title: "Pindah alamat", trigger: "404", fallback: "Salinan", likelihood: "low", impact: "high" },
    ...{ organisation: "kpu", milestone: PLACE.milestone, audience: "public" },
  };
  await done(writeRisk({ ...wayan, plan, changes: null, seen: 0, typed }, hoursOff(scene, -3)));
  scene.risk = "R1";
  if (state === "risk") return;
  const changed = { ...typed, state: "open", reason: "Ralat" };
  await done(writeRisk({ ...wayan, plan, changes: "R1", seen: 1, typed: changed }, hoursOff(scene, -2)));
}

/** Support asked of an organisation by another, which owns the milestone; whose it is, the state says. */
export async function bringSupport(scene: Scene, state: string, { isOwn }: Parties): Promise<void> {
  const isAskers = state === "support_asked" || state === "support_declined";
  const [from, to, asker, asked] =
    isOwn !== isAskers
      ? (["perludem", "kpu", "dewi", "sari"] as const)
      : (["kpu", "perludem", "sari", "dewi"] as const);
  await scene.db.milestoneOwner.updateMany({ data: { organisationId: from } });
  const typed = { milestone: PLACE.milestone, to, text: "Mohon surat.", neededBy: "" };
  const by = { actor: actorOf(asker, "owner", from), actorName: "x" };
  await done(askSupportAlone({ ...by, plan, typed }, hoursOff(scene, -3)));
  const { id } = await scene.db.supportRequest.findFirstOrThrow({ select: { id: true } });
  scene.request = id;
  if (state === "support" || state === "support_asked") return;
  const decision = state === "support_declined" ? "declined" : "given";
  const step = { plan, request: id, typed: { decision, text: "Sudah" } };
  const answering = { actor: actorOf(asked, "owner", to), actorName: "x" };
  await done(stepSupport({ ...answering, ...step }, hoursOff(scene, -2)));
}

/** More time asked for, advised on, and decided. */
export async function bringExtension(scene: Scene, state: string, { owner, isOwn }: Parties): Promise<void> {
  const asked = { ...PLACE, actor: owner, actorName: "x", untilOn: "2023-09-30", reason: "Menunggu." };
  await done(askExtension(asked, hoursOff(scene, -3)));
  const { id } = await scene.db.extensionRequest.findFirstOrThrow({ select: { id: true } });
  scene.request = id;
  if (state === "extension") return;
  const joko = { actor: actorOf("joko", "secretariat", "kpu"), actorName: "x" };
  const step = { ...PLACE, request: id, untilOn: "", reason: "Beralasan." };
  const advice = { ...step, ...(isOwn ? wayan : joko), step: "advice", outcome: "support" } as const;
  await done(stepExtension(advice, hoursOff(scene, -2)));
  if (state === "extension_advised") return;
  const decision = { ...step, ...rina, step: "decision", outcome: "granted" } as const;
  await done(stepExtension(decision, hoursOff(scene, -1)));
}
