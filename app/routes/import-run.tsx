import { ImportRunPage } from "#app/components/import/import-run-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { actOnImport, openImportRun } from "#app/http/act-on-import.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/import-run";

export function loader(args: Route.LoaderArgs) {
  return openImportRun(args);
}

export function action(args: Route.ActionArgs) {
  return actOnImport(args);
}

export default function ImportRunRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("planImport.runTitle", { file: loaderData.run.fileName })} unlisted />
      <ImportRunPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
