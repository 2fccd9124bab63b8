import { ImportPage } from "#app/components/import/import-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { openImportPage, takeImport } from "#app/http/act-on-import.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/import-new";

export function loader(args: Route.LoaderArgs) {
  return openImportPage(args);
}

export function action(args: Route.ActionArgs) {
  return takeImport(args);
}

export default function ImportNewRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("planImport.title")} unlisted />
      <ImportPage {...loaderData} problem={actionData?.problem ?? null} />
    </>
  );
}
