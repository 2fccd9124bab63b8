import { OperationPage } from "#app/components/operation/operation-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openOperation } from "#app/services/operation/open-operation.server.ts";
import type { Route } from "./+types/operation";

export async function loader({ request, context }: Route.LoaderArgs) {
  requireOffice(context, request, "administrator");
  const { hasServer } = context.get(mailContext);
  return openOperation({ hasMailServer: hasServer }, context.get(depsContext));
}

export default function OperationRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("operation.title")} unlisted />
      <OperationPage {...loaderData} />
    </>
  );
}
