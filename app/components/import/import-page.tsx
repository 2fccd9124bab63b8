import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { importStateKey } from "./import-words.ts";

type Recent = { id: string; fileName: string; state: string; createdAt: string };
type Props = {
  /** Slug; null for a new plan. */
  plan: string | null;
  csrf: string;
  recent: ReadonlyArray<Recent>;
  problem: "no_file" | "file_too_large" | "form_damaged" | null;
};

/** Where a file or a pasted table is brought in; an ordinary form that needs no script. */
export function ImportPage({ plan, csrf, recent, problem }: Props) {
  const { t, instant } = useI18n();
  const base = plan === null ? "/impor" : `/${plan}/impor`;
  const said = problem === null ? null : t(`planImport.problem.${problem}`);
  return (
    <div className="imp">
      <div className="page-head">
        <h1>{t(plan === null ? "planImport.newTitle" : "planImport.title")}</h1>
        <p className="lead">{t("planImport.lead")}</p>
      </div>
      <p>{t("planImport.guide")}</p>
      <ErrorSummary errors={said === null ? [] : [{ field: "file", message: said }]} />
      <form method="post" encType="multipart/form-data" noValidate>
        <input type="hidden" name="csrf" value={csrf} />
        <label htmlFor="file">{t("planImport.file")}</label>
        <p className="hint" id="file-hint">
          {t("planImport.fileHint")}
        </p>
        <input
          id="file"
          name="file"
          type="file"
          accept=".xlsx,.ods,.csv,.tsv,.txt"
          aria-describedby={said === null ? "file-hint" : "file-hint file-error"}
          aria-invalid={said !== null}
        />
        <FieldError id="file-error">{said}</FieldError>
        <label htmlFor="pasted">{t("planImport.pasted")}</label>
        <p className="hint" id="pasted-hint">
          {t("planImport.pastedHint")}
        </p>
        <textarea
          className="in"
          id="pasted"
          name="pasted"
          rows={6}
          aria-describedby="pasted-hint"
          wrap="off"
        />
        <p>
          <button type="submit" className="btn pri">
            {t("planImport.read")}
          </button>
        </p>
      </form>
      <Files base={base} isNew={plan === null} />
      {recent.length === 0 ? null : (
        <section aria-labelledby="recent">
          <h2 id="recent">{t("planImport.recent")}</h2>
          <ul className="rows">
            {recent.map(({ id, fileName, state, createdAt }) => (
              <li key={id}>
                <LocalLink to={`${base}/${id}`}>{fileName}</LocalLink>{" "}
                <small className="mut">
                  {t(importStateKey(state))},{" "}
                  <time dateTime={createdAt}>{instant(createdAt, HOME_ZONE)}</time>
                </small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Files({ base, isNew }: { base: string; isNew: boolean }) {
  const { t, language } = useI18n();
  const [plan, template] = language === "en" ? ["plan", "template"] : ["rencana", "templat"];
  return (
    <section aria-labelledby="files">
      <h2 id="files">{t("planImport.files")}</h2>
      <ul className="rows">
        <li>
          <a href={`${base}/berkas/${template}.xlsx`}>{t("planImport.template")}</a>
        </li>
        {isNew ? null : (
          <li>
            {t("planImport.current")}:{" "}
            {["xlsx", "ods", "csv", "json"].map((format) => (
              <span key={format}>
                <a href={`${base}/berkas/${plan}.${format}`}>{format.toUpperCase()}</a>{" "}
              </span>
            ))}
          </li>
        )}
      </ul>
    </section>
  );
}
