import { data } from "react-router";
import { NewPlanPage } from "#app/components/writing/new-plan-page.tsx";
import { requirePlanMaker } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readNewPlan } from "#app/http/new-plan.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { createPlan } from "#app/services/authoring/create-plan.server.ts";
import { listPlans } from "#app/services/list-plans.server.ts";
import type { Route } from "./+types/plan-new";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { csrf } = requirePlanMaker(context, request);
  const plans = await listPlans(context.get(depsContext));
  return { csrf, plans: plans.map(({ facts }) => ({ slug: facts.plan.slug, title: facts.plan.title })) };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requirePlanMaker(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const read = readNewPlan(form);
  if (read.plan === null) {
    return data({ typed: read.typed, formProblems: read.problems, refused: null }, { status: 400 });
  }
  const { actor, name: actorName } = signedIn;
  const wanted = { actor, actorName, plan: read.plan, from: read.from, via: "form" as const };
  const outcome = await createPlan(wanted, context.get(depsContext));
  if (outcome.ok) return leadTo(request, `/${outcome.slug}/matriks/tulis?tersimpan=1`);
  const status = { not_allowed: 403, slug_taken: 409, plan_not_found: 404, plan_problems: 400 }[
    outcome.refusal
  ];
  return data({ typed: read.typed, formProblems: [], refused: outcome }, { status });
}

export default function NewPlanRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <NewPlanPage {...loaderData} result={actionData ?? null} />;
}
