import { OutboxPage } from "#app/components/outbox/outbox-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openOutbox } from "#app/services/open-outbox.server.ts";
import type { Route } from "./+types/outbox";

export async function loader({ request, context }: Route.LoaderArgs) {
  requireOffice(context, request, "administrator");
  const outbox = await openOutbox(context.get(depsContext));
  return { ...outbox, hasServer: context.get(mailContext).hasServer };
}

export default function OutboxRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("mail.title")} unlisted />
      <OutboxPage {...loaderData} />
    </>
  );
}
