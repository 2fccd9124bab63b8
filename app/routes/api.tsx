import { ApiPage } from "#app/components/open-data/api-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { apiExamples } from "#app/http/api-examples.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/api";

export function loader({ request, context }: Route.LoaderArgs) {
  return apiExamples({ request, context });
}

export default function ApiRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("opendata.apiTitle")} description={t("opendata.apiDescribe")} />
      <ApiPage {...loaderData} />
    </>
  );
}
