import { Form } from "react-router";
import { FileProblems } from "#app/components/import/file-problems.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarChange } from "#app/domain/calendar-tables.ts";
import type { ShownProblem } from "#app/domain/plan-import.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { cellText, columnName } from "./calendar-words.ts";
import { cellProblem, type WrittenCell } from "./cell-problem.ts";

export type CalendarProblem = {
  code:
    | ("circle" | "dangling" | "backwards" | "known_already" | "not_allowed" | "nothing")
    | ("changed_since_preview" | "moves_dates" | "taken");
  held: string;
};
type Told = {
  noted: ReadonlyArray<ShownProblem>;
  counts: { created: number; updated: number; unchanged: number };
  changes: ReadonlyArray<CalendarChange>;
  total: number;
};

/** What came of a file or of pasted rows: what is wrong, what they would change, or what they changed. */
export type CalendarResult =
  | {
      state: "wrong";
      noted: ReadonlyArray<ShownProblem>;
      cells: ReadonlyArray<WrittenCell>;
      problems: ReadonlyArray<CalendarProblem>;
    }
  | ({ state: "seen"; kept: { rows: string; seen: string } | null } & Told)
  | ({ state: "applied" } & Told);

type Props = { result: CalendarResult; csrf: string };

export function CalendarReview({ result, csrf }: Props) {
  const { t } = useI18n();
  if (result.state === "wrong") return <Wrong result={result} />;
  const { counts, noted, state } = result;
  return (
    <Section id="tinjau" title={t("calendarTables.changes")}>
      <div className="imp">
        <p className="note s-verified" role="status">
          {t(state === "seen" ? "schedule.write.checked" : "schedule.write.done", counts)}
        </p>
        <Changes changes={result.changes} total={result.total} />
        <FileProblems title={t("planImport.notices")} anchor="catatan" shown={noted} total={noted.length} />
        {state === "applied" ? null : result.kept === null ? (
          <p>{t("calendarTables.same")}</p>
        ) : (
          <Form method="post" className="law-form" encType="multipart/form-data">
            <input type="hidden" name="csrf" value={csrf} />
            <input type="hidden" name="kept" value={result.kept.rows} />
            <input type="hidden" name="seen" value={result.kept.seen} />
            <button className="btn pri" type="submit" name="intent" value="save">
              {t("calendarTables.apply", { count: counts.created + counts.updated })}
            </button>
          </Form>
        )}
      </div>
    </Section>
  );
}

function Wrong({ result }: { result: Extract<CalendarResult, { state: "wrong" }> }) {
  const { t } = useI18n();
  const { noted, cells, problems } = result;
  const wrong = noted.filter(({ level }) => level === "error");
  const notices = noted.filter(({ level }) => level === "notice");
  const errors = [
    ...cells.map((cell) => cellProblem(cell, t)),
    ...problems.map(({ code, held }) => t(`schedule.write.problems.${code}`, { held })),
    ...(wrong.length === 0 ? [] : [t("calendarTables.wrong")]),
  ];
  return (
    <section className="imp">
      <ErrorSummary
        errors={errors.map((message) => ({ field: wrong.length > 0 ? "masalah" : "file", message }))}
      />
      <FileProblems title={t("planImport.problems")} anchor="masalah" shown={wrong} total={wrong.length} />
      <FileProblems title={t("planImport.notices")} anchor="catatan" shown={notices} total={notices.length} />
    </section>
  );
}

function Changes({ changes, total }: { changes: ReadonlyArray<CalendarChange>; total: number }) {
  const { t, number } = useI18n();
  if (changes.length === 0) return null;
  const title = `${t("calendarTables.changes")} (${number(total)})`;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="imp-box" aria-label={title} tabIndex={0}>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("calendarTables.row")}</th>
              <th scope="col">{t("calendarTables.cells")}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <ChangeRow key={`${change.table} ${change.key}`} change={change} />
            ))}
          </tbody>
        </table>
      </section>
      {total > changes.length ? <p>{t("calendarTables.more", { count: total - changes.length })}</p> : null}
    </>
  );
}

function ChangeRow({ change: { table, key, isNew, cells } }: { change: CalendarChange }) {
  const { t } = useI18n();
  const shown = isNew ? cells.filter(({ after }) => after !== "") : cells;
  return (
    <tr>
      <th scope="row">
        {t(`schedule.write.kinds.${table}`)} <b>{key}</b>
        {isNew ? <small className="mut"> {t("calendarTables.isNew")}</small> : null}
      </th>
      <td>
        <dl className="imp-fields">
          {shown.map(({ column, before, after }) => (
            <div key={column}>
              <dt>{columnName(column, t)}</dt>
              <dd>
                {isNew ? null : (
                  <>
                    <del>
                      <span className="vh">{`${t("planImport.before")}: `}</span>
                      {cellText(table, column, before, t) || "–"}
                    </del>
                    {" → "}
                  </>
                )}
                <ins>
                  {isNew ? null : <span className="vh">{`${t("planImport.after")}: `}</span>}
                  {cellText(table, column, after, t) || "–"}
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      </td>
    </tr>
  );
}
