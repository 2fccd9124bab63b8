import { data, redirect } from "react-router";
import { EvidenceTaskList } from "#app/components/law/task-list.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireDecider } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { lawStatus, readTaskForm } from "#app/http/parse-form-law.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { decideEvidence } from "#app/services/decide-evidence.server.ts";
import { openEvidenceTasks } from "#app/services/open-evidence-tasks.server.ts";
import type { Route } from "./+types/evidence-tasks";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireDecider(context, request);
  const tasks = await openEvidenceTasks({ actor }, context.get(depsContext));
  return { tasks, csrf, done: new URL(request.url).searchParams.has("tersimpan") };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = requireDecider(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readTaskForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { answer } = form;
  if (answer === null) return data({ ...form, refusal: "decision_missing" } as const, { status: 400 });
  const { actor, name: actorName } = signedIn;
  const input = { ...form, answer, itemId: form.item, actor, actorName };
  const outcome = await decideEvidence(input, context.get(depsContext));
  if (!outcome.ok) {
    return data({ ...form, refusal: outcome.refusal }, { status: lawStatus(outcome.refusal) });
  }
  return redirect(localPath(languageOf(new URL(request.url).pathname), "/periksa/bukti?tersimpan=1"));
}

export default function EvidenceTasksRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("law.tasks")} unlisted />
      <EvidenceTaskList {...loaderData} result={actionData ?? null} />
    </>
  );
}
