import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AskDataPage } from "#app/components/talk/request-pages.tsx";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { TRAP } from "#app/http/parse-form-public.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { clientAddressContext } from "#app/http/session.server.ts";
import { leadOn, readOpenForm, refusedForm } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf } from "#app/i18n/language.ts";
import { askData } from "#app/services/talk/ask-data.server.ts";
import type { Route } from "./+types/data-request-ask";

export async function loader(args: Route.LoaderArgs) {
  const { frame } = await openPlanPage(args);
  const csrf = args.context.get(signedInContext)?.csrf ?? null;
  const sent = new URL(args.request.url).searchParams.has("terkirim");
  return { plan: frame.plan, csrf, sent };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { typed } = await readOpenForm({ request, context });
  const language = languageOf(new URL(request.url).pathname);
  const address = context.get(clientAddressContext);
  const input = { plan: params.plan, typed, trap: typed[TRAP] ?? "", language, address };
  const outcome = await askData(input, context.get(depsContext));
  if (!outcome.ok) return refusedForm(typed, outcome);
  return leadOn(request, `/${params.plan}/permintaan-data/ajukan?terkirim=1`);
}

export default function DataRequestAskRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("talk.request.askTitle")} unlisted />
      <AskDataPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
