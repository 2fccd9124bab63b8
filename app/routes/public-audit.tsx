import { type AuditPageProps, AuditPageView } from "#app/components/audit/audit-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { PUBLIC_ACTIONS } from "#app/domain/audit/entry.ts";
import { readAuditFilter } from "#app/http/audit-filter.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openPublicAudit } from "#app/services/audit/open-audit.server.ts";
import type { Route } from "./+types/public-audit";

export async function loader(args: Route.LoaderArgs) {
  const { asOf, frame } = await openPlanPage(args);
  const plan = frame.plan.slug;
  const { filter, beforeSeq, problems } = readAuditFilter(new URL(args.request.url).searchParams);
  const page = await openPublicAudit({ plan, asOf, filter, beforeSeq }, args.context.get(depsContext));
  const props: AuditPageProps = {
    ...{ ...page, problems, path: `/${plan}/jejak`, isPublic: true },
    choices: { actions: PUBLIC_ACTIONS },
  };
  return { frame, props };
}

export default function PublicAuditRoute({ loaderData: { frame, props } }: Route.ComponentProps) {
  const { t, text } = useI18n();
  return (
    <>
      <PageMeta title={`${t("audit.publicTitle")}, ${text(frame.plan.title)}`} />
      <AuditPageView {...props} />
      <AsOfBar frame={frame} action={props.path} />
    </>
  );
}
