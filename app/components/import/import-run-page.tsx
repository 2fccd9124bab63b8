import { useEffect } from "react";
import { Form, useRevalidator } from "react-router";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { type ImportState, type ImportSummary, isApplicable, isUnderWay } from "#app/domain/plan-import.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ImportPreview } from "./import-preview.tsx";
import { importStateKey, refusalKey } from "./import-words.ts";

export type ImportRun = {
  id: string;
  fileName: string;
  bytes: number;
  state: ImportState;
  rowsDone: number;
  summary: ImportSummary | null;
};

type Props = {
  plan: string | null;
  csrf: string;
  needsReason: boolean;
  run: ImportRun;
  result: { refusal: string; reason: string } | null;
};

const REFRESH_S = 2;

/** One import: how far it is, what it would change, and what became of it. */
export function ImportRunPage({ plan, csrf, needsReason, run, result }: Props) {
  const { t } = useI18n();
  const base = plan === null ? "/impor" : `/${plan}/impor`;
  const { state, summary, rowsDone } = run;
  useWatched(`${base}/${run.id}/kemajuan.sse`, state);
  const said = result === null ? null : t(refusalKey(result.refusal));
  const isReason = result?.refusal === "reason_needed";
  return (
    <div className="imp">
      <div className="page-head">
        <h1>{t("planImport.runTitle", { file: run.fileName })}</h1>
      </div>
      <ErrorSummary errors={said === null ? [] : [{ field: isReason ? "reason" : "state", message: said }]} />
      <p id="state" role="status">
        <strong>{t(importStateKey(state))}.</strong>{" "}
        {isUnderWay(state) ? (
          t("planImport.rowsRead", { count: rowsDone })
        ) : (
          <StateLine {...{ state, summary }} />
        )}
      </p>
      {isUnderWay(state) ? (
        <>
          <noscript>
            <meta httpEquiv="refresh" content={String(REFRESH_S)} />
            <p className="mut">{t("planImport.refreshed")}</p>
          </noscript>
          <Act {...{ csrf }} intent="cancel" label={t("planImport.cancel")} />
        </>
      ) : null}
      {state === "ready" && summary !== null ? (
        <Decide
          {...{ csrf, needsReason, summary, said: isReason ? said : null, typed: result?.reason ?? "" }}
        />
      ) : null}
      {summary === null || state === "cancelled" ? null : <ImportPreview summary={summary} />}
      <p>
        <LocalLink to={base}>{t("planImport.again")}</LocalLink>
        {plan === null ? null : (
          <>
            {" · "}
            <LocalLink to={`/${plan}/matriks`}>{t("planImport.openMatrix")}</LocalLink>
            {state === "applied" ? (
              <>
                {" · "}
                <LocalLink to={`/${plan}/matriks/tulis#perubahan`}>{t("planImport.takeBack")}</LocalLink>
              </>
            ) : null}
          </>
        )}
      </p>
    </div>
  );
}

/** Reads the page again whenever the stream tells something new. */
function useWatched(path: string, state: ImportState): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isUnderWay(state)) return;
    const stream = new EventSource(path);
    stream.onmessage = () => void revalidate();
    return () => stream.close();
  }, [path, state, revalidate]);
}

function StateLine({ state, summary }: { state: ImportState; summary: ImportSummary | null }) {
  const { t } = useI18n();
  if (state === "failed") return t("planImport.failed");
  if (state === "cancelled") return t("planImport.cancelled");
  if (state === "applied") return t("planImport.applied");
  if (summary === null) return null;
  if (summary.errors > 0) return t("planImport.withErrors", { count: summary.errors });
  return summary.edits === 0 ? t("planImport.nothing") : null;
}

type DecideProps = {
  csrf: string;
  needsReason: boolean;
  summary: ImportSummary;
  said: string | null;
  typed: string;
};

function Decide({ csrf, needsReason, summary, said, typed }: DecideProps) {
  const { t } = useI18n();
  return (
    <div className="imp-decide">
      {isApplicable("ready", summary) ? (
        <Form method="post" noValidate>
          <input type="hidden" name="csrf" value={csrf} />
          <input type="hidden" name="intent" value="apply" />
          {needsReason ? (
            <>
              <label htmlFor="reason">{t("planImport.reason")}</label>
              <p className="hint" id="reason-hint">
                {t("planImport.reasonHint")}
              </p>
              <input
                className={said === null ? "in" : "in err"}
                id="reason"
                name="reason"
                defaultValue={typed}
                aria-describedby={said === null ? "reason-hint" : "reason-hint reason-error"}
              />
              <FieldError id="reason-error">{said}</FieldError>
            </>
          ) : null}
          <button type="submit" className="btn pri">
            {t("planImport.apply", { count: summary.edits })}
          </button>
        </Form>
      ) : null}
      <Act csrf={csrf} intent="cancel" label={t("planImport.cancel")} />
    </div>
  );
}

function Act({ csrf, intent, label }: { csrf: string; intent: string; label: string }) {
  return (
    <Form method="post">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value={intent} />
      <button type="submit" className="btn">
        {label}
      </button>
    </Form>
  );
}
