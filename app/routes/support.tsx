import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { SupportPage } from "#app/components/talk/support-page.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { leadOn, readOfficeForm, readsInternal, refusedForm, requireDesk } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import {
  askSupportAlone,
  openSupport,
  stepSupport,
  supportableMilestones,
} from "#app/services/talk/support.server.ts";
import type { Route } from "./+types/support";

export async function loader(args: Route.LoaderArgs) {
  const { signedIn, desk } = await requireDesk(args);
  if (!readsInternal(args.context, desk)) {
    throw data({ code: "office_required", role: "owner" }, { status: 403 });
  }
  const { frame, asOf, indexed } = await openPlanPage(args);
  const { actor, csrf } = signedIn;
  const rows = await openSupport(desk, { actor, asOf }, args.context.get(depsContext));
  const own = supportableMilestones(desk, actor);
  const milestones = indexed.facts.milestones
    .filter(({ code }) => own.includes(code))
    .map(({ code, title }) => ({ value: code, label: `${code} ${title.id}` }));
  const saved = new URL(args.request.url).searchParams.has("tersimpan");
  return { frame, plan: frame.plan, organisations: frame.organisations, rows, milestones, csrf, saved };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { typed, speaker } = await readOfficeForm({ request, context });
  const asked = typed.request ?? "";
  const deps = context.get(depsContext);
  const said = { decision: typed[`decision-${asked}`] ?? "", text: typed[`text-${asked}`] ?? "" };
  const outcome =
    asked === ""
      ? await askSupportAlone({ ...speaker, plan: params.plan, typed }, deps)
      : await stepSupport({ ...speaker, plan: params.plan, request: asked, typed: said }, deps);
  if (outcome.ok) return leadOn(request, `/${params.plan}/dukungan?tersimpan=1`);
  if (outcome.refusal !== "invalid" || asked === "") return refusedForm(typed, outcome);
  const problems = outcome.problems.map((each) => ({ ...each, field: `${each.field}-${asked}` }));
  return refusedForm(typed, { ...outcome, problems });
}

export default function SupportRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { frame } = loaderData;
  return (
    <>
      <PageMeta title={t("talk.support.title")} unlisted />
      <SupportPage {...loaderData} result={actionData ?? null} />
      <AsOfBar frame={frame} action={`/${frame.plan.slug}/dukungan`} />
    </>
  );
}
