import { type CSSProperties, Fragment } from "react";
import type { NameFrame } from "#app/components/evidence/page-frame.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { InlineNumbers } from "#app/components/ui/inline-numbers.tsx";
import { Lanes } from "#app/components/ui/lanes.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { custom } from "#app/components/ui/share.ts";
import { groupBy } from "#app/domain/group-by.ts";
import { type Matrix, type MatrixColumn, type MatrixRow, OUTSIDE_STAGES } from "#app/domain/matrix.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { usePlanWord } from "#app/i18n/plan-words.tsx";
import { MatrixCell } from "./matrix-cell.tsx";

export type StageName = { code: string; path: string };

export type MatrixTableProps = {
  matrix: Matrix;
  frame: NameFrame;
  columns: "checkpoints" | "stages";
  /** Short code and page of each stage, by key. */
  stages: Readonly<Record<string, StageName>>;
};

/** The matrix: actions down, checkpoints or stages across. On a phone the same table reads as a list. No action, no table. */
export function MatrixTable({ matrix, frame, columns, stages }: MatrixTableProps) {
  const { t, longDate } = useI18n();
  const { word, inSentence } = usePlanWord();
  if (matrix.rows.length === 0) return null;
  const groups = groupBy(matrix.rows, (row) => row.group.id);
  const table = (
    <table className={columns === "stages" ? "mx mx-stages" : "mx"} style={mostOutside(matrix)}>
      <caption className="vh">
        {t("matrix.caption", { milestone: inSentence("milestone"), date: longDate(matrix.asOf) })}
      </caption>
      <colgroup>
        <col />
        {matrix.columns.map((column) => (
          <col key={column.code} className={column.code === OUTSIDE_STAGES ? "outside" : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className="sm">
            {word("action")}
          </th>
          {matrix.columns.map((column) => (
            <ColumnHead key={column.code} column={column} stages={stages} byStage={columns === "stages"} />
          ))}
        </tr>
      </thead>
      {[...groups.values()].map((rows) => (
        <RowGroup key={rows[0]?.code ?? ""} rows={rows} matrix={matrix} frame={frame} stages={stages} />
      ))}
    </table>
  );
  if (columns === "checkpoints") return table;
  return (
    <>
      <p className="mx-hint">
        <Icon name="arrow-right" />
        {t("matrix.scrollHint", { count: stageCount(matrix) })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="mx-box" aria-label={t("matrix.scroll")} tabIndex={0}>
        {table}
      </section>
    </>
  );
}

/** The most an action has outside the stages: so many stand beside each other there, and no row grows tall. */
function mostOutside({ columns, rows }: Matrix): CSSProperties | undefined {
  const place = columns.findIndex((column) => column.code === OUTSIDE_STAGES);
  if (place === -1) return undefined;
  return custom({ "--most": Math.max(1, ...rows.map((row) => row.cells[place]?.length ?? 0)) });
}

/** Stages across; the column of what hangs on no stage is not one. */
export function stageCount({ columns }: Pick<Matrix, "columns">): number {
  return columns.filter((column) => column.code !== OUTSIDE_STAGES).length;
}

type HeadProps = { column: MatrixColumn; stages: MatrixTableProps["stages"]; byStage: boolean };

function ColumnHead({ column, stages, byStage }: HeadProps) {
  const { t, text, date } = useI18n();
  const { total } = column;
  const stage = stages[column.code];
  const outside = column.code === OUTSIDE_STAGES;
  return (
    <th scope="col">
      <div className="hh">
        {outside ? null : <b>{byStage ? (stage?.code ?? column.code) : column.code}</b>}
        {column.dueOn === null ? (
          <span className="hs">
            {outside ? (
              t("matrix.outside")
            ) : stage === undefined ? (
              text(column.title)
            ) : (
              <LocalLink to={stage.path}>{text(column.title)}</LocalLink>
            )}
          </span>
        ) : (
          <>
            <span>{date(column.dueOn)}</span>
            <em>{text(column.title)}</em>
          </>
        )}
      </div>
      <div className="hn">
        {total.dueCount === 0 ? (
          <span className="mut">{t("numbers.noneDue")}</span>
        ) : (
          <InlineNumbers reported={total.reportedPercent} proven={total.provenPercent} />
        )}
        <span className="mut">{t("matrix.due", { due: total.dueCount, total: total.totalCount })}</span>
      </div>
    </th>
  );
}

type GroupProps = Pick<MatrixTableProps, "matrix" | "frame" | "stages"> & { rows: ReadonlyArray<MatrixRow> };

function RowGroup({ rows, matrix, frame, stages }: GroupProps) {
  const { text } = useI18n();
  const first = rows[0];
  return (
    <tbody>
      {first === undefined ? null : (
        <tr className="g">
          <th colSpan={matrix.columns.length + 1} scope="rowgroup">
            {text(first.group)}
          </th>
        </tr>
      )}
      {rows.map((row) => (
        <tr key={row.code}>
          <RowHead row={row} plan={frame.plan.slug} />
          {row.cells.map((cards, index) => (
            <MatrixCell
              key={matrix.columns[index]?.code ?? index}
              cards={cards}
              frame={frame}
              stages={stages}
              outside={matrix.columns[index]?.code === OUTSIDE_STAGES}
            />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function RowHead({ row, plan }: { row: MatrixRow; plan: string }) {
  const { t, text } = useI18n();
  const { total } = row;
  return (
    <th scope="row" className="ra">
      <div className="rb">
        <span className="cd">{row.code}</span>
        <LocalLink to={`/${plan}/matriks?teks=${encodeURIComponent(`${row.code}-`)}`}>
          {text(row.title)}
        </LocalLink>
        <span className="dt">{text(row.summary)}</span>
        <div className="rn">
          {total.dueCount === 0 ? (
            <span className="mut">{t("numbers.noneDue")}</span>
          ) : (
            <Fragment>
              <Lanes reported={total.reportedPercent} proven={total.provenPercent} />
              <span>
                <InlineNumbers reported={total.reportedPercent} proven={total.provenPercent} />
              </span>
            </Fragment>
          )}
        </div>
      </div>
    </th>
  );
}
