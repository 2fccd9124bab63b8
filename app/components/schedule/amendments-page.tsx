import { Form } from "react-router";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { AmendmentLine, AmendmentsPage, TypedAmendment } from "#app/domain/amendment-page.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { AmendmentHeadFields } from "./amendment-head-fields.tsx";
import { EffectSentence } from "./preview-table.tsx";
import { ScheduleProblems, type ScheduleResult } from "./problem-list.tsx";

type Frame = {
  plan: { slug: string; code: string; title: Bilingual; knownFrom: CalendarDate };
  asOf: CalendarDate;
  today: CalendarDate;
};
type Props = {
  page: AmendmentsPage;
  frame: Frame & Parameters<typeof AsOfBar>[0]["frame"];
  csrf: string | null;
  result: (ScheduleResult & { typed: TypedAmendment; calendar: string }) | null;
};

/** Amendments of the schedule: what was published, drafts for who writes them, and how one is begun. */
export function AmendmentsPageView({ page, frame, csrf, result }: Props) {
  const { t } = useI18n();
  const { slug, code } = frame.plan;
  return (
    <>
      <Breadcrumb
        items={[
          { label: code, to: `/${slug}` },
          { label: t("nav.stages"), to: `/${slug}/tahapan` },
          { label: t("schedule.amendments") },
        ]}
      />
      <div className="page-head" id="isi">
        <h1>{t("schedule.amendments")}</h1>
        <p className="lead">{t("schedule.amendmentsLead")}</p>
      </div>
      <AsOfBar frame={frame} action={`/${slug}/perubahan`} />
      <ScheduleProblems result={result} />
      <Section id="terbit" title={t("schedule.published")}>
        {page.published.length === 0 ? <p className="mut">{t("schedule.nonePublished")}</p> : null}
        <ol className="amendments">
          {page.published.map((line) => (
            <Line key={line.id} plan={slug} line={line} />
          ))}
        </ol>
      </Section>
      {csrf === null || page.writable.length === 0 ? null : (
        <>
          <p>
            <LocalLink to={`/${slug}/tahapan/tulis`}>{t("schedule.write.title")}</LocalLink>
          </p>
          <Drafts plan={slug} page={page} />
          <Begin page={page} csrf={csrf} result={result} />
        </>
      )}
    </>
  );
}

function Line({ plan, line }: { plan: string; line: AmendmentLine }) {
  const { t, text, date } = useI18n();
  const { id, regulation, citation, calendar, effectiveOn, counts, changed, undoes } = line;
  return (
    <li>
      <h3>
        <LocalLink to={`/${plan}/perubahan/${id}`}>{regulation}</LocalLink>
      </h3>
      <p>
        <EffectSentence counts={counts} />
      </p>
      <p className="xs mut">
        {`${text(calendar)} · ${t("schedule.since", { date: date(effectiveOn) })} · ${t("schedule.changed", { count: changed })} · ${text(citation)}`}
        {undoes === null ? null : ` · ${t("schedule.undoing")}`}
      </p>
    </li>
  );
}

function Drafts({ plan, page }: { plan: string; page: AmendmentsPage }) {
  const { t, text, date } = useI18n();
  if (page.drafts.length === 0) return null;
  return (
    <Section id="draf" title={t("schedule.drafts")} hint={t("schedule.draftsHint")}>
      <ul className="amendments">
        {page.drafts.map(({ id, regulation, calendar, effectiveOn }) => (
          <li key={id}>
            <LocalLink to={`/${plan}/perubahan/${id}`}>{regulation}</LocalLink>
            <span className="xs mut">
              {` ${text(calendar)} · ${t("schedule.since", { date: date(effectiveOn) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

type BeginProps = { page: AmendmentsPage; csrf: string; result: Props["result"] };

function Begin({ page, csrf, result }: BeginProps) {
  const { t, text } = useI18n();
  const typed = result?.typed;
  const values = {
    ...{ regulation: typed?.regulation ?? "", citation: typed?.citation ?? "" },
    ...{ citationEn: typed?.citationEn ?? "", effectiveOn: typed?.effectiveOn ?? "" },
  };
  return (
    <Section id="baru" title={t("schedule.begin")} hint={t("schedule.beginHint")}>
      <Form method="post" noValidate encType="multipart/form-data" className="law-form">
        <input type="hidden" name="csrf" value={csrf} />
        <div className="fs">
          <label className="lab" htmlFor="calendar">
            {t("schedule.calendar")}
          </label>
          <select
            className="in"
            id="calendar"
            name="calendar"
            defaultValue={result?.calendar ?? page.writable[0]?.code}
          >
            {page.writable.map(({ code, title }) => (
              <option key={code} value={code}>
                {text(title)}
              </option>
            ))}
          </select>
        </div>
        <AmendmentHeadFields regulations={page.regulations} values={values} />
        <TableField value={typed?.table ?? ""} />
        <button className="btn pri" type="submit">
          {t("schedule.beginNow")}
        </button>
      </Form>
    </Section>
  );
}

/** New dates from a table, in the columns of stage_versions.csv. */
export function TableField({ value }: { value: string }) {
  const { t } = useI18n();
  return (
    <details className="fs" open={value !== ""}>
      <summary>{t("schedule.fromTable")}</summary>
      <p className="hint" id="table-hint">
        {t("schedule.tableHint")}
      </p>
      <label className="lab" htmlFor="file">
        {t("schedule.file")}
      </label>
      <input id="file" name="file" type="file" accept=".csv,text/csv" aria-describedby="table-hint" />
      <label className="lab" htmlFor="table">
        {t("schedule.table")}
      </label>
      <textarea
        className="in"
        id="table"
        name="table"
        rows={6}
        defaultValue={value}
        aria-describedby="table-hint"
      />
    </details>
  );
}
