import { isRouteErrorResponse, useLocation, useRouteError } from "react-router";
import { AnotherDay } from "#app/components/shell/another-day.tsx";
import { dayProblemOf, fieldOf } from "#app/components/shell/day-problem.ts";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { pagePath } from "#app/i18n/language.ts";
import { ErrorMessage } from "./error-message.tsx";
import { Down, Fault } from "./fault.tsx";
import { Forbidden } from "./forbidden.tsx";

/** Says what went wrong and what helps, for whatever a route threw. */
export function ErrorPage() {
  const error = useRouteError();
  if (!isRouteErrorResponse(error)) return <Fault />;
  const data: unknown = error.data;
  if (error.status === 503 && fieldOf(data, "code") === null) return <Down />;
  if (error.status >= 500) return <Fault />;
  switch (error.status) {
    case 403:
    case 401:
      return <Forbidden data={data} />;
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
    <ErrorMessage status={status} title={t(problem === null ? "errors.title400" : "errors.titleDay")}>
      {problem === null ? <p className="lead">{t("errors.text400")}</p> : <AnotherDay problem={problem} />}
    </ErrorMessage>
  );
}

function NotFound({ data }: { data: unknown }) {
  const { t } = useI18n();
  const code = fieldOf(data, "code");
  if (code === "period_report_not_found") return <NoSuchReport data={data} />;
  return (
    <ErrorMessage status={404} title={t("errors.title404")}>
      <p className="lead">{isMissing(code) ? t(`errors.missing.${code}`) : t("errors.text404")}</p>
    </ErrorMessage>
  );
}

/** Names the reports that were issued, such as `B06/v1`, instead of the one asked for. */
function NoSuchReport({ data }: { data: unknown }) {
  const { t } = useI18n();
  const plan = fieldOf(data, "plan");
  const reports = (fieldOf(data, "reports") ?? "").split(" ").filter((report) => report !== "");
  return (
    <ErrorMessage status={404} title={t("errors.title404")}>
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
    </ErrorMessage>
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
    <ErrorMessage status={410} title={t("errors.title410")}>
      {successor === null ? (
        <p className="lead">{t("errors.goneWithout")}</p>
      ) : (
        <p className="lead">
          {t("errors.text410", { successor: "" })}{" "}
          <LocalLink to={path.replace(/[^/]+$/, encodeURIComponent(successor))}>{successor}</LocalLink>
        </p>
      )}
    </ErrorMessage>
  );
}
