import type { Db } from "#app/data/db.server.ts";
import {
  loadComments,
  loadDataRequests,
  loadDecisionSteps,
  loadMeetings,
  loadRisks,
  loadSupport,
} from "#app/data/talk-read.server.ts";
import type { TalkFacts } from "#app/domain/talk/talk-facts.ts";

/** Everything that was said about a plan, without what leads to a person. */
export async function openTalk(plan: string, { db }: { db: Db }): Promise<TalkFacts> {
  return {
    comments: await loadComments(db, { plan }),
    requests: await loadDataRequests(db, plan),
    meetings: await loadMeetings(db, plan),
    decisionSteps: await loadDecisionSteps(db, plan),
    support: await loadSupport(db, plan),
    risks: await loadRisks(db, plan),
  };
}
