import type { ReactNode } from "react";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { running: string; foot: string; children: ReactNode };

/** A sheet of paper: on screen and printed as A4, with its report's name above and its digest below. */
export function Sheet({ running, foot, children }: Props) {
  const { t } = useI18n();
  return (
    <article className="sheet">
      <div className="rt">
        <span className="brand">
          <span className="mark" aria-hidden="true" />
          {t("app.name")}
        </span>
        <span>{running}</span>
      </div>
      {children}
      <p className="ft">{foot}</p>
    </article>
  );
}
