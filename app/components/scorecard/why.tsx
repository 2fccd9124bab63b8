import type { ReactNode } from "react";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  /** What the question is about, for those who hear it alone. */
  of: string;
  children: ReactNode;
};

/** "Mengapa?" beside a number: the rule it follows, and where all rules stand. */
export function Why({ of, children }: Props) {
  const { t } = useI18n();
  return (
    <details className="mengapa">
      <summary className="why">
        {t("numbers.why")} <span className="vh">{of}</span>
      </summary>
      <p>
        {children}{" "}
        <LocalLink to="/cara-menghitung" keepDay={false}>
          {t("nav.method")}
        </LocalLink>
      </p>
    </details>
  );
}
