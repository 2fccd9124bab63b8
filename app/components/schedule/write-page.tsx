import { Form } from "react-router";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import {
  CALENDAR_TABLE_NAMES,
  CALENDAR_TABLE_PATHS,
  type CalendarTableName,
} from "#app/domain/calendar-tables.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type CalendarResult, CalendarReview } from "./calendar-review.tsx";

type Props = {
  frame: { plan: { slug: string; code: string } };
  csrf: string;
  tables: ReadonlyArray<{ name: CalendarTableName; columns: string }>;
  calendars: ReadonlyArray<{ code: string; title: Bilingual }>;
  result: (CalendarResult & { table: CalendarTableName | null; text: string }) | null;
};

/** Writes the schedule: from a workbook or pasted rows, looked at before anything is saved. */
export function WriteSchedulePage({ frame, csrf, tables, calendars, result }: Props) {
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
      {result === null ? null : <CalendarReview result={result} csrf={csrf} />}
      <Section id="satu" title={t("calendarTables.form.oneByOne")}>
        <ul className="picks">
          {tables.map(({ name }) => (
            <li key={name}>
              <LocalLink className="apart" to={`/${slug}/tahapan/tulis/${CALENDAR_TABLE_PATHS[name]}`}>
                {t(`schedule.write.kinds.${name}`)}
              </LocalLink>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="sekaligus" title={t("calendarTables.together")}>
        <SendForm csrf={csrf} tables={tables} result={result} />
      </Section>
      <Files slug={slug} calendars={calendars} />
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

function SendForm({ csrf, tables, result }: Pick<Props, "csrf" | "tables" | "result">) {
  const { t } = useI18n();
  return (
    <Form method="post" noValidate encType="multipart/form-data" className="law-form">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="check" />
      <div className="fs">
        <label className="lab" htmlFor="file">
          {t("calendarTables.file")}
        </label>
        <p className="hint" id="file-hint">
          {t("calendarTables.fileHint")}
        </p>
        <input id="file" name="file" type="file" accept=".xlsx,.ods,.csv,.tsv" aria-describedby="file-hint" />
      </div>
      <div className="fs">
        <label className="lab" htmlFor="table">
          {t("calendarTables.pasted")}
        </label>
        <p className="hint" id="rows-hint">
          {t("calendarTables.pastedHint")}
        </p>
        <textarea
          className="in"
          id="table"
          name="table"
          rows={6}
          wrap="off"
          defaultValue={result?.text ?? ""}
          aria-describedby="rows-hint"
        />
      </div>
      <div className="fs">
        <label className="lab" htmlFor="kind">
          {t("schedule.write.kind")}
        </label>
        <select className="in" id="kind" name="kind" defaultValue={result?.table ?? CALENDAR_TABLE_NAMES[0]}>
          {tables.map(({ name }) => (
            <option key={name} value={name}>
              {t(`schedule.write.kinds.${name}`)}
            </option>
          ))}
        </select>
      </div>
      <button className="btn pri" type="submit">
        {t("calendarTables.read")}
      </button>
    </Form>
  );
}

function Files({ slug, calendars }: { slug: string; calendars: Props["calendars"] }) {
  const { t, text, language } = useI18n();
  const [name, template] = language === "en" ? ["calendar", "template"] : ["kalender", "templat"];
  const rows = [
    { label: t("calendarTables.template"), file: template },
    ...(calendars.length > 1 ? [{ label: t("calendarTables.all"), file: name }] : []),
    ...calendars.map(({ code, title }) => ({ label: text(title), file: `${name}.${code}` })),
  ];
  return (
    <Section id="berkas" title={t("calendarTables.files")}>
      <ul className="plain">
        {rows.map(({ label, file }) => (
          <li key={file}>
            {label}:{" "}
            {["xlsx", "ods"].map((format) => (
              <span key={format}>
                <a className="apart" href={`/${slug}/tahapan/berkas/${file}.${format}`}>
                  {format.toUpperCase()}
                  <span className="vh"> {label}</span>
                </a>{" "}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
