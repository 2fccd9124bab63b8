import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { useLocalHref } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { IrmLevel } from "#app/domain/irm-level.ts";
import type { ReportContent, ReportSum } from "#app/domain/period-report/content.ts";
import type { Preflight } from "#app/domain/period-report/remark.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ActionTable } from "./action-table.tsx";
import { IssueForm } from "./issue-form.tsx";
import { LevelForm } from "./level-form.tsx";
import { PreflightList } from "./preflight-list.tsx";
import { ReportLead } from "./report-page.tsx";

export type PreparationView = {
  plan: { slug: string; code: string; title: Bilingual };
  checkpoint: { code: string; label: Bilingual; dueOn: CalendarDate };
  asOf: CalendarDate;
  today: CalendarDate;
  knownFrom: CalendarDate;
  preflight: Preflight;
  levels: ReadonlyArray<{
    commitment: string;
    title: Bilingual;
    suggested: IrmLevel;
    total: ReportSum;
    set: { level: IrmLevel; reason: string | null; setBy: string; setOn: CalendarDate } | null;
    maySet: boolean;
  }>;
  preview: ReportContent | null;
  seen: string | null;
  inForce: number | null;
  issueRefusal: "not_allowed" | "own_level" | null;
};

export type PrepareResult = {
  intent: "level" | "issue";
  refusal:
    | ("not_found" | "not_allowed" | "own_level" | "blocked" | "changed_since_preview" | "reason_required")
    | ("personal_data" | "nothing_changed" | "unread");
  commitment: string | null;
  level: IrmLevel | null;
  reason: string;
};

type Props = { page: PreparationView; csrf: string; saved: boolean; result: PrepareResult | null };

/** The way of a report to its issue: what is wrong, the levels, the preview, the issue. */
export function PreparePage({ page, csrf, saved, result }: Props) {
  const { t, text } = useI18n();
  const { plan, checkpoint, preview } = page;
  const title = t("report.prepare.title", { checkpoint: checkpoint.code });
  const problem = result === null ? [] : [problemOf(result, t)];
  return (
    <>
      <Breadcrumb
        items={[
          { label: plan.code, to: `/${plan.slug}` },
          { label: t("report.title"), to: `/${plan.slug}/laporan` },
          { label: title },
        ]}
      />
      <div className="page-head">
        <h1>{title}</h1>
        <p className="lead">
          {text(checkpoint.label)}. {t("report.prepare.steps")}
        </p>
      </div>
      <ErrorSummary errors={problem} />
      {saved ? <p role="status">{t("report.prepare.saved")}</p> : null}
      <DayForm page={page} />
      <Section id="periksa" title={t("report.prepare.check")}>
        <PreflightList plan={plan.slug} preflight={page.preflight} />
      </Section>
      <Section id="tingkat" title={t("report.prepare.levels")}>
        {page.levels.map((level) => (
          <LevelForm key={level.commitment} level={level} asOf={page.asOf} csrf={csrf} result={result} />
        ))}
      </Section>
      {preview === null ? null : (
        <Section id="pratinjau" title={t("report.prepare.preview")}>
          <div className="rprev">
            <ReportLead content={preview} />
            <ActionTable actions={preview.actions} total={preview.totals.round} />
          </div>
        </Section>
      )}
      <Section id="terbit" title={t("report.prepare.issue")}>
        <IssueForm page={page} csrf={csrf} result={result} />
      </Section>
    </>
  );
}

function problemOf({ intent, refusal, commitment }: PrepareResult, t: ReturnType<typeof useI18n>["t"]) {
  const field =
    intent === "level" ? `alasan-${commitment ?? ""}` : refusal === "unread" ? "dibaca" : "terbit";
  return { field, message: t(`report.prepare.refusal.${refusal}`) };
}

function DayForm({ page }: { page: PreparationView }) {
  const { t } = useI18n();
  const href = useLocalHref();
  const path = `/laporan/siapkan/${page.plan.slug}/${page.checkpoint.code}`;
  return (
    <form className="rcmp" method="get" action={href(path, { keepDay: false })}>
      <label htmlFor="tanggal">{t("report.prepare.day")}</label>
      <input
        className="in"
        type="date"
        id="tanggal"
        name="tanggal"
        defaultValue={page.asOf}
        min={page.knownFrom}
        max={page.today}
        required
      />
      <button className="btn" type="submit">
        {t("report.prepare.useDay")}
      </button>
    </form>
  );
}
