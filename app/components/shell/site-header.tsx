import type { KeyboardEvent } from "react";
import { useLocation } from "react-router";
import { NoticesLink } from "#app/components/notices/notices-link.tsx";
import { HeaderSearch } from "#app/components/search/search-box.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath, pagePath } from "#app/i18n/language.ts";
import { planNavigation, workNavigation } from "./navigation.ts";
import type { ShellFrame, SignedInPerson } from "./shell.tsx";

/** Brand, the plan's pages, the other language, and who is signed in. */
export function SiteHeader({ plan, signedIn }: Pick<ShellFrame, "plan" | "signedIn">) {
  const { t } = useI18n();
  const path = pagePath(useLocation().pathname);
  return (
    <header className="top">
      <div className="wrap">
        <LocalLink className="brand" to="/">
          <span className="mark" aria-hidden="true" />
          {t("app.name")}
        </LocalLink>
        <nav className="nav" aria-label={t("nav.main")}>
          {planNavigation(plan, path).map(({ key, to, current }) => (
            <LocalLink key={key} to={to} aria-current={current}>
              {t(key)}
            </LocalLink>
          ))}
        </nav>
        <HeaderSearch />
        <div className="end">
          <LanguageSwitch className="hm" />
          {signedIn === null ? (
            <LocalLink className="hm" to="/masuk" keepDay={false}>
              {t("nav.signIn")}
            </LocalLink>
          ) : (
            <Person person={signedIn} path={path} />
          )}
          <a className="menu" href="#menu">
            <Icon name="menu" />
            {t("nav.menu")}
          </a>
        </div>
      </div>
    </header>
  );
}

function Person({ person, path }: { person: SignedInPerson; path: string }) {
  const { t } = useI18n();
  return (
    <>
      {workNavigation(person, path, "bar").map(({ key, to, current }) => (
        <LocalLink key={key} className="work" to={to} keepDay={false} aria-current={current}>
          {t(key)}
        </LocalLink>
      ))}
      <NoticesLink className="hm" unread={person.unread ?? 0} path={path} />
      <PersonMenu key={path} person={person} path={path} />
    </>
  );
}

/** What a person may open beside their daily work, and the way out, under the name of their organisation. */
function PersonMenu({ person, path }: { person: SignedInPerson; path: string }) {
  const { t } = useI18n();
  const items = workNavigation(person, path, "menu");
  return (
    <details className="hm pmenu" onKeyDown={closeOnEscape}>
      <summary title={person.name}>
        <span className="vh">{t("nav.personMenu", { name: person.name })} </span>
        {person.organisation} <Icon name="chevron-down" />
      </summary>
      <ul>
        {items.map(({ key, to, current }) => (
          <li key={key}>
            <LocalLink to={to} keepDay={false} aria-current={current}>
              {t(key)}
            </LocalLink>
          </li>
        ))}
        <li>
          <SignOut />
        </li>
      </ul>
    </details>
  );
}

function closeOnEscape({ key, currentTarget }: KeyboardEvent<HTMLDetailsElement>): void {
  if (key !== "Escape" || !currentTarget.open) return;
  currentTarget.open = false;
  currentTarget.querySelector("summary")?.focus();
}

/** Signing out changes something, so it is a form, not a link. */
export function SignOut({ className }: { className?: string }) {
  const { t } = useI18n();
  const href = useLocalHref();
  return (
    <form className={className} method="post" action={href("/keluar", { keepDay: false })}>
      <button className="linkish" type="submit">
        {t("nav.signOut")}
      </button>
    </form>
  );
}

/** The same page in the other language. */
export function LanguageSwitch({ className }: { className?: string }) {
  const { t, language } = useI18n();
  const { pathname, search } = useLocation();
  const other = language === "id" ? "en" : "id";
  return (
    <a
      className={className}
      href={`${localPath(other, pagePath(pathname))}${search}`}
      lang={other}
      hrefLang={other}
    >
      {t("nav.otherLanguage")}
    </a>
  );
}
