import type { RegistrationProblem } from "#app/domain/evidence/registration.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** A problem with a row or with the table, as the reader of tables names it. */
type TableProblem = {
  row: number | null;
  column: string | null;
  code:
    | ("empty" | "csv_broken" | "column_missing" | "column_unknown")
    | ("column_twice" | "cell_count" | "too_many_rows");
  held: string;
};

export type ImportResult = {
  intent: "import";
  text: string;
  /** Rows read without a problem; null when there were problems. */
  rows: number | null;
  added: number;
  applied: boolean;
  problems: ReadonlyArray<RegistrationProblem & { row: number }>;
  table: ReadonlyArray<TableProblem>;
  refusal: "not_found" | "not_allowed" | null;
};

/** Registers a table of datasets: tried first, then applied whole. */
export function ImportForm({ csrf, result }: { csrf: string; result: ImportResult | null }) {
  const { t } = useI18n();
  const messages = useMessages(result);
  return (
    <form method="post" className="cat-form" action="#catat">
      <h3>{t("catalogue.register.importTitle")}</h3>
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="import" />
      <div>
        <label htmlFor="catat-csv">{t("catalogue.register.importText")}</label>
        <p className="hint">{t("catalogue.register.importHint")}</p>
        <textarea
          className={messages.length > 0 ? "in err" : "in"}
          id="catat-csv"
          name="text"
          rows={6}
          defaultValue={result?.applied === true ? "" : (result?.text ?? "")}
          aria-invalid={messages.length > 0}
          aria-describedby="catat-csv-galat"
        />
        <ul id="catat-csv-galat" className="sm">
          {messages.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
        <p role="status">
          {result?.rows === null || result === null
            ? null
            : result.applied
              ? t("catalogue.register.applied", { rows: result.rows, added: result.added })
              : t("catalogue.register.tried", { count: result.rows })}
        </p>
      </div>
      <div className="acts">
        <button className="btn" type="submit" name="apply" value="no">
          {t("catalogue.register.tryOut")}
        </button>
        <button className="btn pri" type="submit" name="apply" value="yes">
          {t("catalogue.register.apply")}
        </button>
      </div>
    </form>
  );
}

function useMessages(result: ImportResult | null): Array<string> {
  const { t } = useI18n();
  if (result === null) return [];
  const ofTable = result.table.map(({ row, column, code, held }) => {
    const message = t(`catalogue.register.problems.${code}`, { column, held });
    return row === null
      ? t("catalogue.register.wholeFile", { message })
      : t("catalogue.register.row", { row, message });
  });
  const ofRows = result.problems.map(({ row, field, code, held }) => {
    const name = t(`catalogue.register.fields.${field}`);
    return t("catalogue.register.row", {
      row,
      message: t(`catalogue.register.problems.${code}`, { field: name, held }),
    });
  });
  return [...new Set([...ofTable, ...ofRows])];
}
