import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { FollowSubject } from "#app/domain/follow.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { plan: string; kind: FollowSubject["kind"]; code: string };

/** Leads to the form that asks for news of this page by mail. */
export function FollowLink({ plan, kind, code }: Props) {
  const { t } = useI18n();
  const to = `/${plan}/ikuti?${new URLSearchParams({ apa: kind, kode: code })}`;
  return (
    <p className="follow sm">
      <LocalLink to={to} keepDay={false} rel="nofollow">
        {t("follow.open")}
      </LocalLink>
    </p>
  );
}
