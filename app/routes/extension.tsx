import { data } from "react-router";
import { ExtensionPageView } from "#app/components/schedule/extension-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import type { ExtensionStepKind } from "#app/domain/extension.ts";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { scheduleStatus, textIn } from "#app/http/parse-form-schedule.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { leadTo } from "#app/http/review-route.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { askExtension } from "#app/services/schedule/ask-extension.server.ts";
import { openExtensions } from "#app/services/schedule/open-extensions.server.ts";
import { stepExtension } from "#app/services/schedule/step-extension.server.ts";
import type { Route } from "./+types/extension";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, asOf, today, frame } = await openPlanPage(args);
  const signedIn = args.context.get(signedInContext);
  const { milestone } = args.params;
  const page = openExtensions({ indexed, asOf, today, actor: signedIn?.actor ?? null, milestone });
  if (page === null) throw data({ code: "milestone_not_found" }, { status: 404 });
  const saved = new URL(args.request.url).searchParams.get("tersimpan");
  return { page, frame, csrf: signedIn?.csrf ?? null, saved };
}

const STEPS: Readonly<Record<string, { step: ExtensionStepKind; saved: string }>> = {
  advise: { step: "advice", saved: "timbang" },
  decide: { step: "decision", saved: "putus" },
  withdraw: { step: "withdrawal", saved: "tarik" },
};

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const deps = context.get(depsContext);
  const intent = textIn(form, "intent");
  const typed = { untilOn: textIn(form, "untilOn"), reason: textIn(form, "reason", 10_000) };
  const by = { actor: signedIn.actor, actorName: signedIn.name, ...params, ...typed };
  const taken = STEPS[intent];
  const input = { ...by, request: textIn(form, "request"), outcome: textIn(form, "outcome") };
  const outcome =
    taken === undefined
      ? await askExtension(by, deps)
      : await stepExtension({ ...input, step: taken.step }, deps);
  const here = `/${params.plan}/target/${params.milestone}/perpanjangan`;
  if (outcome.ok) return leadTo(request, `${here}?tersimpan=${taken?.saved ?? "minta"}`);
  const { refusal } = outcome;
  const shape = refusal === "until_not_later" || refusal === "reason_too_long" ? "incomplete" : refusal;
  const status = scheduleStatus(refusal === "not_owner" ? "not_allowed" : shape);
  return data({ refusal, ...typed, request: input.request, outcome: input.outcome }, { status });
}

export default function ExtensionRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { code } = loaderData.page.milestone;
  return (
    <>
      <PageMeta
        title={`${code}: ${t("schedule.extension.title")}`}
        description={t("schedule.extension.lead", { code })}
      />
      <ExtensionPageView {...loaderData} result={actionData ?? null} />
    </>
  );
}
