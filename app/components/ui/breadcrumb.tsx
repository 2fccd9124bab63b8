import { Fragment } from "react";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Icon } from "./icon.tsx";
import { LocalLink } from "./local-link.tsx";

type Item = { label: string; to?: string | undefined };

/** Where the page stands. The last item is the page itself. */
export function Breadcrumb({ items }: { items: ReadonlyArray<Item> }) {
  const { t } = useI18n();
  return (
    <nav className="crumb" aria-label={t("nav.breadcrumb")}>
      {items.map(({ label, to }, position) => (
        <Fragment key={`${to ?? ""}${label}`}>
          {position === 0 ? null : <Icon name="chevron-right" />}
          {to === undefined ? (
            <span aria-current={position === items.length - 1 ? "page" : undefined}>{label}</span>
          ) : (
            <LocalLink to={to}>{label}</LocalLink>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
