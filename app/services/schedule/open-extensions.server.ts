import { listPlanSlugs } from "#app/data/reports.server.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import {
  askRefusal,
  type ExtensionRequest,
  type ExtensionStepKind,
  extensionStateAsOf,
} from "#app/domain/extension.ts";
import type { ExtensionLine, ExtensionPage, ExtensionTask } from "#app/domain/extension-page.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { standingOf } from "#app/services/owner/own-milestone.server.ts";
import { mayStep } from "./step-extension.server.ts";

type Asked = { indexed: IndexedFacts; asOf: CalendarDate; today: CalendarDate; actor: Actor | null };

/** Requests for more time for a milestone known on a day; what may be done only on the present day. */
export function openExtensions(asked: Asked & { milestone: string }): ExtensionPage | null {
  const { indexed, asOf, today, actor } = asked;
  const milestone = indexed.facts.milestones.find(({ code }) => code === asked.milestone);
  if (milestone === undefined) return null;
  const { code, title, owners } = milestone;
  const requests = (indexed.facts.extensions ?? []).filter((request) => request.milestone === code);
  const { deadline, closure, reportedPercent } = standingOf(indexed, milestone, asOf);
  const finished = closure !== null || reportedPercent === 100;
  const plan = indexed.facts.plan.slug;
  const act = {
    kind: "ask_extension",
    plan,
    owners: owners.map(({ organisation }) => organisation),
  } as const;
  const isOwner = actor !== null && asOf === today && may(actor, act, today);
  const why = askRefusal({ deadline, finished, requests }, { untilOn: null, reason: "" }, today);
  return {
    ...{ milestone: { code, title }, dueOn: deadline.kind === "dated" ? deadline.dueOn : null },
    requests: requests
      .filter(({ knownOn }) => knownOn <= asOf)
      .map((request) => lineOf(request, asked))
      .reverse(),
    mayAsk: isOwner && why === "until_missing",
  };
}

function lineOf(request: ExtensionRequest, { indexed, asOf, today, actor }: Asked): ExtensionLine {
  const { id, fromOn, untilOn, reason, knownOn, organisation } = request;
  const plan = indexed.facts.plan.slug;
  const state = extensionStateAsOf(request, asOf) ?? "asked";
  const acts = (step: ExtensionStepKind) =>
    actor !== null && asOf === today && mayStep({ actor, plan, step }, request, today);
  const next = awaitedStep(request, asOf);
  return {
    ...{ id, fromOn, untilOn, reason, knownOn, by: shortIn(indexed, organisation), state },
    steps: request.steps
      .filter((step) => step.knownOn <= asOf)
      .map((step) => ({
        ...{ id: step.id, outcome: step.outcome, untilOn: step.untilOn, reason: step.reason },
        ...{ knownOn: step.knownOn, by: shortIn(indexed, step.organisation) },
      })),
    mine: next !== null && acts(next) ? next : null,
    mayWithdraw: next !== null && acts("withdrawal"),
  };
}

/** The step a request awaits on a day; null once it is decided or withdrawn. */
function awaitedStep(request: ExtensionRequest, asOf: CalendarDate): "advice" | "decision" | null {
  const state = extensionStateAsOf(request, asOf);
  if (state === "asked") return "advice";
  return state === "advised" ? "decision" : null;
}

function shortIn({ facts }: IndexedFacts, slug: string): string {
  return facts.organisations.find((each) => each.slug === slug)?.short ?? slug;
}

/** Requests that await a step this person may take, in every plan, the longest waiting first. */
export async function openExtensionTasks(
  { actor, step }: { actor: Actor; step: "advice" | "decision" },
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<ExtensionTask>> {
  const tasks: Array<ExtensionTask> = [];
  for (const plan of await listPlanSlugs(deps.db)) {
    const indexed = await openPlan(plan, deps);
    if (indexed === null) continue;
    const today = calendarDateAt(deps.now(), indexed.facts.plan.timeZone);
    for (const request of indexed.facts.extensions ?? []) {
      if (awaitedStep(request, today) !== step || !mayStep({ actor, plan, step }, request, today)) continue;
      const { milestone, untilOn, organisation } = request;
      const title = indexed.facts.milestones.find(({ code }) => code === milestone)?.title;
      const by = shortIn(indexed, organisation);
      if (title !== undefined) tasks.push({ plan, milestone, title, by, untilOn });
    }
  }
  return tasks;
}
