import type { Tx } from "#app/data/db.server.ts";
import { insertMeeting, insertRiskVersion, riskCodes } from "#app/data/meetings.server.ts";
import {
  insertComment,
  insertDataRequest,
  insertDecisionStep,
  insertModeration,
  insertRequestStep,
  insertSupport,
  insertSupportStep,
} from "#app/data/talk-write.server.ts";
import { nextRiskCode } from "#app/domain/talk/risk.ts";
import type { SampleTalk } from "#app/exchange/illustration-talk.ts";

type To = {
  planId: string;
  at: Date;
  newId: () => string;
  /** Key of the demonstration's account that speaks for an organisation. */
  accountOf: (organisation: string) => string;
  /** Milestone of a slot. */
  milestoneOf: (slot: string) => string;
};

/** Keeps the illustration's conversations, each row marked as made up. Ids begin with `ilustrasi-`. */
export async function saveSampleTalk(tx: Tx, talk: SampleTalk, to: To): Promise<void> {
  await saveComments(tx, talk.comments, to);
  await saveRequests(tx, talk.requests, to);
  await saveMeetings(tx, talk.meetings, to);
  await saveSupport(tx, talk.support, to);
  for (const risk of talk.risks) {
    const { organisation, likelihood, impact, audience, milestone, on } = risk;
    const version = {
      ...{ title: { id: risk.title, en: risk.title_en }, trigger: { id: risk.trigger, en: risk.trigger_en } },
      ...{ fallback: { id: risk.fallback, en: risk.fallback_en }, organisation, likelihood, impact },
      ...({ state: "open", audience, reason: null } as const),
    };
    const code = nextRiskCode(await riskCodes(tx, to.planId));
    const row = { planId: to.planId, code, milestone, version, userId: to.accountOf(organisation) };
    await insertRiskVersion(tx, { ...row, knownOn: on, at: to.at, newId: to.newId, illustration: true });
  }
}

const keyOf = (kind: string, id: string) => `ilustrasi-${kind}-${id}`;

async function saveComments(tx: Tx, comments: SampleTalk["comments"], to: To): Promise<void> {
  const { planId, at, accountOf } = to;
  for (const { id, milestone, parent, audience, text, guest, organisation, on, published_on } of comments) {
    const key = keyOf("kata", id);
    await insertComment(tx, {
      ...{ id: key, planId, milestone, audience, text, language: "id", organisation, guestName: guest },
      parent: parent === null ? null : keyOf("kata", parent),
      author: organisation === null ? null : accountOf(organisation),
      ...{ guestContact: null, knownOn: on, at, illustration: true },
    });
    if (published_on === null) continue;
    const by = { userId: accountOf("seknas-ogi"), knownOn: published_on, at };
    const decided = { id: `${key}-putusan`, commentId: key, decision: "published", reason: null } as const;
    await insertModeration(tx, { ...decided, ...by });
  }
}

async function saveRequests(tx: Tx, requests: SampleTalk["requests"], to: To): Promise<void> {
  const { planId, at, accountOf, milestoneOf } = to;
  for (const { id, slot, asked_by: askedBy, on, text, steps } of requests) {
    const key = keyOf("permintaan", id);
    await insertDataRequest(tx, {
      ...{ id: key, planId, milestone: milestoneOf(slot), slot, text, askedBy, language: "id" },
      ...{ purpose: null, contact: null, knownOn: on, at, illustration: true },
    });
    for (const [n, step] of steps.entries()) {
      const { decision, organisation, to: toOrganisation, address } = step;
      await insertRequestStep(tx, {
        ...{ id: `${key}-${n}`, requestId: key, decision, organisation, toOrganisation, address },
        ...{ text: step.text, userId: accountOf(organisation), knownOn: step.on, at },
      });
    }
  }
}

async function saveMeetings(tx: Tx, meetings: SampleTalk["meetings"], to: To): Promise<void> {
  const { planId, at, newId, accountOf } = to;
  for (const {
    code,
    on,
    title,
    title_en,
    place,
    summary,
    summary_en,
    organisations,
    decisions,
  } of meetings) {
    await insertMeeting(tx, {
      ...{
        id: keyOf("rapat", code),
        planId,
        code,
        version: 1,
        heldOn: on,
        title: { id: title, en: title_en },
      },
      ...{
        place,
        summary: { id: summary, en: summary_en },
        minutesUrl: null,
        organisations,
        attendees: null,
      },
      ...({ audience: "public", recordedBy: accountOf("seknas-ogi"), illustration: true } as const),
      ...{ knownOn: on, at, newId },
      decisions: decisions.map((decision, index) => ({
        ...{ ordinal: index + 1, text: { id: decision.text, en: decision.text_en } },
        ...{ cell: { kind: decision.kind, code: decision.code }, organisation: decision.organisation },
        ...{ dueOn: decision.due_on, quote: null, lines: null },
      })),
    });
    for (const [index, { organisation, done_on, done_text }] of decisions.entries()) {
      if (done_on === null) continue;
      const said = { decision: "done", text: done_text ?? "", organisation } as const;
      const row = { id: newId(), planId, meeting: code, ordinal: index + 1, userId: accountOf(organisation) };
      await insertDecisionStep(tx, { ...row, ...said, knownOn: done_on, at });
    }
  }
}

async function saveSupport(tx: Tx, support: SampleTalk["support"], to: To): Promise<void> {
  const { planId, at, accountOf } = to;
  for (const { id, milestone, from, to: asked, on, needed_by, text, steps } of support) {
    const key = keyOf("dukungan", id);
    await insertSupport(tx, {
      ...{ id: key, planId, milestone, from, to: asked, text, neededBy: needed_by },
      ...{ userId: accountOf(from), knownOn: on, at },
    });
    for (const [n, step] of steps.entries()) {
      const by = { userId: accountOf(asked), organisation: asked, knownOn: step.on, at };
      await insertSupportStep(tx, {
        ...{ id: `${key}-${n}`, requestId: key, decision: step.decision, text: step.text, ...by },
      });
    }
  }
}
