import { LocalLink } from "#app/components/ui/local-link.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { ReportContent } from "#app/domain/period-report/content.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { content: ReportContent; urls: Readonly<Record<string, string | null>> };

/** Every piece of evidence as it stood: what the machine said, what people decided, and its fingerprint. */
export function ManifestTable({ content, urls }: Props) {
  const { t, text, date } = useI18n();
  const titles = new Map(content.actions.map(({ code, title }) => [code, text(title)]));
  const rows = content.milestones.flatMap(({ slots, action }) =>
    slots.flatMap((slot) => slot.evidence.map((item) => ({ slot, item, action }))),
  );
  if (rows.length === 0) return <p>{t("report.nothing")}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard
    <section className="rscroll" aria-label={t("report.section.manifest")} tabIndex={0}>
      <table className="rtab">
        <caption className="vh">{t("report.section.manifest")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("report.col.code")}</th>
            <th scope="col">{t("report.col.action")}</th>
            <th scope="col">{t("report.col.verdict")}</th>
            <th scope="col">{t("report.col.decision")}</th>
            <th scope="col" className="r">
              {t("report.col.checked")}
            </th>
            <th scope="col" className="r">
              {t("report.col.fingerprint")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ slot, item, action }) => (
            <tr key={item.id}>
              <th scope="row">
                <LocalLink to={`/${content.plan.slug}/bukti/${slot.code}`}>{slot.code}</LocalLink>
              </th>
              <td>
                {action} {titles.get(action) ?? ""}
                <Address url={urls[item.id] ?? null} />
              </td>
              <td>
                <VerdictLabel verdict={item.verdict ?? "not_checkable"} />
              </td>
              <td>{t(`report.review.${item.review}`)}</td>
              <td className="r">{item.verdictOn === null ? "–" : date(item.verdictOn)}</td>
              <td className="r">{item.content?.sha256.slice(0, 8) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Address({ url }: { url: string | null }) {
  const { t } = useI18n();
  return <span className="radr">{url === null ? t("report.addressWithheld") : url}</span>;
}
