import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { checkResult } from "#app/domain/evidence/outcome.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { answerDispute, disputeReturn } from "#app/services/review/dispute-return.server.ts";
import { reviewReport } from "#app/services/review-report.server.ts";
import { findDraft, previewOf } from "#app/services/schedule/preview-amendment.server.ts";
import { publishAmendment } from "#app/services/schedule/publish-amendment.server.ts";
import { saveAmendment } from "#app/services/schedule/save-amendment.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { askData } from "#app/services/talk/ask-data.server.ts";
import { moderateWords } from "#app/services/talk/moderate-words.server.ts";
import { recordMeeting } from "#app/services/talk/record-meeting.server.ts";
import { stepRequest } from "#app/services/talk/step-request.server.ts";
import { askSupportAlone, stepSupport } from "#app/services/talk/support.server.ts";
import { aSubmission } from "#tests/data-factories.ts";
import { look } from "#tests/services/evidence/law-factories.ts";

export type Cast = { sari: Actor; wayan: Actor; rina: Actor; tari: Actor };
type Act = (cast: Cast, deps: Deps) => Promise<unknown>;

const PLAN = "rencana";
export const CALENDAR = "pilkades";

function by(actor: Actor) {
  return { actor, actorName: actor.userId };
}

/** Files a report; the evidence of the slot comes with it where there is one. */
function file(milestone: string, narrative: string, slots?: []): Act {
  return ({ sari }, deps) => {
    const submission = aSubmission({ narrative, ...(slots === undefined ? {} : { slots }) });
    return submitReport({ plan: PLAN, milestone, ...by(sari), submission }, deps);
  };
}

function take(who: "wayan" | "rina", step: "check" | "acceptance", decision: "accepted" | "returned"): Act {
  return async (cast, deps) => {
    const { id } = await deps.db.report.findFirstOrThrow({
      orderBy: { recordedAt: "desc" },
      select: { id: true },
    });
    const items = step === "check" ? await itemsOf(id, deps) : [];
    const said = { reportId: id, step, decision, reason: "Alasan.", items } as const;
    return reviewReport({ ...by(cast[who]), ...said }, deps);
  };
}

async function itemsOf(reportId: string, { db }: Deps) {
  const rows = await db.evidenceItem.findMany({ where: { reportId }, select: { id: true } });
  return rows.map(({ id }) => ({
    ...{ item: id, decision: "accepted" as const, reason: null, elements: ["nama", "dapil"] },
  }));
}

function seen(code: "OK" | "VANISHED_AFTER_ACCEPTANCE"): Act {
  return async (_cast, deps) => {
    const item = await deps.db.evidenceItem.findFirstOrThrow({ select: { id: true, targetId: true } });
    await look({ item: item.id, target: item.targetId }, [checkResult(code)], deps);
    await inTransaction(deps.db, (tx) => bumpDataVersion(tx));
  };
}

async function returnedStep({ db }: Deps): Promise<string> {
  const where = { decision: "returned" };
  return (await db.reviewStep.findFirstOrThrow({ where, select: { id: true } })).id;
}

const amend: Act = async ({ wayan }, deps) => {
  const typed = {
    ...{ regulation: "PKPU-1", citation: "PKPU 1", citationEn: "", effectiveOn: "2023-10-07", table: "" },
    ...{ stages: [{ stage: "D1", start: "2024-03-14", end: "2024-03-15", condition: "" }], events: [] },
  };
  const saved = await saveAmendment({ ...by(wayan), plan: PLAN, calendar: CALENDAR, id: null, typed }, deps);
  const draft = saved.ok ? await findDraft(saved.id, deps) : null;
  if (!saved.ok || draft === null) throw new Error(JSON.stringify(saved));
  const { seen } = await previewOf(draft, deps);
  return publishAmendment({ ...by(wayan), plan: PLAN, id: saved.id, seen }, deps);
};

const meet: Act = ({ wayan }, deps) => {
  const typed = {
    ...{ audience: "public", heldOn: "2023-10-13", title: "Rapat", rows: "1" },
    ...{ "d.0.text": "Buka datanya", "d.0.cell": "B06.1" },
  };
  const record = { plan: PLAN, corrects: null, seen: 0, typed, organisations: ["kpu"] };
  return recordMeeting({ ...by(wayan), ...record }, deps);
};

const ask: Act = async ({ wayan }, deps) => {
  const typed = { text: "Data dapil", cell: "", purpose: "", askedBy: "voter", contact: "" };
  await askData({ plan: PLAN, typed, trap: "", language: "id", address: null }, deps);
  const { id } = await deps.db.dataRequest.findFirstOrThrow({ select: { id: true } });
  return moderateWords({ ...by(wayan), kind: "request", id, decision: "published", note: "" }, deps);
};

