import { data, type RouterContextProvider } from "react-router";
import type { WordKey } from "#app/domain/authoring/closed-lists.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual, Plan } from "#app/domain/plan.ts";
import { type IndexedFacts, indexedAsOf } from "#app/domain/standings.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { asOfFrom } from "./as-of.server.ts";
import { depsContext } from "./context.server.ts";

/** What every page of a plan shows around its own content. */
export type PlanFrame = {
  plan: Pick<
    Plan,
    "slug" | "code" | "title" | "state" | "timeZone" | "periodStart" | "periodEnd" | "knownFrom"
  >;
  asOf: CalendarDate;
  today: CalendarDate;
  checkpoints: ReadonlyArray<{ code: string; label: Bilingual; dueOn: CalendarDate }>;
  organisations: Readonly<Record<string, { name: Bilingual; short: string }>>;
  /** The plan's own words for komitmen, aksi, target and capaian, where it has some. */
  words: Readonly<Partial<Record<WordKey, Bilingual>>>;
  /** Some of the plan's facts are made up to show the product at work. */
  illustration: boolean;
};

export type PlanPage = {
  indexed: IndexedFacts;
  /** The plan as it reads today, which `indexed` is of. */
  opened: IndexedFacts;
  asOf: CalendarDate;
  today: CalendarDate;
  frame: PlanFrame;
};

type Args = {
  request: Request;
  params: { plan?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

/**
 * Opens the plan an address names (or the first plan, at `/`) as of the day it asks for.
 *
 * @throws a 404 answer when there is no such plan, a 400 answer for a day that cannot be shown.
 */
export async function openPlanPage({ request, params, context }: Args): Promise<PlanPage> {
  const deps = context.get(depsContext);
  const current = await openPlan(params.plan ?? null, deps);
  if (current === null) throw data({ code: "plan_not_found" }, { status: 404 });
  const { asOf, today } = asOfFrom(request, current.facts.plan, deps.now());
  const indexed = indexedAsOf(current, asOf);
  const { reports } = indexed.facts;
  const illustration = reports.some((report) => report.illustration && report.knownOn <= asOf);
  const frame = { ...planFrame(indexed), asOf, today, illustration };
  return { indexed, opened: current, asOf, today, frame };
}

/** The part of the frame that is the plan's own, whatever the day. */
export function planFrame({ facts }: IndexedFacts): Omit<PlanFrame, "asOf" | "today" | "illustration"> {
  const { slug, code, title, state, timeZone, periodStart, periodEnd, knownFrom } = facts.plan;
  return {
    plan: { slug, code, title, state, timeZone, periodStart, periodEnd, knownFrom },
    checkpoints: facts.checkpoints.map((checkpoint) => ({
      code: checkpoint.code,
      label: checkpoint.label,
      dueOn: checkpoint.dueOn,
    })),
    organisations: Object.fromEntries(
      facts.organisations.map(({ slug, name, short }) => [slug, { name, short }]),
    ),
    words: facts.document.plan[0]?.words ?? {},
  };
}
