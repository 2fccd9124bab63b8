import type { ReviewerLoad } from "#app/domain/review/assignment.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** How many cases each person has in hand (*beban*). */
export function LoadTable({ loads }: { loads: ReadonlyArray<ReviewerLoad> }) {
  const { t, number } = useI18n();
  return (
    <table className="queue load">
      <caption className="vh">{t("review.loadCaption")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("review.loadPerson")}</th>
          <th scope="col">{t("review.loadCases")}</th>
          <th scope="col">{t("review.loadOldest")}</th>
        </tr>
      </thead>
      <tbody>
        {loads.map(({ userId, name, cases, oldestDays }) => (
          <tr key={userId}>
            <th scope="row">{name}</th>
            <td>
              <span className="col">{t("review.loadCases")} </span>
              {number(cases)}
            </td>
            <td>
              <span className="col">{t("review.loadOldest")} </span>
              {oldestDays === null ? "–" : t("workspace.waited", { count: oldestDays })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