const forward: Act = async ({ wayan }, deps) => {
  const { id } = await deps.db.dataRequest.findFirstOrThrow({ select: { id: true } });
  return stepRequest(
    { ...by(wayan), plan: PLAN, request: id, step: "forwarded", typed: { to: "kpu" } },
    deps,
  );
};

const askSupport: Act = ({ sari }, deps) => {
  const typed = { milestone: "A1-B12", to: "seknas", text: "Mohon surat.", neededBy: "" };
  return askSupportAlone({ ...by(sari), plan: PLAN, typed }, deps);
};

const giveSupport: Act = async ({ wayan }, deps) => {
  const { id } = await deps.db.supportRequest.findFirstOrThrow({ select: { id: true } });
  return stepSupport(
    { ...by(wayan), plan: PLAN, request: id, typed: { decision: "given", text: "Sudah." } },
    deps,
  );
};

const dispute: Act = async ({ sari }, deps) =>
  disputeReturn({ ...by(sari), stepId: await returnedStep(deps), text: "Sudah lengkap." }, deps);
const answer: Act = async ({ tari }, deps) =>
  answerDispute({ ...by(tari), stepId: await returnedStep(deps), text: "Belum.", decision: "upheld" }, deps);

const OWNERS = ["ani", "sari"];
const SECRETARIAT = ["tari", "wayan"];

type Happening = { on: string; act: Act; told: Array<{ who: ReadonlyArray<string>; what: string }> };

function happening(on: string, act: Act, ...told: Array<[ReadonlyArray<string>, string]>): Happening {
  return { on, act, told: told.map(([who, what]) => ({ who, what })) };
}

/** What people do in the year, and what that is told as; `–` or a number is what the key ends with. */
export const HAPPENINGS: ReadonlyArray<Happening> = [
  happening("2023-08-07", file("A1-B06", "Selesai."), [SECRETARIAT, "review A1-B06 –"]),
  happening("2023-08-14", seen("OK")),
  happening("2023-08-21", take("wayan", "check", "accepted"), [["rina"], "review A1-B06 –"]),
  happening("2023-08-28", take("rina", "acceptance", "accepted"), [OWNERS, "accepted A1-B06 –"]),
  happening("2023-09-14", seen("VANISHED_AFTER_ACCEPTANCE"), [
    [...OWNERS, ...SECRETARIAT],
    "evidence_broke A1-B06 –",
  ]),
  happening("2023-09-21", seen("OK"), [[...OWNERS, ...SECRETARIAT], "evidence_back A1-B06 –"]),
  happening("2023-10-07", amend, [OWNERS, "deadline_moved null –"]),
  happening("2023-10-14", meet, [OWNERS, "meeting_decision B06.1 1"]),
  happening("2023-11-07", ask),
  happening("2023-11-14", forward, [OWNERS, "data_request null 1"]),
  happening("2023-11-21", askSupport, [SECRETARIAT, "support A1-B12 –"]),
  happening("2023-11-28", giveSupport, [OWNERS, "support_answered A1-B12 –"]),
  happening("2024-01-10", file("A1-B24", "Selesai.", []), [SECRETARIAT, "review A1-B24 –"]),
  happening("2024-01-12", take("wayan", "check", "returned"), [OWNERS, "returned A1-B24 –"]),
  happening("2024-01-13", dispute, [SECRETARIAT, "dispute A1-B24 –"]),
  happening("2024-01-14", answer, [OWNERS, "dispute_answered A1-B24 –"]),
  happening("2024-01-15", file("A1-B24", "Sudah dilengkapi.", []), [SECRETARIAT, "review A1-B24 –"]),
  happening("2024-01-16", take("wayan", "check", "accepted"), [["rina"], "review A1-B24 –"]),
  happening("2024-01-20", take("rina", "acceptance", "accepted"), [OWNERS, "accepted A1-B24 –"]),
];

/** Does what happens on a day. @throws {Error} when it was refused. */
export async function happen(on: CalendarDate, cast: Cast, deps: Deps): Promise<void> {
  for (const { act } of HAPPENINGS.filter((each) => each.on === on)) {
    const outcome = await act(cast, deps);
    const refused = typeof outcome === "object" && outcome !== null && Reflect.get(outcome, "ok") === false;
    if (refused) throw new Error(`${on}: ${JSON.stringify(outcome)}`);
  }
}

/** The lines of the notices that are told of what happens. */
export function toldOfHappenings(): Array<string> {
  return HAPPENINGS.flatMap(({ on, told }) =>
    told.flatMap(({ who, what }) => who.map((person) => `${on} ${person} ${what}`)),
  );
}
