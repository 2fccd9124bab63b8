import { data, redirect } from "react-router";
import { RemarkFormView, type RemarkPage, type RemarkResult } from "#app/components/remark/remark-form.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { calendarDateAt } from "#app/domain/calendar-date.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { readRemarkForm } from "#app/http/parse-form-public.server.ts";
import { findByCode } from "#app/http/permanent-code.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { clientAddressContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { fileRemark } from "#app/services/file-remark.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import type { Route } from "./+types/remark";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const indexed = await openPlan(params.plan, deps);
  if (indexed === null) throw data({ code: "plan_not_found" }, { status: 404 });
  const slots = indexed.facts.milestones.flatMap((milestone) => milestone.slots);
  const slot = findByCode(slots, params.slot);
  if (slot === null) throw data({ code: "slot_not_found" }, { status: 404 });
  const { slug, timeZone, knownFrom } = indexed.facts.plan;
  const items = indexed
    .reportsOf(slot.milestone)
    .flatMap((report) => report.items)
    .filter((item) => item.slot === slot.code);
  const page: RemarkPage = {
    plan: { slug, timeZone },
    slot: { code: slot.code, title: slot.title },
    items: items.map(({ id, url, hiddenSince }) => ({ id, url: hiddenSince === null ? url : null })),
    today: calendarDateAt(deps.now(), timeZone),
    from: knownFrom,
  };
  return { page, sent: new URL(request.url).searchParams.has("terkirim") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const { fields, trap } = readRemarkForm(await readForm(request));
  const language = languageOf(new URL(request.url).pathname);
  const address = context.get(clientAddressContext);
  const outcome = await fileRemark({ ...params, fields, trap, language, address }, context.get(depsContext));
  if (outcome.ok) {
    return redirect(localPath(language, `/${params.plan}/bukti/${params.slot}/lapor?terkirim=1`));
  }
  if (outcome.refusal === "not_found") throw data({ code: "slot_not_found" }, { status: 404 });
  const refused = outcome.refusal === "invalid" ? outcome : { problems: [], retryAt: outcome.retryAt };
  const result: RemarkResult = { retryAt: null, ...refused, fields };
  return data(result, { status: result.retryAt === null ? 400 : 429 });
}

export default function RemarkRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  const { page, sent } = loaderData;
  return (
    <>
      <PageMeta title={t("remark.title", { code: page.slot.code })} unlisted />
      <RemarkFormView page={page} sent={sent} result={actionData ?? null} />
    </>
  );
}
