import type { BoundaryText } from "#app/domain/boundary-text.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { VersionText } from "./schedule-view.ts";

/** What regulations and sources said of a stage, newest first. Earlier words are kept. */
export function VersionTable({ versions }: { versions: ReadonlyArray<VersionText> }) {
  const { t, text, date } = useI18n();
  if (versions.length === 0) return <p className="mut sm">{t("scorecard.stages.noVersionOfOwn")}</p>;
  return (
    <table className="sched">
      <caption className="vh">{t("scorecard.stages.versions")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("scorecard.stages.knownOn")}</th>
          <th scope="col">{t("scorecard.stages.dates")}</th>
          <th scope="col">{t("scorecard.stages.source")}</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version) => (
          <tr key={`${version.code}${version.knownOn}${version.kind}`}>
            <td>
              <time dateTime={version.knownOn}>{date(version.knownOn)}</time>
              <p className="xs mut">{t(`scorecard.stages.${version.kind}`)}</p>
            </td>
            <td>
              {version.start === null ? null : (
                <>
                  <BoundaryWords boundary={version.start} />
                  {" – "}
                </>
              )}
              <BoundaryWords boundary={version.end} />
            </td>
            <td>
              {text(version.citation)}
              {version.note === null ? null : <p className="xs mut">{text(version.note)}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An edge in words: its day, or what it is counted from. */
export function BoundaryWords({ boundary }: { boundary: BoundaryText }) {
  const { t, text, date } = useI18n();
  if (boundary.kind === "date") return <time dateTime={boundary.on}>{date(boundary.on)}</time>;
  if (boundary.kind === "unset") return <>{t("scorecard.stages.unset")}</>;
  const of = t(`scorecard.stages.of.${boundary.kind}`, { title: text(boundary.of) });
  if (boundary.offsetDays === 0) return <>{t("scorecard.stages.onDay", { of })}</>;
  const count = Math.abs(boundary.offsetDays);
  const side = boundary.offsetDays > 0 ? "after" : "before";
  const key = boundary.working ? (`${side}Working` as const) : side;
  return <>{t(`scorecard.stages.${key}`, { count, of })}</>;
}
