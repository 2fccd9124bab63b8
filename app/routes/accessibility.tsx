import { AccessPage, type AccessPageProps } from "#app/components/scorecard/access-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openPlan } from "#app/services/open-plan.server.ts";
import type { Route } from "./+types/accessibility";

export async function loader({ context }: Route.LoaderArgs): Promise<AccessPageProps> {
  const indexed = await openPlan(null, context.get(depsContext));
  const secretariat = indexed?.facts.organisations.find(({ kind }) => kind === "secretariat");
  return { contact: secretariat === undefined ? null : { name: secretariat.name, url: secretariat.url } };
}

export default function AccessibilityRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("access.title")} description={t("access.lead")} />
      <AccessPage {...loaderData} />
    </>
  );
}
