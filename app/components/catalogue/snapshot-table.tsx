import type { SnapshotLine } from "#app/domain/evidence/catalogue-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Dated counts of a catalogue, newest first, each with who counted. */
export function SnapshotTable({
  snapshots,
  caption,
}: {
  snapshots: ReadonlyArray<SnapshotLine>;
  caption: string;
}) {
  const { t, text, longDate, number } = useI18n();
  return (
    <div className="scroll-x">
      <table className="cat stack">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("catalogue.day")}</th>
            <th scope="col" className="n">
              {t("catalogue.total")}
            </th>
            <th scope="col" className="n">
              {t("catalogue.categoryCount")}
            </th>
            <th scope="col">{t("catalogue.source")}</th>
          </tr>
        </thead>
        <tbody>
          {snapshots.map((snapshot) => (
            <tr key={snapshot.takenOn}>
              <th scope="row">{longDate(snapshot.takenOn)}</th>
              <td className="n" data-label={t("catalogue.total")}>
                {number(snapshot.total)}
              </td>
              <td className="n" data-label={t("catalogue.categoryCount")}>
                {snapshot.categories.length === 0 ? "–" : number(snapshot.categories.length)}
              </td>
              <td>
                {text(snapshot.source)}
                {snapshot.notes.map((note) => (
                  <span key={note.id} className="mut xs">
                    {` ${text(note)}`}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
