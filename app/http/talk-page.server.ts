import type { RouterContextProvider } from "react-router";
import { cellsOf, type NamedCell } from "#app/domain/talk/cell.ts";
import { type DecisionView, decisionsOf, decisionsOnCell, meetingsAsOf } from "#app/domain/talk/meeting.ts";
import { risksAsOf } from "#app/domain/talk/risk.ts";
import { openDiscussion } from "#app/services/talk/open-discussion.server.ts";
import { openTalk } from "#app/services/talk/open-talk.server.ts";
import { depsContext, signedInContext } from "./context.server.ts";
import type { PlanPage } from "./plan-page.server.ts";
import { readsInternal } from "./talk.server.ts";

type Context = Readonly<RouterContextProvider>;

/** What one reader may see of a plan's conversations on a day. */
export async function openTalkPage({ indexed, asOf, today }: PlanPage, context: Context) {
  const plan = indexed.facts.plan.slug;
  const inOffice = readsInternal(context, { plan, today });
  const view = { asOf, reader: inOffice ? ("internal" as const) : ("public" as const) };
  const talk = await openTalk(plan, context.get(depsContext));
  const meetings = meetingsAsOf(talk.meetings, view);
  const decisions = decisionsOf(meetings, talk.decisionSteps, asOf);
  return { plan, inOffice, view, talk, meetings, decisions, risks: risksAsOf(talk.risks, view) };
}

/** The cells that decisions name, by their codes. */
export function namedCells(
  { indexed }: Pick<PlanPage, "indexed">,
  decisions: ReadonlyArray<Pick<DecisionView, "cell">>,
): Record<string, NamedCell> {
  const all = cellsOf(indexed);
  return Object.fromEntries(
    decisions.flatMap(({ cell }) => {
      const named = cell === null ? undefined : all.get(cell.code.toUpperCase());
      return named === undefined ? [] : [[named.code, named] as const];
    }),
  );
}

/** The decisions that set a slot or a stage, ready to print. */
export async function openCellDecisions(
  page: PlanPage,
  cell: { kind: "slot" | "stage"; code: string },
  context: Context,
) {
  const { plan, decisions } = await openTalkPage(page, context);
  const own = decisionsOnCell(decisions, cell);
  return { plan, organisations: page.frame.organisations, decisions: own, cells: namedCells(page, own) };
}

/** What was decided, feared and said about a target; decisions on its action and commitment bind it too. */
export async function openMilestoneTalk(page: PlanPage, code: string, context: Context) {
  const { plan, decisions, risks } = await openTalkPage(page, context);
  const { indexed, asOf, today } = page;
  const { actions, milestones } = indexed.facts;
  const milestone = milestones.find((each) => each.code === code);
  const action = actions.find((each) => each.code === milestone?.action);
  const own = [
    ...decisionsOnCell(decisions, { kind: "milestone", code }),
    ...decisionsOnCell(decisions, { kind: "action", code: action?.code ?? "" }),
    ...decisionsOnCell(decisions, { kind: "commitment", code: action?.commitment ?? "" }),
  ];
  const actor = context.get(signedInContext)?.actor ?? null;
  const place = { indexed, milestone: code, asOf, today };
  const { threads } = await openDiscussion(place, actor, context.get(depsContext));
  return {
    ...{ plan, milestone: code, organisations: page.frame.organisations, threads },
    ...{
      decisions: own,
      cells: namedCells(page, own),
      risks: risks.filter((risk) => risk.milestone === code),
    },
  };
}
