import { data, redirect } from "react-router";
import { PreparePage, type PrepareResult } from "#app/components/period-report/prepare-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import {
  askedDay,
  type PrepareForm,
  prepareStatus,
  readPrepareForm,
} from "#app/http/parse-form-period-report.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { issueReport } from "#app/services/period-report/issue-report.server.ts";
import { openPreparation } from "#app/services/period-report/open-preparation.server.ts";
import { setIrmLevel } from "#app/services/period-report/set-irm-level.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import type { Route } from "./+types/prepare-report";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireSignedIn(context, request);
  const asOf = askedDay(request);
  const input = { ...params, asOf: asOf ?? null, actor };
  const opened = await openPreparation(input, context.get(depsContext));
  if (!opened.ok && opened.refusal === "not_allowed") {
    throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
  }
  if (!opened.ok && opened.refusal === "not_found") throw data({ code: "report_not_found" }, { status: 404 });
  if (!opened.ok || asOf === undefined) throw data({ code: "day_unusable" }, { status: 400 });
  return { page: opened.page, csrf, saved: new URL(request.url).searchParams.has("tersimpan") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const typed = await readForm(request);
  requireCsrf({ request, context, form: typed }, signedIn);
  const form = readPrepareForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const { refusal, path } = await take(form, { params, signedIn, deps: context.get(depsContext) });
  if (refusal === null) return redirect(localPath(languageOf(new URL(request.url).pathname), path));
  const commitment = form.intent === "level" ? form.commitment : null;
  const level = form.intent === "level" ? form.level : null;
  const result: PrepareResult = { intent: form.intent, refusal, commitment, level, reason: form.reason };
  return data(result, { status: prepareStatus(refusal) });
}

type Taking = { params: { plan: string; checkpoint: string }; signedIn: SignedIn; deps: Deps };
type Taken = { refusal: null; path: string } | { refusal: PrepareResult["refusal"]; path: "" };

async function take(form: PrepareForm, { params, signedIn, deps }: Taking): Promise<Taken> {
  const { actor, name: actorName } = signedIn;
  const input = { ...params, actor, actorName };
  const { plan, checkpoint } = params;
  if (form.intent === "level") {
    const outcome = await setIrmLevel({ ...input, ...form }, deps);
    if (!outcome.ok) return { refusal: outcome.refusal, path: "" };
    return {
      refusal: null,
      path: `/laporan/siapkan/${plan}/${checkpoint}?tanggal=${form.asOf}&tersimpan=1#tingkat`,
    };
  }
  if (form.read === undefined) return { refusal: "unread", path: "" };
  const outcome = await issueReport({ ...input, ...form }, deps);
  if (!outcome.ok) return { refusal: outcome.refusal, path: "" };
  return { refusal: null, path: `/${plan}/laporan/${checkpoint}/v${outcome.version}` };
}

export default function PrepareRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { code } = loaderData.page.checkpoint;
  return (
    <>
      <PageMeta title={t("report.prepare.title", { checkpoint: code })} unlisted />
      <PreparePage {...loaderData} result={actionData ?? null} />
    </>
  );
}
