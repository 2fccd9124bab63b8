import { data } from "react-router";
import { AmendmentPage } from "#app/components/schedule/amendment-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readAmendmentForm, scheduleStatus, textIn } from "#app/http/parse-form-schedule.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openAmendment } from "#app/services/schedule/open-amendment.server.ts";
import { findDraft, previewOf } from "#app/services/schedule/preview-amendment.server.ts";
import { publishAmendment } from "#app/services/schedule/publish-amendment.server.ts";
import { saveAmendment } from "#app/services/schedule/save-amendment.server.ts";
import { discardDraft, undoAmendment } from "#app/services/schedule/undo-amendment.server.ts";
import type { Route } from "./+types/amendment";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, asOf, frame } = await openPlanPage(args);
  const signedIn = args.context.get(signedInContext);
  const deps = args.context.get(depsContext);
  const { amendment: id } = args.params;
  const opened = await openAmendment({ indexed, id, actor: signedIn?.actor ?? null, asOf }, deps);
  if (opened === null) throw data({ code: "not_found" }, { status: 404 });
  const asked = new URL(args.request.url).searchParams;
  const draft = opened.form !== null && asked.has("pratinjau") ? await findDraft(id, deps) : null;
  const preview = draft === null ? null : await previewOf(draft, deps);
  return { opened, preview, frame, csrf: signedIn?.csrf ?? null, saved: asked.get("tersimpan") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const { plan, amendment: id } = params;
  const { actor, name: actorName } = signedIn;
  const deps = context.get(depsContext);
  const by = { actor, actorName, plan, id };
  const here = `/${plan}/perubahan/${id}`;
  switch (form.get("intent")) {
    case "publish": {
      const outcome = await publishAmendment({ ...by, seen: textIn(form, "seen") }, deps);
      return outcome.ok ? leadTo(request, `${here}?tersimpan=terbit`) : refused(outcome.refusal);
    }
    case "undo": {
      const outcome = await undoAmendment(by, deps);
      return outcome.ok
        ? leadTo(request, `/${plan}/perubahan/${outcome.id}?pratinjau=1`)
        : refused(outcome.refusal);
    }
    case "discard": {
      const outcome = await discardDraft(by, deps);
      return outcome.ok ? leadTo(request, `/${plan}/perubahan`) : refused(outcome.refusal);
    }
    default: {
      const typed = await readAmendmentForm(form);
      const outcome = await saveAmendment({ ...by, calendar: textIn(form, "calendar"), typed }, deps);
      if (outcome.ok) return leadTo(request, `${here}?pratinjau=1`);
      if (outcome.refusal !== "incomplete") return refused(outcome.refusal);
      return data({ refusal: outcome.refusal, problems: outcome.problems, typed }, { status: 400 });
    }
  }
}

function refused(refusal: string) {
  return data({ refusal, problems: [], typed: null }, { status: scheduleStatus(refusal) });
}

export default function AmendmentRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { head } = loaderData.opened;
  return (
    <>
      <PageMeta
        title={`${head.regulation}: ${t("schedule.amendment")}`}
        description={t("schedule.amendmentsLead")}
        unlisted={head.state !== "published"}
      />
      <AmendmentPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
