import { data } from "react-router";
import { type AuditPageProps, AuditPageView } from "#app/components/audit/audit-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { readAuditFilter } from "#app/http/audit-filter.server.ts";
import { requireWatcher } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openAudit } from "#app/services/audit/open-audit.server.ts";
import type { Route } from "./+types/audit";

export async function loader({ request, context }: Route.LoaderArgs): Promise<AuditPageProps> {
  const { actor } = requireWatcher(context, request);
  const { filter, beforeSeq, problems } = readAuditFilter(new URL(request.url).searchParams);
  const page = await openAudit({ actor, filter, beforeSeq }, context.get(depsContext));
  if (page === null) throw data({ code: "office_required", role: "secretariat" }, { status: 403 });
  return { ...page, path: "/jejak", isPublic: false, problems };
}

export default function AuditRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("audit.title")} unlisted />
      <AuditPageView {...loaderData} />
    </>
  );
}
