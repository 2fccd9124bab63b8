import { useLocation } from "react-router";
import { NoticesLink } from "#app/components/notices/notices-link.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { pagePath } from "#app/i18n/language.ts";
import { planNavigation, workNavigation } from "./navigation.ts";
import type { ShellFrame } from "./shell.tsx";
import { LanguageSwitch, SignOut } from "./site-header.tsx";

/** The method, the data, and on small screens the whole menu. */
export function SiteFooter({ plan, signedIn }: Pick<ShellFrame, "plan" | "signedIn">) {
  const { t, text } = useI18n();
  return (
    <footer className="foot">
      <Menu plan={plan} signedIn={signedIn} />
      <div className="wrap">
        {plan === null ? null : <span>{text(plan.title)}</span>}
        <LocalLink to="/cara-menghitung" keepDay={false}>
          {t("nav.method")}
        </LocalLink>
        <LocalLink to="/aksesibilitas" keepDay={false}>
          {t("access.title")}
        </LocalLink>
        {plan === null ? null : <LocalLink to={`/${plan.slug}/cakupan`}>{t("nav.coverage")}</LocalLink>}
        {plan === null ? null : <LocalLink to={`/${plan.slug}/jejak`}>{t("audit.publicTitle")}</LocalLink>}
        {plan === null ? null : <DataLinks plan={plan.slug} />}
        {plan === null ? null : <span>{t("footer.days", { zone: zoneName(t, plan.timeZone) })}</span>}
      </div>
    </footer>
  );
}

function DataLinks({ plan }: { plan: string }) {
  const { t } = useI18n();
  return (
    <>
      <LocalLink to={`/${plan}/data`}>{t("opendata.link")}</LocalLink>
      <LocalLink to="/api" keepDay={false}>
        {t("opendata.api")}
      </LocalLink>
    </>
  );
}

function Menu({ plan, signedIn }: Pick<ShellFrame, "plan" | "signedIn">) {
  const { t } = useI18n();
  const path = pagePath(useLocation().pathname);
  const work = signedIn === null ? [] : workNavigation(signedIn, path);
  return (
    <nav className="wrap foot-menu" id="menu" aria-label={t("nav.menu")} tabIndex={-1}>
      <ul>
        {planNavigation(plan, path).map(({ key, to, current }) => (
          <li key={key}>
            <LocalLink to={to} aria-current={current}>
              {t(key)}
            </LocalLink>
          </li>
        ))}
        {work.map(({ key, to, current }) => (
          <li key={key}>
            <LocalLink to={to} keepDay={false} aria-current={current}>
              {t(key)}
            </LocalLink>
          </li>
        ))}
        {signedIn === null ? null : (
          <li>
            <NoticesLink unread={signedIn.unread ?? 0} path={path} />
          </li>
        )}
        <li>
          <LanguageSwitch />
        </li>
        <li>
          {signedIn === null ? (
            <LocalLink to="/masuk" keepDay={false}>
              {t("nav.signIn")}
            </LocalLink>
          ) : (
            <SignOut />
          )}
        </li>
      </ul>
    </nav>
  );
}

function zoneName(t: ReturnType<typeof useI18n>["t"], zone: string): string {
  if (zone === "Asia/Jakarta" || zone === "Asia/Makassar" || zone === "Asia/Jayapura")
    return t(`zone.${zone}`);
  return zone;
}
