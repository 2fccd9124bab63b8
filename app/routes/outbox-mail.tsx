import { data } from "react-router";
import { MailPage } from "#app/components/outbox/mail-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openMail, retryOutboxMail } from "#app/services/open-outbox.server.ts";
import type { Route } from "./+types/outbox-mail";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { csrf } = requireOffice(context, request, "administrator");
  const mail = await openMail(params.mail, context.get(depsContext));
  if (mail === null) throw data({ code: "not_found" }, { status: 404 });
  return { mail, csrf };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireOffice(context, request, "administrator");
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const { userId: actorId, name: actorName } = signedIn;
  const retried = await retryOutboxMail({ id: params.mail, actorId, actorName }, context.get(depsContext));
  return data({ retried }, { status: retried ? 200 : 409 });
}

export default function OutboxMailRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("mail.title")} unlisted />
      <MailPage {...loaderData} retried={actionData?.retried ?? null} />
    </>
  );
}
