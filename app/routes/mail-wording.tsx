import { data, redirect } from "react-router";
import { WordingPage } from "#app/components/notices/wording-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { wordingProblems } from "#app/domain/notice/wording.ts";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { previewOf, requireWording } from "#app/http/mail-wording.server.ts";
import { readWordingForm } from "#app/http/parse-form-notice.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { usualWording } from "#app/i18n/notice-words.ts";
import { saveWording } from "#app/services/notices/mail-wordings.server.ts";
import type { Route } from "./+types/mail-wording";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const asked = await requireWording(params, signedIn, context);
  const usual = usualWording(asked.kind, asked.language);
  const preview = previewOf(asked, asked.wording ?? usual, context);
  const saved = new URL(request.url).searchParams.has("tersimpan");
  return { asked, usual, preview, csrf: signedIn.csrf, saved };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readWordingForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const asked = await requireWording(params, signedIn, context);
  const { kind, language, plan } = asked;
  const wording = { subject: form.subject, body: form.body };
  const problems = form.intent === "reset" ? [] : wordingProblems(kind, wording);
  if (problems.length > 0) return data({ wording, problems, preview: null }, { status: 400 });
  if (form.intent === "preview")
    return data({ wording, problems, preview: previewOf(asked, wording, context) });
  const { actor, name: actorName } = signedIn;
  const kept = form.intent === "reset" ? null : wording;
  const input = { actor, actorName, plan: plan.slug, kind, language, wording: kept };
  const outcome = await saveWording(input, context.get(depsContext));
  if (!outcome.ok) throw data({ code: "not_found" }, { status: 404 });
  const here = `/pos/kata/${plan.slug}/${kind}/${language}?tersimpan=1`;
  return redirect(localPath(languageOf(new URL(request.url).pathname), here));
}

export default function MailWordingRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("notices.words.title")} unlisted />
      <WordingPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
