import { listPlanSlugs } from "#app/data/reports.server.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import { type RequestView, requestsAsOf } from "#app/domain/talk/data-request.ts";
import { type DecisionView, decisionsOf, meetingsAsOf } from "#app/domain/talk/meeting.ts";
import type { SupportRequest, SupportState } from "#app/domain/talk/support.ts";
import { isOpenSupport, supportAsOf } from "#app/domain/talk/support.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openDesk } from "./desk.server.ts";
import { openTalk } from "./open-talk.server.ts";
import { requestsFor } from "./step-request.server.ts";

/** What others await of a person's organisations in one plan. */
export type TalkTasks = {
  plan: string;
  requests: ReadonlyArray<RequestView>;
  support: ReadonlyArray<SupportRequest & { state: SupportState }>;
  decisions: ReadonlyArray<DecisionView>;
};

/** Requests to answer, support that is asked, and decisions to carry out; plans with none are left out. */
export async function openTalkTasks(actor: Actor, deps: Pick<Deps, "db" | "now">): Promise<Array<TalkTasks>> {
  const tasks: Array<TalkTasks> = [];
  for (const slug of await listPlanSlugs(deps.db)) {
    const desk = await openDesk(slug, deps);
    if (desk === null) continue;
    const { plan, today } = desk;
    const offices = officesOn(actor, plan, today).filter(({ role }) => role !== "administrator");
    const own = offices.map(({ organisation }) => organisation);
    if (own.length === 0) continue;
    const talk = await openTalk(plan, deps);
    const meetings = meetingsAsOf(talk.meetings, { asOf: today, reader: "internal" });
    const requests = requestsFor(requestsAsOf(talk.requests, today), { actor, plan, today });
    const support = supportAsOf(talk.support, today).filter(
      (request) => own.includes(request.to) && isOpenSupport(request, today),
    );
    const decisions = decisionsOf(meetings, talk.decisionSteps, today).filter(
      ({ state, organisation }) =>
        (state === "open" || state === "overdue") && organisation !== null && own.includes(organisation),
    );
    if (requests.length + support.length + decisions.length > 0) {
      tasks.push({ plan, requests, support, decisions });
    }
  }
  return tasks;
}
