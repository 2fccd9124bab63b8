import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { ProgressBoard } from "#app/components/workspace/progress-board.tsx";
import { requireWatcher } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { runProgress } from "#app/services/run-progress.server.ts";
import type { Route } from "./+types/progress";

export async function loader({ request, context }: Route.LoaderArgs) {
  requireWatcher(context, request);
  return { progress: await runProgress(context.get(depsContext)) };
}

export default function ProgressRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("progress.title")} unlisted />
      <ProgressBoard progress={loaderData.progress} />
    </>
  );
}
