import type { ShownProblem } from "#app/domain/plan-import.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { problemKey } from "./import-words.ts";

type Props = { title: string; anchor: string; shown: ReadonlyArray<ShownProblem>; total: number };

/** What is wrong with a file, or noted of it, each with its place. */
export function FileProblems({ title, anchor, shown, total }: Props) {
  const { t, number } = useI18n();
  if (shown.length === 0) return null;
  return (
    <>
      <h2 id={anchor}>
        {title} ({number(total)})
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="imp-box" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("planImport.place")}</th>
              <th scope="col">{t("planImport.what")}</th>
            </tr>
          </thead>
          <tbody>
            {[...shown.entries()].map(([at, problem]) => (
              <tr key={at}>
                <th scope="row">
                  <PlaceText {...problem} />
                </th>
                <td>
                  {t(problemKey(problem.code), {
                    held: problem.held,
                    expected: problem.expected,
                  })}
                  {problem.held === "" ? null : (
                    <small className="mut"> {t("planImport.held", { held: problem.held })}</small>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {total > shown.length ? <p>{t("planImport.moreProblems", { count: total - shown.length })}</p> : null}
    </>
  );
}

function PlaceText({ sheet, row, column, letters }: ShownProblem) {
  const { t } = useI18n();
  if (sheet === null) return <>{t("planImport.wholeFile")}</>;
  const named = letters === null ? column : [letters, column].filter(Boolean).join(" ");
  const parts = [
    t("planImport.sheet", { sheet }),
    row === null ? null : t("planImport.row", { row }),
    named === null || named === "" ? null : t("planImport.column", { column: named }),
  ];
  return <>{parts.filter((part) => part !== null).join(", ")}</>;
}
