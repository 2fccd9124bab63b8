import { useLocation } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { pagePath } from "#app/i18n/language.ts";

const PUBLIC_TABS = { meetings: "rapat", risks: "risiko", requests: "permintaan-data" } as const;
const OFFICE_TABS = { support: "dukungan", agenda: "rapat/agenda" } as const;

/** Leads between meetings, risks and requests; those in office see two more. */
export function TalkTabs({ plan, inOffice }: { plan: string; inOffice: boolean }) {
  const { t } = useI18n();
  const path = pagePath(useLocation().pathname);
  const link = (tab: keyof typeof PUBLIC_TABS | keyof typeof OFFICE_TABS, page: string) => (
    <li key={tab}>
      <LocalLink to={`/${plan}/${page}`} aria-current={path === `/${plan}/${page}` ? "page" : undefined}>
        {t(`talk.tab.${tab}`)}
      </LocalLink>
    </li>
  );
  return (
    <nav className="talk-tabs" aria-label={t("talk.tabs")}>
      <ul>
        {link("meetings", PUBLIC_TABS.meetings)}
        {link("risks", PUBLIC_TABS.risks)}
        {link("requests", PUBLIC_TABS.requests)}
        {inOffice ? link("support", OFFICE_TABS.support) : null}
        {inOffice ? link("agenda", OFFICE_TABS.agenda) : null}
      </ul>
    </nav>
  );
}
