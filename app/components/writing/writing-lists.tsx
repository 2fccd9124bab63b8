import { Form } from "react-router";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { BatchSummary } from "#app/domain/authoring/batches.ts";
import type { PlanProblem } from "#app/domain/authoring/check-plan.ts";
import type { MissingEnglish } from "#app/domain/authoring/missing-english.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import type { Finding } from "#app/domain/authoring/verifiability.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { Refusals } from "./subject-form.tsx";
import { fieldName, problemText } from "./subject-names.ts";
import { useKindNames } from "./use-kind-names.ts";
import type { WritingResultView } from "./writing-result.ts";

type Linked = { path: string };

/** The frame of the plan, its commitments, checkpoints and own fields: what has no cell of its own. */
export function OtherSubjects({ document, path }: Linked & { document: PlanDocument }) {
  const { t, text } = useI18n();
  const { addName } = useKindNames();
  const link = (type: string, code: string, name: string) => (
    <li key={`${type}${code}`}>
      <LocalLink to={`${path}?buka=${type}:${encodeURIComponent(code)}`} preventScrollReset>
        <b>{code}</b> {name}
      </LocalLink>
    </li>
  );
  const first = document.commitment[0]?.code ?? "";
  return (
    <Section id="lain" title={t("writing.others")}>
      <ul className="wr-others">
        {document.plan.map(({ code, title }) => link("plan", code, text(title)))}
        {document.commitment.map(({ code, title }) => link("commitment", code, text(title)))}
        {document.checkpoint.map(({ code, label }) => link("checkpoint", code, text(label)))}
        {document.field.map(({ code, label }) => link("field", code, text(label)))}
      </ul>
      <p className="wr-acts">
        {(["commitment", "action", "checkpoint", "field"] as const).map((type) => (
          <LocalLink
            key={type}
            className="btn"
            to={`${path}?baru=${type}${type === "action" ? `&di=${encodeURIComponent(first)}` : ""}`}
            preventScrollReset
          >
            {addName(type)}
          </LocalLink>
        ))}
      </p>
    </Section>
  );
}

type Lint = { findings: ReadonlyArray<Finding>; problems: ReadonlyArray<PlanProblem> };

/** What will keep targets from being proven, each with its sentence and the place to mend it. */
export function Findings({ findings, problems, path }: Linked & Lint) {
  const { t } = useI18n();
  const milestones = new Set(findings.map(({ milestone }) => milestone)).size;
  return (
    <Section id="temuan" title={t("writing.findings")}>
      <p>
        {findings.length === 0
          ? t("writing.noFindings")
          : t("writing.findingCount", { count: findings.length, milestones })}
      </p>
      <FindingList findings={findings} path={path} />
      {problems.length === 0 ? null : (
        <>
          <h3>{t("writing.problems")}</h3>
          <ul>
            {problems.map((problem) => (
              <li key={`${problem.subjectCode}${problem.code}${problem.held}`}>{problemText(problem, t)}</li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

export function FindingList({ findings, path }: Linked & Pick<Lint, "findings">) {
  const { t } = useI18n();
  return (
    <ul className="wr-findings">
      {findings.map(({ subjectType, subjectCode, code, detail }) => (
        <li key={`${subjectCode} ${code} ${detail}`}>
          <LocalLink to={`${path}?buka=${subjectType}:${encodeURIComponent(subjectCode)}`} preventScrollReset>
            {subjectCode}
          </LocalLink>{" "}
          {t(`writing.finding.${code}`, { detail: detail ?? "" })}
        </li>
      ))}
    </ul>
  );
}

/** Texts without their English twin, counted, with the way to each. */
export function MissingTexts({ missing, path }: Linked & { missing: ReadonlyArray<MissingEnglish> }) {
  const { t } = useI18n();
  return (
    <Section id="terjemahan" title={t("writing.missing")}>
      <p>
        {missing.length === 0 ? t("writing.complete") : t("writing.missingCount", { count: missing.length })}
      </p>
      <ul className="wr-others">
        {missing.slice(0, 60).map(({ subjectType, subjectCode, field }) => (
          <li key={`${subjectType}${subjectCode}${field}`}>
            <LocalLink
              to={`${path}?buka=${subjectType}:${encodeURIComponent(subjectCode)}`}
              preventScrollReset
            >
              {subjectCode}
            </LocalLink>{" "}
            {fieldName(field, t)}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type BatchProps = {
  batches: ReadonlyArray<BatchSummary>;
  csrf: string;
  adopted: boolean;
  result: WritingResultView | null;
};

/** The last changes, each of which a further one can take back. */
export function Batches({ batches, csrf, adopted, result }: BatchProps) {
  const { t, longDate } = useI18n();
  const { kindName } = useKindNames();
  return (
    <Section id="perubahan" title={t("writing.batches")}>
      {result?.intent === "undo" ? <Refusals result={result} /> : null}
      {batches.length === 0 ? <p>{t("writing.noBatches")}</p> : null}
      <ol className="wr-batches">
        {batches.map(({ batch, knownOn, via, reason, edits, first, undone }) => {
          const what = `${kindName(first.subjectType)} ${first.subjectCode} ${t(`writing.change.${first.kind}`)}`;
          return (
            <li key={batch}>
              <span>
                {longDate(knownOn)} · {what}
                {edits > 1 ? ` · ${t("writing.editCount", { count: edits })}` : ""} ·{" "}
                {t(`writing.via.${via}`)}
                {reason === null ? "" : ` · ${reason}`}
              </span>
              {undone ? (
                <small className="mut">{t("writing.undone")}</small>
              ) : (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="csrf" value={csrf} />
                  <input type="hidden" name="batch" value={batch} />
                  {adopted ? (
                    <input
                      className="in"
                      name="reason"
                      aria-label={t("writing.reason")}
                      placeholder={t("writing.reason")}
                    />
                  ) : null}
                  <button
                    className="btn"
                    type="submit"
                    name="intent"
                    value="undo"
                    aria-label={t("writing.undoNamed", { what })}
                  >
                    {t("writing.undo")}
                  </button>
                </Form>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
