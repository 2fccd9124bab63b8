import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { CALENDAR_TABLE_NAMES, type CalendarTableName } from "#app/domain/calendar-tables.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { cellProblem, type WrittenCell } from "./cell-problem.ts";

type Problem = {
  code: "circle" | "dangling" | "backwards" | "known_already" | "not_allowed" | "nothing";
  held: string;
};
type Outcome =
  | { ok: true; created: number; updated: number; unchanged: number }
  | { ok: false; cells: ReadonlyArray<WrittenCell>; problems: ReadonlyArray<Problem> };
type Props = {
  frame: { plan: { slug: string; code: string } };
  csrf: string;
  tables: ReadonlyArray<{ name: CalendarTableName; columns: string }>;
  result: { outcome: Outcome; table: CalendarTableName; rows: string; dryRun: boolean } | null;
};

/** Writes the schedule row by row or table by table, checked before anything is saved. */
export function WriteSchedulePage({ frame, csrf, tables, result }: Props) {
  const { t } = useI18n();
  const { slug, code } = frame.plan;
  return (
    <>
      <Breadcrumb
        items={[
          { label: code, to: `/${slug}` },
          { label: t("nav.stages"), to: `/${slug}/tahapan` },
          { label: t("schedule.write.title") },
        ]}
      />
      <div className="page-head">
        <h1>{t("schedule.write.title")}</h1>
        <p className="lead">{t("schedule.write.lead")}</p>
      </div>
      <Said result={result} />
      <Form method="post" noValidate encType="multipart/form-data" className="law-form">
        <input type="hidden" name="csrf" value={csrf} />
        <label className="lab" htmlFor="kind">
          {t("schedule.write.kind")}
        </label>
        <select id="kind" name="kind" defaultValue={result?.table ?? CALENDAR_TABLE_NAMES[0]}>
          {tables.map(({ name }) => (
            <option key={name} value={name}>
              {t(`schedule.write.kinds.${name}`)}
            </option>
          ))}
        </select>
        <label className="lab" htmlFor="file">
          {t("schedule.file")}
        </label>
        <input id="file" name="file" type="file" accept=".csv,text/csv" aria-describedby="rows-hint" />
        <label className="lab" htmlFor="table">
          {t("schedule.write.rows")}
        </label>
        <p className="hint" id="rows-hint">
          {t("schedule.write.rowsHint")}
        </p>
        <textarea
          id="table"
          name="table"
          rows={10}
          defaultValue={result?.rows ?? ""}
          aria-describedby="rows-hint"
        />
        <button className="btn pri" type="submit" name="intent" value="save">
          {t("schedule.write.save")}
        </button>{" "}
        <button className="btn" type="submit" name="intent" value="check">
          {t("schedule.write.check")}
        </button>
      </Form>
      <details className="fs">
        <summary>{t("schedule.write.columns")}</summary>
        <p className="hint">{t("schedule.grammar")}</p>
        <dl className="columns">
          {tables.map(({ name, columns }) => (
            <div key={name}>
              <dt>{t(`schedule.write.kinds.${name}`)}</dt>
              <dd>
                <code>{columns}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

function Said({ result }: { result: Props["result"] }) {
  const { t } = useI18n();
  if (result === null) return null;
  const { outcome, dryRun } = result;
  if (outcome.ok) {
    const { created, updated, unchanged } = outcome;
    return (
      <p className="note s-verified" role="status">
        {t(dryRun ? "schedule.write.checked" : "schedule.write.done", { created, updated, unchanged })}
      </p>
    );
  }
  const errors = [
    ...outcome.cells.map((cell) => ({ field: "table", message: cellProblem(cell, t) })),
    ...outcome.problems.map(({ code, held }) => ({
      field: "table",
      message: t(`schedule.write.problems.${code}`, { held }),
    })),
  ];
  return <ErrorSummary errors={errors} />;
}
