import { data } from "react-router";
import { OrganisationsPage } from "#app/components/writing/organisations-page.tsx";
import { requirePlanMaker } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readOrganisation } from "#app/http/organisation-form.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { editOrganisation, openOrganisations } from "#app/services/authoring/edit-organisation.server.ts";
import type { Route } from "./+types/organisations";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, csrf } = requirePlanMaker(context, request);
  const tree = await openOrganisations(actor, context.get(depsContext));
  if (tree === null) throw data({ code: "office_in_every_plan" }, { status: 403 });
  return { tree, csrf, saved: new URL(request.url).searchParams.has("tersimpan") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requirePlanMaker(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const read = readOrganisation(form);
  if (read === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { actor, name: actorName } = signedIn;
  const outcome = await editOrganisation({ ...read, actor, actorName }, context.get(depsContext));
  if (outcome.ok) return leadTo(request, "/lembaga?tersimpan=1");
  const status = { not_allowed: 403, changed_meanwhile: 409, organisation_problems: 400 }[outcome.refusal];
  return data({ ...read, refused: outcome }, { status });
}

export default function OrganisationsRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <OrganisationsPage {...loaderData} result={actionData ?? null} />;
}
