import { data } from "react-router";
import { ErrorPage } from "#app/components/error-page.tsx";
import { EmbedPage, type EmbedPageProps } from "#app/components/share/embed-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { sharedView } from "#app/domain/shared-view.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { PlanWordsProvider } from "#app/i18n/plan-words.tsx";
import type { Route } from "./+types/embed";

export const handle = { bare: true };

export async function loader({ request, params, context }: Route.LoaderArgs): Promise<EmbedPageProps> {
  const { indexed, asOf, frame } = await openPlanPage({ request, params, context });
  const view = sharedView(indexed, params.view, asOf);
  if (view === null) throw data({ code: "page_not_found" }, { status: 404 });
  return { view, frame };
}

export default function EmbedRoute({ loaderData }: Route.ComponentProps) {
  const { t, text, longDate } = useI18n();
  const { frame, view } = loaderData;
  const what =
    view.kind === "milestone" ? `${view.card.code}, ${text(view.card.title)}` : text(frame.plan.title);
  return (
    <>
      <PageMeta title={t("share.embedTitle", { what, date: longDate(frame.asOf) })} unlisted />
      <PlanWordsProvider words={frame.words}>
        <EmbedPage {...loaderData} />
      </PlanWordsProvider>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <main className="emb">
      <ErrorPage />
    </main>
  );
}
