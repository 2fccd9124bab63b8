import { type ReactNode, useState, useSyncExternalStore } from "react";
import { isRouteErrorResponse, useLocation, useRouteError } from "react-router";
import { AnotherDay } from "#app/components/shell/another-day.tsx";
import { dayProblemOf, fieldOf } from "#app/components/shell/day-problem.ts";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { pagePath } from "#app/i18n/language.ts";

/** What the server puts here becomes the number a person can report. */
const FAULT_NUMBER = "__FAULT__";

/** Says what went wrong and what helps, for whatever a route threw. */
export function ErrorPage() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status >= 500) return <Fault />;
  const data: unknown = error.data;
  switch (error.status) {
    case 403:
    case 401:
      return <Forbidden />;
    case 404:
      return <NotFound data={data} />;
    case 410:
      return <Gone successor={fieldOf(data, "successor")} />;
    default:
      return <BadRequest status={error.status} data={data} />;
  }
}

function BadRequest({ status, data }: { status: number; data: unknown }) {
  const { t } = useI18n();
  const problem = dayProblemOf(data);
  return (
    <Message status={status} title={t(problem === null ? "errors.title400" : "errors.titleDay")}>
      {problem === null ? <p className="lead">{t("errors.text400")}</p> : <AnotherDay problem={problem} />}
    </Message>
  );
}

function Forbidden() {
  const { t } = useI18n();
  return (
    <Message status={403} title={t("errors.title403")}>
      <p className="lead">{t("errors.text403")}</p>
      <p className="err-links">
        <LocalLink className="btn pri" to="/masuk" keepDay={false}>
          {t("errors.signIn")}
        </LocalLink>
      </p>
    </Message>
  );
}

function NotFound({ data }: { data: unknown }) {
  const { t } = useI18n();
  const code = fieldOf(data, "code");
  if (code === "period_report_not_found") return <NoSuchReport data={data} />;
  return (
    <Message status={404} title={t("errors.title404")}>
      <p className="lead">{isMissing(code) ? t(`errors.missing.${code}`) : t("errors.text404")}</p>
    </Message>
  );
}

/** Names the reports that were issued, such as `B06/v1`, instead of the one asked for. */
function NoSuchReport({ data }: { data: unknown }) {
  const { t } = useI18n();
  const plan = fieldOf(data, "plan");
  const reports = (fieldOf(data, "reports") ?? "").split(" ").filter((report) => report !== "");
  return (
    <Message status={404} title={t("errors.title404")}>
      <p className="lead">{t(reports.length === 0 ? "errors.noReports" : "errors.otherReports")}</p>
      <ul className="rlist">
        {reports.map((report) => {
          const [checkpoint = "", version = ""] = report.split("/v");
          return (
            <li key={report}>
              <LocalLink to={`/${plan}/laporan/${report}`} keepDay={false}>
                {t("report.compare.name", { checkpoint, version })}
              </LocalLink>
            </li>
          );
        })}
      </ul>
    </Message>
  );
}

const MISSING = [
  "plan_not_found",
  "milestone_not_found",
  "slot_not_found",
  "stage_not_found",
  "organisation_not_found",
  "report_not_found",
] as const;

function isMissing(code: string | null): code is (typeof MISSING)[number] {
  return MISSING.some((known) => known === code);
}

function Gone({ successor }: { successor: string | null }) {
  const { t } = useI18n();
  const path = pagePath(useLocation().pathname);
  return (
    <Message status={410} title={t("errors.title410")}>
      {successor === null ? (
        <p className="lead">{t("errors.goneWithout")}</p>
      ) : (
        <p className="lead">
          {t("errors.text410", { successor: "" })}{" "}
          <LocalLink to={path.replace(/[^/]+$/, encodeURIComponent(successor))}>{successor}</LocalLink>
        </p>
      )}
    </Message>
  );
}

/** Whether the server drew this page, and so wrote the number of the fault into it. */
function useServerDrawn(): boolean {
  const drawn = useSyncExternalStore(
    () => () => {},
    () => false,
    () => true,
  );
  return useState(drawn)[0]; // as it was when the page came; drawing it again changes nothing
}

function Fault() {
  const { t } = useI18n();
  if (!useServerDrawn()) {
    return (
      <Message status={500} title={t("errors.title500")}>
        <p className="lead">{t("errors.text500Unnumbered")}</p>
      </Message>
    );
  }
  const [before, after] = t("errors.text500", { id: FAULT_NUMBER }).split(FAULT_NUMBER);
  return (
    <Message status={500} title={t("errors.title500")}>
      <p className="lead">
        {before}
        <span className="b" suppressHydrationWarning>
          {FAULT_NUMBER}
        </span>
        {after}
      </p>
    </Message>
  );
}

function Message({ status, title, children }: { status: number; title: string; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="err-page">
      <PageMeta title={title} unlisted />
      <p className="eyb">{t("errors.number", { status })}</p>
      <h1>{title}</h1>
      {children}
      <ul className="err-links">
        <li>
          <LocalLink to="/" keepDay={false}>
            {t("errors.home")}
          </LocalLink>
        </li>
        <li>
          <LocalLink to="/cara-menghitung" keepDay={false}>
            {t("nav.method")}
          </LocalLink>
        </li>
      </ul>
    </div>
  );
}
