import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { DatasetLine } from "#app/domain/evidence/catalogue-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = { catalogue: string; datasets: ReadonlyArray<DatasetLine>; asOf: CalendarDate };

/** Datasets by title; withdrawn ones are struck out and say since when. */
export function DatasetTable({ catalogue, datasets, asOf }: Props) {
  const { t } = useI18n();
  return (
    <div className="scroll-x">
      <table className="cat">
        <caption className="vh">{t("catalogue.datasets")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("catalogue.dataset")}</th>
            <th scope="col">{t("catalogue.category")}</th>
            <th scope="col" className="opt">
              {t("catalogue.publisher")}
            </th>
            <th scope="col">{t("catalogue.formats")}</th>
            <th scope="col" className="opt">
              {t("catalogue.modified")}
            </th>
          </tr>
        </thead>
        <tbody>
          {datasets.map((line) => (
            <tr key={line.id} className={line.withdrawnOn === null ? undefined : "gone"}>
              <th scope="row">
                <LocalLink to={`/katalog/${catalogue}/${line.key}`}>{line.title}</LocalLink>
              </th>
              <td>
                {line.categories.length === 0 ? t("catalogue.noCategory") : line.categories.join(", ")}
                <DatasetState line={line} asOf={asOf} />
              </td>
              <td className="opt">{line.publisher ?? t("catalogue.unsaid")}</td>
              <td>{line.formats.length === 0 ? "–" : line.formats.join(", ")}</td>
              <td className="opt nw">{line.modified?.slice(0, 10) ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What sets a dataset apart from one that is simply published: withdrawn, or known by hand only. */
export function DatasetState({ line, asOf }: { line: DatasetLine; asOf: CalendarDate }) {
  const { t, date } = useI18n();
  if (line.withdrawnOn !== null) {
    return <span className="xs b"> {t("catalogue.withdrawnOn", { date: date(line.withdrawnOn) })}</span>;
  }
  if (line.expiresOn === null) return null;
  const key = line.expiresOn < asOf ? "catalogue.expired" : "catalogue.byHand";
  return <span className="xs mut"> {t(key, { date: date(line.expiresOn) })}</span>;
}
