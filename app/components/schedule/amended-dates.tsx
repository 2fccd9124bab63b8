import { BoundaryWords } from "#app/components/scorecard/version-table.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { AmendedEvent, AmendedStage } from "#app/domain/amendment-page.ts";
import type { BoundaryText } from "#app/domain/boundary-text.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  plan: string;
  stages: ReadonlyArray<AmendedStage>;
  events: ReadonlyArray<AmendedEvent>;
};

/** Every stage an amendment changes, its earlier dates struck through, and every event it tells of. */
export function AmendedDates({ plan, stages, events }: Props) {
  const { t, text, date } = useI18n();
  return (
    <Section id="tanggal" title={t("schedule.newDates")}>
      <table className="sched">
        <caption className="vh">{t("schedule.newDates")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("scorecard.stage")}</th>
            <th scope="col">{t("schedule.before")}</th>
            <th scope="col">{t("schedule.after")}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, title, before, after }) => (
            <tr key={stage}>
              <th scope="row">
                <LocalLink className="quiet" to={`/${plan}/tahapan/${stage}`}>
                  {text(title)}
                </LocalLink>
              </th>
              <td>{before.end === null ? t("schedule.undated") : <s>{<Span {...before} />}</s>}</td>
              <td>
                <Span {...after} />
              </td>
            </tr>
          ))}
          {events.map(({ event, title, occurredOn, outcome }) => (
            <tr key={event}>
              <th scope="row">{text(title)}</th>
              <td />
              <td>
                {occurredOn === null ? null : <time dateTime={occurredOn}>{date(occurredOn)}</time>}{" "}
                {occurredOn === null && outcome === null ? t("schedule.takenBack") : outcome}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** First and last day of a stage, in words. */
export function Span({ start, end }: { start: BoundaryText | null; end: BoundaryText | null }) {
  return (
    <>
      {start === null ? null : (
        <>
          <BoundaryWords boundary={start} />
          {" – "}
        </>
      )}
      {end === null ? null : <BoundaryWords boundary={end} />}
    </>
  );
}
