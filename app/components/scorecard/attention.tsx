import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Freshness } from "#app/domain/freshness.ts";
import type { DueSoon } from "#app/domain/scorecard-due-soon.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CsvLink } from "./csv-link.tsx";
import { Why } from "./why.tsx";

type Names = Readonly<Record<string, { short: string }>>;

/** How many links fail for certain, and of how many that cannot be told. */
export type BrokenCount = { failing: number; unsure: number };

type Props = {
  plan: { slug: string; periodStart: CalendarDate };
  broken: BrokenCount;
  dueSoon: ReadonlyArray<DueSoon>;
  freshness: Freshness;
  organisations: Names;
};

/** What somebody should do something about: links, deadlines without evidence, a repository that ages. */
export function Attention({ plan, broken, dueSoon, freshness, organisations }: Props) {
  return (
    <div className="att">
      <Broken plan={plan.slug} broken={broken} />
      <Fresh plan={plan} freshness={freshness} />
      <Soon plan={plan.slug} dueSoon={dueSoon} organisations={organisations} />
    </div>
  );
}

function Broken({ plan, broken }: { plan: string; broken: BrokenCount }) {
  const { t } = useI18n();
  const title = t("outlook.attention.brokenTitle");
  return (
    <div>
      <h3>{title}</h3>
      <div>
        {t("outlook.attention.broken", { count: broken.failing })}{" "}
        {broken.unsure === 0 ? null : t("outlook.attention.unsure", { count: broken.unsure })}{" "}
        <Why of={title}>{t("outlook.attention.brokenWhy")}</Why>
      </div>
      <p className="att-acts">
        <LocalLink to={`/${plan}/tautan-rusak`}>{t("outlook.attention.brokenLink")}</LocalLink>
        <CsvLink plan={plan} file="tautan-rusak" of={title} />
      </p>
    </div>
  );
}

function Fresh({ plan, freshness }: Pick<Props, "plan" | "freshness">) {
  const { t, date } = useI18n();
  const title = t("outlook.attention.freshTitle");
  const { updatedOn, milestone, dueOn } = freshness;
  return (
    <div>
      <h3>{title}</h3>
      <div>
        {useFreshSentence(freshness, plan.periodStart)}{" "}
        <Why of={title}>{t("outlook.attention.freshWhy")}</Why>
      </div>
      {updatedOn === null || milestone === null || dueOn === null ? null : (
        <p className="att-more">
          {t("outlook.attention.lastUpdate", { date: date(updatedOn), code: milestone })}{" "}
          {t("outlook.attention.nextBy", { date: date(dueOn) })}
        </p>
      )}
      <p className="att-acts">
        <CsvLink plan={plan.slug} file="kemutakhiran" of={title} />
      </p>
    </div>
  );
}

function useFreshSentence({ state, days, dueOn, updatedOn }: Freshness, periodStart: CalendarDate): string {
  const { t, date } = useI18n();
  if (state === "not_begun" || days === null || dueOn === null) {
    return t("outlook.attention.notBegun", { date: date(periodStart) });
  }
  if (updatedOn === null) {
    const key = state === "fresh" ? "outlook.attention.neverFresh" : "outlook.attention.neverStale";
    return t(key, { date: date(dueOn) });
  }
  if (days === 0) return t("outlook.attention.freshToday");
  return t(state === "fresh" ? "outlook.attention.fresh" : "outlook.attention.stale", { count: days });
}

type SoonProps = { plan: string; dueSoon: ReadonlyArray<DueSoon>; organisations: Names };

function Soon({ plan, dueSoon, organisations }: SoonProps) {
  const { t } = useI18n();
  const title = t("outlook.attention.dueSoonTitle");
  return (
    <div>
      <h3>{title}</h3>
      <div>
        {t("outlook.attention.dueSoon", { count: dueSoon.length })}{" "}
        <Why of={title}>{t("outlook.attention.dueSoonWhy")}</Why>
      </div>
      {dueSoon.length === 0 ? null : (
        <SoonTable plan={plan} dueSoon={dueSoon} organisations={organisations} caption={title} />
      )}
      <p className="att-acts">
        <CsvLink plan={plan} file="jatuh-tempo" of={title} />
      </p>
    </div>
  );
}

function SoonTable({ plan, dueSoon, organisations, caption }: SoonProps & { caption: string }) {
  const { t, text, date } = useI18n();
  return (
    <table className="own soon">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("outlook.attention.target")}</th>
          <th scope="col">{t("outlook.attention.due")}</th>
          <th scope="col">{t("outlook.attention.owner")}</th>
        </tr>
      </thead>
      <tbody>
        {dueSoon.map(({ code, title, lead, dueOn, daysLeft }) => (
          <tr key={code}>
            <th scope="row">
              <LocalLink className="quiet" to={`/${plan}/target/${code}`}>
                {code}
              </LocalLink>
              <span className="dt">{text(title)}</span>
            </th>
            <td>
              {date(dueOn)}
              <span className="dt">
                {daysLeft === 0 ? t("days.today") : t("days.left", { count: daysLeft })}
              </span>
            </td>
            <td>{lead === null ? null : (organisations[lead]?.short ?? lead)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
