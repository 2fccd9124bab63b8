import { data, redirect } from "react-router";
import { CoveragePage } from "#app/components/catalogue/coverage-page.tsx";
import { dataTypes } from "#app/domain/evidence/coverage.ts";
import { officesOn } from "#app/domain/permission.ts";
import { requireDecider } from "#app/http/auth.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { pagePathOf } from "#app/http/page-address.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { decideMatch } from "#app/services/decide-match.server.ts";
import { openCoverage } from "#app/services/open-coverage.server.ts";
import { suggestMatches } from "#app/services/suggest-matches.server.ts";
import type { Route } from "./+types/coverage";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const { indexed, asOf, today, frame } = await openPlanPage({ request, params, context });
  const { actions, milestones, plan } = indexed.facts;
  const owners = [
    ...new Set(milestones.flatMap((milestone) => milestone.owners.map((owner) => owner.organisation))),
  ];
  const types = dataTypes(actions);
  const coverage = await openCoverage({ actions: types, owners }, { asOf, timeZone: plan.timeZone }, deps);
  const signedIn = context.get(signedInContext);
  const offices = signedIn === null ? [] : officesOn(signedIn.actor, plan.slug, today);
  const decides = offices.some(({ role }) => role === "secretariat" || role === "reviewer");
  return {
    ...{ frame, coverage, csrf: decides ? (signedIn?.csrf ?? null) : null },
    suggestions: decides ? await suggestMatches(plan.slug, today, deps) : null,
    done: new URL(request.url).searchParams.has("tersimpan"),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireDecider(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const accepted = form.get("accepted");
  if (accepted !== "yes" && accepted !== "no") throw data({ code: "form_unreadable" }, { status: 400 });
  const outcome = await decideMatch(
    {
      ...{ actor: signedIn.actor, actorName: signedIn.name, accepted: accepted === "yes" },
      ...{ item: String(form.get("item") ?? ""), datasetId: String(form.get("dataset") ?? "") },
    },
    context.get(depsContext),
  );
  if (outcome.ok) return redirect(`${pagePathOf(request)}?tersimpan=1#usulan`);
  return data({ refusal: outcome.refusal }, { status: outcome.refusal === "not_found" ? 404 : 403 });
}

export default function CoverageRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <CoveragePage {...loaderData} refusal={actionData?.refusal ?? null} />;
}
