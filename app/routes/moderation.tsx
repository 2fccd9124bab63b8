import { data, redirect } from "react-router";
import { ModerationPage, type ModerationResult } from "#app/components/remark/moderation-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireDecider } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readModerationForm } from "#app/http/parse-form-public.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { askerWords } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { moderateRemark, openModeration } from "#app/services/moderate-remark.server.ts";
import { moderateWords, openPendingWords } from "#app/services/talk/moderate-words.server.ts";
import type { Route } from "./+types/moderation";

const STATUS = {
  ...{ not_found: 404, not_allowed: 403, own_organisation: 403, own_submission: 403, already_decided: 409 },
  ...{ reason_required: 400, decision_missing: 400, personal_data: 400 },
} as const satisfies Record<ModerationResult["refusal"], number>;

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireDecider(context, request);
  const remarks = await openModeration({ actor }, context.get(depsContext));
  const words = await openPendingWords({ actor }, context.get(depsContext));
  return { remarks, words, csrf, done: new URL(request.url).searchParams.has("tersimpan") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireDecider(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readModerationForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const refused = (refusal: ModerationResult["refusal"]) =>
    data({ ...form, refusal } satisfies ModerationResult, { status: STATUS[refusal] });
  const { decision, kind, remark: id } = form;
  if (decision === null) return refused("decision_missing");
  const { actor, name: actorName } = signedIn;
  const said = { decision, note: form.note, actor, actorName };
  const deps = context.get(depsContext);
  const outcome =
    kind === "remark"
      ? await moderateRemark({ ...said, remark: id }, deps)
      : await moderateWords({ ...said, kind, id }, deps, askerWords(context));
  if (!outcome.ok) return refused(outcome.refusal);
  return redirect(localPath(languageOf(new URL(request.url).pathname), "/moderasi?tersimpan=1"));
}

export default function ModerationRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("remark.moderation")} unlisted />
      <ModerationPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
