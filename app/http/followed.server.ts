import type { RouterContextProvider } from "react-router";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { leadOf, type Milestone } from "#app/domain/plan.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import type { Language } from "#app/i18n/language.ts";
import { apiProblem, languageAsked } from "./api-problem.server.ts";
import { openAskedPlan, originOf } from "./open-data.server.ts";

export type FollowArgs = {
  request: Request;
  context: Readonly<RouterContextProvider>;
  params: { plan?: string | undefined; organisation?: string | undefined; commitment?: string | undefined };
};

/** What somebody follows: a plan, one owner in it, or one commitment. */
export type Followed = {
  indexed: IndexedFacts;
  asOf: CalendarDate;
  language: Language;
  origin: string;
  name: string;
  /** Path of its page, without language. */
  path: string;
  takes: (milestone: Milestone) => boolean;
};

/** What a feed or calendar address names, or the answer that there is no such thing. */
export async function openFollowed(
  args: FollowArgs,
): Promise<{ ok: true; followed: Followed } | { ok: false; answer: Response }> {
  const { request, context, params } = args;
  const language = languageAsked(request);
  const asked = await openAskedPlan(args, { plan: params.plan ?? "" });
  if (!asked.ok) return asked;
  const { indexed, asOf } = asked;
  const { plan, organisations, commitments, actions } = indexed.facts;
  const common = { indexed, asOf, language, origin: originOf(request, context) };
  const word = (text: { id: string; en: string | null }) =>
    language === "en" ? (text.en ?? text.id) : text.id;
  if (params.organisation !== undefined) {
    const organisation = organisations.find(({ slug }) => slug === params.organisation);
    if (organisation === undefined) return missing(request);
    const { slug, short } = organisation;
    const takes = (milestone: Milestone) => leadOf(milestone) === slug;
    return { ok: true, followed: { ...common, name: short, path: `/${plan.slug}/lembaga/${slug}`, takes } };
  }
  if (params.commitment !== undefined) {
    const commitment = commitments.find(({ code }) => code === params.commitment);
    if (commitment === undefined) return missing(request);
    const under = new Set(
      actions.filter((each) => each.commitment === commitment.code).map(({ code }) => code),
    );
    const takes = (milestone: Milestone) => under.has(milestone.action);
    return { ok: true, followed: { ...common, name: word(commitment.title), path: `/${plan.slug}`, takes } };
  }
  return {
    ok: true,
    followed: { ...common, name: word(plan.title), path: `/${plan.slug}`, takes: () => true },
  };
}

function missing(request: Request): { ok: false; answer: Response } {
  return { ok: false, answer: apiProblem(404, "not_found", { docs: "/api" }, languageAsked(request)) };
}
