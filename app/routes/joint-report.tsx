import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { JointFormView } from "#app/components/workspace/joint-form.tsx";
import { actOnJointReport } from "#app/http/act-on-joint-report.server.ts";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openJointForm } from "#app/services/owner/open-joint-form.server.ts";
import type { Route } from "./+types/joint-report";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { actor, csrf } = requireSignedIn(context, request);
  const asked = new URL(request.url).searchParams;
  const input = { actor, plan: params.plan, chosen: asked.getAll("target") };
  const page = await openJointForm(input, context.get(depsContext));
  if (page === null) throw data({ code: "plan_not_found" }, { status: 404 });
  if (page.choices.length === 0) throw data({ code: "not_owner" }, { status: 403 });
  const codes = (asked.get("terkirim") ?? "").split(",");
  const sent = page.choices.map(({ code }) => code).filter((code) => codes.includes(code));
  return { page, csrf, sent, asked: asked.has("pilih") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  return actOnJointReport(request, params.plan, { context, signedIn });
}

export default function JointReportRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("owner.together.title")} unlisted />
      <JointFormView {...loaderData} result={actionData ?? null} />
    </>
  );
}
