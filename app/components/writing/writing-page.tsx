import { useMemo } from "react";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { BatchSummary } from "#app/domain/authoring/batches.ts";
import type { PlanProblem } from "#app/domain/authoring/check-plan.ts";
import { SUBJECT_TYPES } from "#app/domain/authoring/closed-lists.ts";
import { ownFieldsOf } from "#app/domain/authoring/form-fields.ts";
import type { MissingEnglish } from "#app/domain/authoring/missing-english.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import type { Finding } from "#app/domain/authoring/verifiability.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Measurement } from "#app/domain/facts.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { BulkForm } from "./bulk-form.tsx";
import type { FormChoices } from "./field-input.tsx";
import { CloseLink, type OpenSubjectView, SubjectForm } from "./subject-form.tsx";
import { Measured, SubjectParts } from "./subject-parts.tsx";
import { WritingGrid } from "./writing-grid.tsx";
import { Batches, FindingList, Findings, MissingTexts, OtherSubjects } from "./writing-lists.tsx";
import type { WritingResultView } from "./writing-result.ts";

export type WritingPageProps = {
  slug: string;
  document: PlanDocument;
  fingerprint: string;
  today: CalendarDate;
  organisations: ReadonlyArray<{ slug: string; name: Bilingual; short: string }>;
  stages: ReadonlyArray<{ key: string; title: Bilingual }>;
  findings: ReadonlyArray<Finding>;
  missing: ReadonlyArray<MissingEnglish>;
  problems: ReadonlyArray<PlanProblem>;
  batches: ReadonlyArray<BatchSummary>;
  measured: ReadonlyArray<Measurement>;
  open: OpenSubjectView | null;
  csrf: string;
  saved: boolean;
  result: WritingResultView | null;
};

/** The matrix a plan is written in, with the open subject beside it. */
export function WritingPage(props: WritingPageProps) {
  const { slug, document, open, csrf, saved, result, fingerprint, findings } = props;
  const { t, text } = useI18n();
  const path = `/${slug}/matriks/tulis`;
  const [plan] = document.plan;
  const adopted = plan?.state !== "proposed";
  const choices = useChoices(props);
  const counts = new Map(
    [...groupBy(findings, ({ milestone }) => milestone)].map(([code, own]) => [code, own.length]),
  );
  const marked = new Map(result?.intent === "bulk" ? result.typed : []).get("pilih") ?? [];
  const title = t("writing.titleOf", { plan: plan === undefined ? slug : text(plan.title) });
  return (
    <div className="wr">
      <PageMeta title={title} unlisted />
      <Breadcrumb
        items={[{ label: t("matrix.title"), to: `/${slug}/matriks` }, { label: t("writing.title") }]}
      />
      <h1>{title}</h1>
      <p className="lead">{t("writing.lead")}</p>
      <p>
        <LocalLink to={`/${slug}/impor`} keepDay={false}>
          {t("planImport.title")}
        </LocalLink>
        {" · "}
        <LocalLink to={`/${slug}/perubahan`} keepDay={false}>
          {t("schedule.amendments")}
        </LocalLink>
      </p>
      {saved && result === null ? (
        <p className="note s-verified" role="status">
          {t("writing.saved")}
        </p>
      ) : null}
      <div className="wr-two" data-open={open !== null}>
        <div>
          <WritingGrid
            {...{ document, path, marked }}
            open={open?.type === "milestone" ? open.code : null}
            findings={counts}
          />
          <BulkForm {...{ csrf, fingerprint, choices, adopted, result }} />
        </div>
        {open === null ? null : <Panel {...props} open={open} choices={choices} path={path} />}
      </div>
      <OtherSubjects document={document} path={path} />
      <Findings findings={findings} problems={props.problems} path={path} />
      <MissingTexts missing={props.missing} path={path} />
      <Batches batches={props.batches} {...{ csrf, adopted, result }} />
    </div>
  );
}

type PanelProps = WritingPageProps & { open: OpenSubjectView; choices: FormChoices; path: string };

function Panel(props: PanelProps) {
  const { open, document, choices, path, csrf, result, slug } = props;
  const { t } = useI18n();
  const { type, code } = open;
  const own = props.findings.filter(
    ({ milestone, subjectCode }) => code === milestone || code === subjectCode,
  );
  const adopted = document.plan[0]?.state !== "proposed";
  return (
    <aside className="wr-panel" aria-labelledby="buka-judul">
      <CloseLink to={path} />
      <SubjectForm
        key={`${type}:${code}:${String(open.fields.code ?? "")}:${props.fingerprint}`}
        {...{ open, choices, csrf, adopted, result }}
        own={ownFieldsOf(document, type)}
      />
      {own.length === 0 || code === null ? null : <FindingList findings={own} path={path} />}
      {code === null ? null : <SubjectParts open={{ type, code }} document={document} path={path} />}
      {type === "indicator" && code !== null ? (
        <Measured {...{ code, csrf, result }} measured={props.measured} today={props.today} />
      ) : null}
      {code === null ? null : (
        <p>
          <LocalLink to={`/${slug}/riwayat/${type}/${encodeURIComponent(code)}`}>
            {t("writing.history")}
          </LocalLink>
        </p>
      )}
    </aside>
  );
}

function useChoices({ organisations, stages, document }: WritingPageProps): FormChoices {
  const { text } = useI18n();
  return useMemo(
    () => ({
      organisations: organisations.map(({ slug, name, short }) => ({
        slug,
        name: `${short}, ${text(name)}`,
      })),
      stages: stages.map(({ key, title }) => ({ key, name: text(title) })),
      codes: Object.fromEntries(
        SUBJECT_TYPES.map((type) => [type, document[type].map((subject) => subject.code)]),
      ),
    }),
    [organisations, stages, document, text],
  );
}
