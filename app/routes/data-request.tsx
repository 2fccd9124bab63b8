import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { RequestPage } from "#app/components/talk/request-page.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { askerWords, leadOn, readOfficeForm, refusedForm } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openRequest, stepRequest } from "#app/services/talk/step-request.server.ts";
import type { Route } from "./+types/data-request";

export async function loader(args: Route.LoaderArgs) {
  const { params, context, request } = args;
  const { frame, asOf } = await openPlanPage(args);
  const signedIn = context.get(signedInContext);
  const asked = { ...params, asOf, actor: signedIn?.actor ?? null };
  const opened = await openRequest(asked, context.get(depsContext));
  if (opened === null) throw data({ code: "request_not_found" }, { status: 404 });
  return {
    ...{ frame, plan: frame.plan, organisations: frame.organisations, ...opened },
    ...{ csrf: signedIn?.csrf ?? null, saved: new URL(request.url).searchParams.has("tersimpan") },
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { typed, speaker } = await readOfficeForm({ request, context });
  const { step } = typed;
  if (step !== "forwarded" && step !== "answered") throw data({ code: "form_unreadable" }, { status: 400 });
  const outcome = await stepRequest(
    { ...params, ...speaker, step, typed },
    context.get(depsContext),
    askerWords(context),
  );
  if (!outcome.ok) return refusedForm(typed, outcome);
  return leadOn(request, `/${params.plan}/permintaan-data/${params.request}?tersimpan=1`);
}

export default function DataRequestRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t, date } = useI18n();
  const { frame, request } = loaderData;
  return (
    <>
      <PageMeta title={t("talk.request.one", { date: date(request.askedOn) })} />
      <RequestPage {...loaderData} result={actionData ?? null} />
      <AsOfBar frame={frame} action={`/${frame.plan.slug}/permintaan-data/${request.id}`} />
    </>
  );
}
