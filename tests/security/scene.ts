import { join } from "node:path";
import { inject } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import type { Ownership } from "#app/domain/account/powers.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import type { Actor } from "#app/domain/permission.ts";
import { decideClosure } from "#app/services/decide-closure.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { fileClosure } from "#app/services/file-closure.server.ts";
import { answerDispute, disputeReturn } from "#app/services/review/dispute-return.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import {
  aSubmission,
  insertCast,
  insertOrganisation,
  insertPerson,
  NOW,
  testDeps,
} from "#tests/data-factories.ts";
import { aFind, closureFields, look } from "#tests/services/evidence/law-factories.ts";
import { type SignedInSession, signedInSession } from "#tests/site.ts";
import {
  actorOf,
  done,
  hoursOff,
  NO_ROWS,
  type Parties,
  PLACE,
  type Scene,
  type SceneRows,
} from "./scene-place.ts";
import { bringContact, bringFactor, bringInvitation, bringMail, bringRemark } from "./scene-rows.ts";
import { bringDataRequest, bringExtension, bringMeeting, bringRisk, bringSupport } from "./scene-talk.ts";
import { bringAmendment, bringImport } from "./scene-writing.ts";
import { openStage, type Stage } from "./stage.ts";

/** A stage on which everybody has an office and is signed in, and nothing has happened yet. */
export type PeopledStage = {
  stage: Stage;
  sessions: ReadonlyMap<string, SignedInSession>;
  /** What the scenes kept on the stage are made of. */
  scenes: Map<string, SceneRows>;
};

export async function peopledStage(everybody: ReadonlyArray<string>): Promise<PeopledStage> {
  const stage = await openStage();
  await insertPeople(stage.db);
  const sessions = new Map<string, SignedInSession>();
  for (const id of everybody) sessions.set(id, await signedInSession(id, testDeps(stage.db)));
  await stage.keep(NOTHING_YET);
  return { stage, sessions, scenes: new Map() };
}

const NOTHING_YET = "nothing yet";

type Setting = {
  state: string;
  ownership: Ownership;
  me: string;
  peopled: PeopledStage;
  files: Deps["files"];
};

/** Sets the stage: `me` of `kpu` meets what is theirs, or not, in a state. */
export async function openScene({ state, ownership, me, peopled, files }: Setting): Promise<Scene> {
  const { stage, scenes } = peopled;
  const { db } = stage;
  const deps = { ...testDeps(db), files, keyFolder: join(inject("databaseFolder"), "keys") };
  const organisation = ownership === "own" ? "kpu" : "perludem";
  const author = ownership === "theirs" ? me : ownership === "own" ? "sari" : "dewi";
  const name = `${state} of ${organisation} by ${author}`;
  const known = scenes.get(name);
  if (known !== undefined && (await stage.setBack(name))) return { ...known, db, deps };
  await stage.setBack(NOTHING_YET);
  const scene: Scene = { ...NO_ROWS, organisation, db, deps };
  await db.milestoneOwner.updateMany({ data: { organisationId: organisation } });
  await bringTo(scene, state, { owner: actorOf(author, "owner", organisation), isOwn: ownership === "own" });
  const { db: _db, deps: _deps, ...rows } = scene;
  scenes.set(name, rows);
  await stage.keep(name);
  return scene;
}

/** Everybody the tables of permissions speak of, each with an office or a former one. */
export async function insertPeople(db: Db): Promise<void> {
  await insertCast(db);
  await insertOrganisation(db, "perludem", "cso");
  await insertPerson(db, { id: "dewi", organisation: "perludem", role: "owner" });
  await insertPerson(db, { id: "joko", organisation: "kpu", role: "secretariat" });
  await insertPerson(db, { id: "other", organisation: "perludem", role: "owner" });
  await insertPerson(db, { id: "chief", organisation: "seknas", role: "administrator" });
  for (const role of ["owner", "secretariat", "reviewer", "administrator"] as const) {
    await insertPerson(db, { id: role, organisation: "kpu", role });
    const id = `former-${role}`;
    await insertPerson(db, { id, organisation: "kpu", role });
    await db.membership.updateMany({ where: { userId: id }, data: { toOn: "2023-05-09" } });
  }
  await db.user.create({ data: { id: "none", email: "none@example.test", name: "none", createdAt: NOW } });
}

