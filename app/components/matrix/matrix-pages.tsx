import { useSearchParams } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { ACTIONS_PER_PAGE } from "#app/domain/matrix.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MatrixSize } from "./matrix-page.tsx";

/** Which actions are shown, and the way to the others. Nothing where all stand on one page. */
export function MatrixPages({ matrix, path }: { matrix: MatrixSize; path: string }) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const { page, pages, actions } = matrix;
  if (pages === 1) return null;
  const from = (page - 1) * ACTIONS_PER_PAGE + 1;
  const to = Math.min(page * ACTIONS_PER_PAGE, actions);
  const at = (number: number) => {
    const next = new URLSearchParams(params);
    if (number === 1) next.delete("halaman");
    else next.set("halaman", String(number));
    return next.size === 0 ? path : `${path}?${next}`;
  };
  return (
    <nav className="mx-pages" aria-label={t("matrix.pages")}>
      <p>{t("matrix.pageOf", { from, to, actions })}</p>
      <ul>
        {Array.from({ length: pages }, (_, index) => index + 1).map((number) => (
          <li key={number}>
            <LocalLink to={at(number)} aria-current={number === page ? "page" : undefined}>
              <span className="vh">{t("matrix.page")} </span>
              {number}
            </LocalLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
