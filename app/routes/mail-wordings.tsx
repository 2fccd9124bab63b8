import { WordingList } from "#app/components/notices/wording-list.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireOffice } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openWordings } from "#app/services/notices/mail-wordings.server.ts";
import type { Route } from "./+types/mail-wordings";

export async function loader({ request, context }: Route.LoaderArgs) {
  const { actor } = requireOffice(context, request, "administrator");
  const plans = await openWordings({ actor }, context.get(depsContext));
  return {
    plans: plans.map(({ slug, title, changed }) => ({
      ...{ slug, title, changed: changed.map(({ kind, language }) => `${kind} ${language}`) },
    })),
  };
}

export default function MailWordingsRoute({ loaderData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("notices.words.title")} unlisted />
      <WordingList {...loaderData} />
    </>
  );
}
