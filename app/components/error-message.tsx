import { type ReactNode, useEffect, useRef } from "react";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useServerDrawn } from "./server-drawn.ts";

type Props = { status: number; title: string; children: ReactNode };

/** What stands around every error: its number, what happened, and where to go on. One that takes the place of a page is brought into view. */
export function ErrorMessage({ status, title, children }: Props) {
  const { t } = useI18n();
  const heading = useRef<HTMLHeadingElement>(null);
  const isServerDrawn = useServerDrawn();
  useEffect(() => {
    if (!isServerDrawn) heading.current?.focus();
  }, [isServerDrawn]);
  return (
    <div className="err-page">
      <PageMeta title={title} unlisted />
      <p className="eyb">{t("errors.number", { status })}</p>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
      <ul className="err-links">
        <li>
          <LocalLink to="/" keepDay={false}>
            {t("errors.home")}
          </LocalLink>
        </li>
        <li>
          <LocalLink to="/cara-menghitung" keepDay={false}>
            {t("nav.method")}
          </LocalLink>
        </li>
      </ul>
    </div>
  );
}