async function bringTo(scene: Scene, state: string, parties: Parties): Promise<void> {
  const { db } = scene;
  switch (state) {
    case "open":
      return;
    case "withdrawn":
      await db.milestoneClosure.create({
        data: {
          ...{ id: "w", milestoneId: "m", kind: "withdrawn", reason: "-" },
          ...{ knownOn: "2023-05-01", recordedAt: NOW },
        },
      });
      return;
    case "closure":
    case "closure_decided":
      return bringClosure(scene, state, parties);
    case "remark":
    case "remark_decided":
      return bringRemark(scene, state);
    case "mail":
    case "mail_sent":
      return bringMail(scene, state);
    case "invitation":
    case "invitation_taken":
      return bringInvitation(scene, state);
    case "contact":
      return bringContact(scene);
    case "factor":
      return bringFactor(scene);
    case "request":
    case "request_forwarded":
    case "request_answered":
      return bringDataRequest(scene, state, parties);
    case "meeting":
    case "meeting_settled":
    case "meeting_corrected":
      return bringMeeting(scene, state, parties);
    case "risk":
    case "risk_changed":
      return bringRisk(scene, state);
    case "support":
    case "support_given":
    case "support_asked":
    case "support_declined":
      return bringSupport(scene, state, parties);
    case "extension":
    case "extension_advised":
    case "extension_decided":
      return bringExtension(scene, state, parties);
    case "calendar":
    case "amendment":
    case "amendment_published":
      return bringAmendment(scene, state);
    case "import":
    case "import_applied":
      return bringImport(scene, state);
    case "catalogue":
      await db.catalogue.create({
        data: { id: "cat", planId: "p", slug: "cat", title: "Cat", url: "https://kpu.go.id", kind: "manual" },
      });
      return;
    default:
      return bringReport(scene, state, parties);
  }
}

async function bringReport(scene: Scene, state: string, { owner, isOwn }: Parties): Promise<void> {
  const { db, deps } = scene;
  const wayan = actorOf("wayan", "secretariat", "seknas");
  const joko = isOwn ? wayan : actorOf("joko", "secretariat", "kpu");
  const rina = actorOf("rina", "reviewer", "bappenas");
  await submit(scene, owner, {}, deps);
  const reportId = scene.report;
  const items = [
    { item: scene.item, decision: "accepted" as const, reason: null, elements: ["nama", "dapil"] },
  ];
  const accept = { decision: "accepted" as const, reason: null, reportId, actorName: "x" };
  const check = () => done(reviewReport({ ...accept, step: "check", items, actor: wayan }, deps));
  const confirm = () => done(reviewReport({ ...accept, step: "acceptance", items: [], actor: rina }, deps));
  const giveBack = async () => {
    const returned = { decision: "returned" as const, reason: "Belum lengkap.", items: [] };
    await done(reviewReport({ ...returned, step: "check", reportId, actorName: "x", actor: joko }, deps));
    scene.step = (await db.reviewStep.findFirstOrThrow({ select: { id: true } })).id;
  };
  const said = { stepId: scene.step, actorName: "x", text: "Sudah lengkap." };
  const target = (await db.evidenceItem.findFirstOrThrow({ select: { targetId: true } })).targetId;
  const seen = { item: scene.item, target };
  const later = (hours: number) => hoursOff(scene, hours);
  switch (state) {
    case "submitted":
      return;
    case "found":
      return look(seen, [aFind("NIK")], deps);
    case "checked":
      return check();
    case "accepted":
      await check();
      return confirm();
    case "vanished":
      await look(seen, [checkResult("OK")], deps);
      await check();
      await confirm();
      await look(seen, [checkResult("VANISHED_AFTER_ACCEPTANCE")], later(1));
      return;
    case "returned":
      return giveBack();
    case "submitted_again":
      await giveBack();
      return submit(scene, owner, { narrative: "Sudah dilengkapi." }, later(1));
    case "disputed":
      await giveBack();
      return done(disputeReturn({ ...said, stepId: scene.step, actor: owner }, deps));
    case "answered": {
      await giveBack();
      await done(disputeReturn({ ...said, stepId: scene.step, actor: owner }, deps));
      const body = isOwn ? "seknas" : "kpu";
      await insertPerson(db, { id: "tari", organisation: body, role: "secretariat" });
      const tari = actorOf("tari", "secretariat", body);
      return done(answerDispute({ ...said, stepId: scene.step, actor: tari, decision: "upheld" }, deps));
    }
    default:
      throw new Error(`no scene brings a milestone to «${state}»`);
  }
}

async function submit(
  scene: Scene,
  owner: Actor,
  overrides: Parameters<typeof aSubmission>[0],
  deps: Deps,
): Promise<void> {
  const submission = aSubmission(overrides);
  const outcome = await submitReport({ ...PLACE, actor: owner, actorName: "x", submission }, deps);
  if (!outcome.ok) throw new Error(outcome.refusal);
  scene.report = outcome.reportId;
  scene.item = outcome.itemIds[0] ?? scene.item;
  await scene.db.target.updateMany({ data: { url: "http://127.0.0.1/x", host: "127.0.0.1" } }); // never leaves this computer
}

async function bringClosure(scene: Scene, state: string, { owner, isOwn }: Parties): Promise<void> {
  const place = { plan: PLACE.plan, slot: "B06.1", actorName: "x" };
  const filed = await fileClosure({ ...place, actor: owner, fields: closureFields() }, scene.deps);
  if (!filed.ok) throw new Error(filed.refusal);
  scene.closure = filed.closureId;
  if (state === "closure") return;
  const actor = isOwn ? actorOf("wayan", "secretariat", "seknas") : actorOf("joko", "secretariat", "kpu");
  const ruling = { closureId: filed.closureId, approved: true, reason: "Sudah dibaca." };
  await done(decideClosure({ ...place, ...ruling, actor }, scene.deps));
}
