import type { ReactNode } from "react";
import { useSearchParams } from "react-router";
import type { PageFrame } from "#app/components/evidence/page-frame.ts";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import type { Matrix } from "#app/domain/matrix.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { MessageKey } from "#app/i18n/messages.ts";
import { type FilterChoices, MatrixFilterForm } from "./matrix-filter.tsx";
import { MatrixPages } from "./matrix-pages.tsx";
import { stageCount } from "./matrix-table.tsx";

export type MatrixProblem = {
  field: "kolom" | "teks" | "status" | "lembaga" | "tahapan" | "halaman";
  value: string;
};

export type MatrixPageProps = {
  frame: PageFrame;
  columns: "checkpoints" | "stages";
  /** Null when the filter could not be read. */
  matrix: MatrixSize | null;
  /** Its legend and its table. */
  table: ReactNode;
  problems: ReadonlyArray<MatrixProblem>;
  choices: FilterChoices;
};

/** How much of the plan the matrix shows. */
export type MatrixSize = Pick<Matrix, "columns" | "shown" | "total" | "actions" | "page" | "pages">;

const WRONG = {
  kolom: "matrix.wrongColumns",
  teks: "matrix.wrongText",
  status: "matrix.wrongStatus",
  lembaga: "matrix.wrongOwner",
  tahapan: "matrix.wrongStage",
  halaman: "matrix.wrongPage",
} as const satisfies Record<MatrixProblem["field"], MessageKey>;

const FILTER_FIELDS = ["kolom", "teks", "status", "lembaga", "tahapan"] as const;

/** The matrix with its filter, its legend and the day it speaks of. */
export function MatrixPage(props: MatrixPageProps) {
  const { frame, columns, matrix, table, problems, choices } = props;
  const { t } = useI18n();
  const path = `/${frame.plan.slug}/matriks`;
  const errors = problems.map(({ field, value }) => ({ field, message: t(WRONG[field], { value }) }));
  return (
    <>
      <PageMeta title={t("matrix.title")} />
      <MatrixHead frame={frame} columns={columns} matrix={matrix} />
      <ErrorSummary errors={errors} />
      <MatrixFilterForm frame={frame} choices={choices}>
        <ShownCount matrix={matrix} />
      </MatrixFilterForm>
      {matrix === null ? null : (
        <>
          {table}
          {matrix.actions === 0 ? (
            <p className="mx-none">
              {t("matrix.empty")} <LocalLink to={path}>{t("matrix.clear")}</LocalLink>
            </p>
          ) : (
            <MatrixPages matrix={matrix} path={path} />
          )}
        </>
      )}
      <AsOfBar frame={frame} action={path} keep={FILTER_FIELDS} />
    </>
  );
}

function MatrixHead({ frame, columns, matrix }: Pick<MatrixPageProps, "frame" | "columns" | "matrix">) {
  const { t, fullDate } = useI18n();
  return (
    <div className="mh">
      <div>
        <h1>{t("matrix.title")}</h1>
        {matrix === null ? null : (
          <p className="sm mut">
            {t(columns === "stages" ? "matrix.summaryStages" : "matrix.summaryCheckpoints", {
              actions: matrix.actions,
              columns: columns === "stages" ? stageCount(matrix) : matrix.columns.length,
              date: fullDate(frame.asOf),
            })}{" "}
            <a href="#per">{t("asOf.change")}</a>
          </p>
        )}
      </div>
      <div className="mh-acts">
        <ColumnSwitch frame={frame} columns={columns} />
        <Download frame={frame} format="csv" />
        <Download frame={frame} format="xlsx" />
      </div>
    </div>
  );
}

/** What is filtered now, of all pages, with the day and the filter stated inside. */
function Download({ frame, format }: { frame: PageFrame; format: "csv" | "xlsx" }) {
  const { t } = useI18n();
  const href = useLocalHref();
  const [params] = useSearchParams();
  const asked = new URLSearchParams(params);
  for (const name of ["kolom", "halaman"]) asked.delete(name);
  asked.set("per", frame.asOf);
  return (
    <a className="btn" href={`${href(`/${frame.plan.slug}/matriks.${format}`, { keepDay: false })}?${asked}`}>
      <Icon name="download" />
      <span className="vh">{t("matrix.download", { format: "" })}</span>
      {format.toUpperCase()}
    </a>
  );
}

function ColumnSwitch({ frame, columns }: Pick<MatrixPageProps, "frame" | "columns">) {
  const { t } = useI18n();
  const [params] = useSearchParams();
  const to = (value: string | null) => {
    const next = new URLSearchParams(params);
    next.delete("kolom");
    next.delete("halaman");
    if (value !== null) next.set("kolom", value);
    return `/${frame.plan.slug}/matriks${next.size === 0 ? "" : `?${next}`}`;
  };
  return (
    <nav className="mx-cols" aria-label={t("matrix.columnsBy")} id="kolom">
      <LocalLink to={to(null)} aria-current={columns === "checkpoints" ? "page" : undefined}>
        {t("matrix.byCheckpoints")}
      </LocalLink>
      <LocalLink to={to("tahapan")} aria-current={columns === "stages" ? "page" : undefined}>
        {t("matrix.byStages")}
      </LocalLink>
    </nav>
  );
}

function ShownCount({ matrix }: { matrix: MatrixSize | null }) {
  const { t } = useI18n();
  if (matrix === null) return <span className="sp" role="status" />;
  const { shown, total } = matrix;
  return (
    <span className="sp" role="status">
      {shown === total ? t("matrix.shown", { count: shown }) : t("matrix.shownOf", { count: shown, total })}
    </span>
  );
}
