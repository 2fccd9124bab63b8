import type { ChangedCell, ChangedRow, RowChanges } from "#app/domain/evidence/row-changes.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** What became of the rows of a table: counts in a sentence, and examples. */
export function RowDiff({ changes }: { changes: RowChanges }) {
  const { t, number } = useI18n();
  const { rows, columns, moreColumns, addedColumns, removedColumns, keyColumns, partial } = changes;
  const counts = {
    ...{ added: number(changes.added), removed: number(changes.removed), changed: number(changes.changed) },
    ...{ before: number(changes.rowsBefore), after: number(changes.rowsAfter) },
  };
  const notes = [
    addedColumns.length === 0 ? null : t("evidence.diff.addedColumns", { columns: addedColumns.join(", ") }),
    removedColumns.length === 0
      ? null
      : t("evidence.diff.removedColumns", { columns: removedColumns.join(", ") }),
    keyColumns.length === 0
      ? t("evidence.diff.noKey")
      : t("evidence.diff.key", { columns: keyColumns.join(", ") }),
    moreColumns === 0 ? null : t("evidence.diff.moreColumns", { count: moreColumns }),
    partial ? t("evidence.diff.partial") : null,
  ].filter((note) => note !== null);
  return (
    <>
      <p className="rd-sum">
        <b>{t("evidence.diff.summary", counts)}</b>
      </p>
      <ul className="rd-notes">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {rows.length === 0 ? null : <Examples rows={rows} columns={columns} />}
    </>
  );
}

type ExamplesProps = { rows: ReadonlyArray<ChangedRow>; columns: ReadonlyArray<string> };

function Examples({ rows, columns }: ExamplesProps) {
  const { t } = useI18n();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard too
    <section className="rd-scroll" aria-label={t("evidence.diff.examples")} tabIndex={0}>
      <table className="rd">
        <caption>{t("evidence.diff.examples")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("evidence.diff.what")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.order} data-kind={row.kind}>
              <th scope="row">{t(`evidence.diff.kind.${row.kind}`)}</th>
              {columns.map((column, place) => (
                <Cell key={column} column={column} cell={row.cells[place]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What went is struck out, what came is underlined, and both are told to those who only hear the page. */
function Cell({
  column,
  cell = { before: null, after: null },
}: {
  column: string;
  cell: ChangedCell | undefined;
}) {
  const { t } = useI18n();
  const { before, after } = cell;
  if (before === after) return <td data-label={column}>{after}</td>;
  return (
    <td data-label={column}>
      {before === null ? null : <del>{before === "" ? t("evidence.diff.blank") : before}</del>}
      {before === null || after === null ? null : <span className="rd-to"> → </span>}
      {after === null ? null : <ins>{after === "" ? t("evidence.diff.blank") : after}</ins>}
    </td>
  );
}
