import { QueueTable } from "#app/components/review/queue-table.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openReviewQueue } from "#app/services/open-review-queue.server.ts";
import type { Route } from "./+types/accept-queue";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = requireOffice(context, request, "reviewer");
  const rows = await openReviewQueue({ actor, step: "acceptance" }, context.get(depsContext));
  return { rows, done: new URL(request.url).searchParams.has("tersimpan") };
}

export default function AcceptQueueRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("workspace.acceptQueue")} unlisted />
      <QueueTable step="accept" {...loaderData} />
    </>
  );
}
