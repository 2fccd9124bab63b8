import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import {
  CALENDAR_TABLE_PATHS,
  type CalendarRow,
  type CalendarTableName,
} from "#app/domain/calendar-tables.ts";
import { CHANGED_IN_PLACE, ROW_FIELDS, type TypedRow } from "#app/domain/schedule-form.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { CalendarProblem } from "./calendar-review.tsx";
import { cellText, columnName } from "./calendar-words.ts";
import { fieldProblem, type WrittenCell } from "./cell-problem.ts";
import type { RowOptions } from "./form-parts.tsx";
import { RowFieldView } from "./row-fields.tsx";

export type RowPageProps = {
  table: CalendarTableName;
  frame: { plan: { slug: string; code: string } };
  csrf: string;
  saved: boolean;
  rows: ReadonlyArray<{ key: string; row: CalendarRow }>;
  options: RowOptions;
  typed: TypedRow;
  /** Key of the row that is changed where it stands. */
  changed: string | null;
  seen: string;
  result: {
    typed: TypedRow;
    cells: ReadonlyArray<WrittenCell>;
    problems: ReadonlyArray<CalendarProblem>;
  } | null;
};

/** One row of a calendar's tables to write, and those that are there. */
export function CalendarRowPage(props: RowPageProps) {
  const { table, frame, saved, rows, changed, result } = props;
  const { t } = useI18n();
  const { slug, code } = frame.plan;
  const base = `/${slug}/tahapan/tulis`;
  const title = t(`schedule.write.kinds.${table}`);
  const form =
    changed === null ? t("calendarTables.form.add") : t("calendarTables.form.change", { key: changed });
  return (
    <>
      <Breadcrumb
        items={[
          { label: code, to: `/${slug}` },
          { label: t("nav.stages"), to: `/${slug}/tahapan` },
          { label: t("schedule.write.title"), to: base },
          { label: title },
        ]}
      />
      <div className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t(`calendarTables.form.lead.${table}`)}</p>
      </div>
      {saved && result === null ? (
        <p className="note s-verified" role="status">
          {t("calendarTables.form.saved")}
        </p>
      ) : null}
      <Problems table={table} result={result} slug={slug} />
      <Section id="isi" title={form}>
        <RowForm {...props} key={changed ?? rows.length} />
      </Section>
      {rows.length === 0 ? null : (
        <Section id="tercatat" title={t("calendarTables.form.list")}>
          <Rows table={table} rows={rows} path={`${base}/${CALENDAR_TABLE_PATHS[table]}`} />
        </Section>
      )}
    </>
  );
}

function RowForm({ table, csrf, options, typed, changed, seen, result }: RowPageProps) {
  const { t } = useI18n();
  const shown = result?.typed ?? typed;
  const errorOf = (column: string) => {
    const cell = result?.cells.find((each) => each.column === column);
    return cell === undefined ? null : fieldProblem(cell, t);
  };
  const fixed = changed === null ? [] : ["calendar", "code"];
  return (
    <Form method="post" noValidate className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="key" value={changed ?? ""} />
      <input type="hidden" name="seen" value={seen} />
      {ROW_FIELDS[table].map((field) =>
        fixed.includes(field.column) ? (
          <input key={field.column} type="hidden" name={field.column} value={shown[field.column] ?? ""} />
        ) : (
          <RowFieldView
            key={field.column}
            {...{ table, field, typed: shown, options, error: errorOf(field.column) }}
          />
        ),
      )}
      <button className="btn pri" type="submit" id="simpan">
        {t("calendarTables.form.save")}
      </button>
    </Form>
  );
}

type ProblemsProps = Pick<RowPageProps, "table" | "result"> & { slug: string };

function Problems({ table, result, slug }: ProblemsProps) {
  const { t } = useI18n();
  if (result === null) return null;
  const { cells, problems } = result;
  const errors = [
    ...ROW_FIELDS[table].flatMap(({ column }) =>
      cells
        .filter((cell) => cell.column === column)
        .map((cell) => ({ field: column, message: `${columnName(column, t)}: ${fieldProblem(cell, t)}` })),
    ),
    ...problems.map(({ code, held }) => ({
      field: ROW_FIELDS[table][0]?.column ?? "simpan",
      message: t(`schedule.write.problems.${code}`, { held }),
    })),
  ];
  const moves = problems.some(({ code }) => code === "moves_dates");
  return (
    <>
      <ErrorSummary errors={errors} />
      {moves ? (
        <p>
          <LocalLink to={`/${slug}/perubahan`}>{t("calendarTables.form.amend")}</LocalLink>
        </p>
      ) : null}
    </>
  );
}

type RowsProps = Pick<RowPageProps, "table" | "rows"> & { path: string };

function Rows({ table, rows, path }: RowsProps) {
  const { t } = useI18n();
  const columns = SHOWN[table];
  const act = t(CHANGED_IN_PLACE.has(table) ? "calendarTables.form.edit" : "calendarTables.form.again");
  return (
    <details className="imp listed" open={rows.length <= MOST_OPEN}>
      <summary>{t("calendarTables.form.count", { count: rows.length })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="imp-box" aria-label={t("calendarTables.form.list")} tabIndex={0}>
        <table>
          <caption className="vh">{t("calendarTables.form.list")}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{act}</span>
              </th>
              {columns.map((column) => (
                <th scope="col" key={column}>
                  {columnName(column, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, row }) => (
              <tr key={key}>
                <td>
                  <LocalLink className="apart" to={`${path}?${new URLSearchParams({ ubah: key })}#isi`}>
                    {act} <span className="vh">{key}</span>
                  </LocalLink>
                </td>
                {columns.map((column) => (
                  <td key={column}>{cellText(table, column, row[column] ?? "", t)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}

/** A longer list is closed until it is wanted. */
const MOST_OPEN = 30;

const SHOWN: Readonly<Record<CalendarTableName, ReadonlyArray<string>>> = {
  regulations: ["code", "kind", "title", "effective_on"],
  calendars: ["code", "title"],
  stages: ["calendar", "code", "title", "parent"],
  stage_versions: ["calendar", "stage", "start", "end", "planned_or_actual", "known_on"],
  events: ["calendar", "code", "title"],
  occurrences: ["calendar", "event", "occurred_on", "outcome", "known_on"],
  holidays: ["day", "name", "holds", "known_on"],
};
