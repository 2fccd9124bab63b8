import { data } from "react-router";
import { AmendmentsPageView } from "#app/components/schedule/amendments-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readAmendmentForm, scheduleStatus, textIn } from "#app/http/parse-form-schedule.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openAmendments } from "#app/services/schedule/open-amendments.server.ts";
import { saveAmendment } from "#app/services/schedule/save-amendment.server.ts";
import type { Route } from "./+types/amendments";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, asOf, frame } = await openPlanPage(args);
  const signedIn = args.context.get(signedInContext);
  const deps = args.context.get(depsContext);
  const page = await openAmendments({ indexed, asOf, actor: signedIn?.actor ?? null }, deps);
  return { page, frame, csrf: signedIn?.csrf ?? null };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const typed = await readAmendmentForm(form);
  const calendar = textIn(form, "calendar");
  const { actor, name: actorName } = signedIn;
  const input = { actor, actorName, plan: params.plan, calendar, id: null, typed };
  const outcome = await saveAmendment(input, context.get(depsContext));
  if (outcome.ok) return leadTo(request, `/${params.plan}/perubahan/${outcome.id}`);
  const problems = outcome.refusal === "incomplete" ? outcome.problems : [];
  return data(
    { refusal: outcome.refusal, problems, typed, calendar },
    { status: scheduleStatus(outcome.refusal) },
  );
}

export default function AmendmentsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const title = t("schedule.amendments");
  return (
    <>
      <PageMeta
        title={`${title}, ${text(loaderData.frame.plan.title)}`}
        description={t("schedule.amendmentsLead")}
      />
      <AmendmentsPageView {...loaderData} result={actionData ?? null} />
    </>
  );
}
