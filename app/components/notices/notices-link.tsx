import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { unread: number; path: string; className?: string };

/** The way to a person's notices, with how many they have not read. */
export function NoticesLink({ unread, path, className }: Props) {
  const { t, number } = useI18n();
  const to = "/pemberitahuan";
  const current = path === to ? "page" : path.startsWith(`${to}/`) ? "true" : undefined;
  return (
    <LocalLink className={className} to={to} keepDay={false} aria-current={current}>
      {t("notices.title")}
      {unread === 0 ? null : (
        <>
          {" "}
          <b className="unread-count">{number(unread)}</b>
          <span className="vh"> {t("notices.unreadAfter")}</span>
        </>
      )}
    </LocalLink>
  );
}
