import { useSearchParams } from "react-router";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { LocalLink, useLocalHref } from "./local-link.tsx";

/** The part of a plan's frame that choosing a day needs. */
export type DayFrame = {
  plan: { knownFrom: CalendarDate };
  asOf: CalendarDate;
  today: CalendarDate;
  checkpoints: ReadonlyArray<{ code: string; dueOn: CalendarDate }>;
};

type Props = {
  frame: DayFrame;
  /** Path of the page being read, without its language. */
  action: string;
  /** Further days worth looking at, such as voting day. */
  days?: ReadonlyArray<{ label: string; on: CalendarDate }> | undefined;
  /** Names of the page's other parameters, such as its filter, which another day leaves as they are. */
  keep?: ReadonlyArray<string>;
};

/** Chooses the day the page speaks of. A plain GET form: it works without script. */
export function AsOfBar({ frame, action, days = [], keep = [] }: Props) {
  const { t, date, fullDate } = useI18n();
  const href = useLocalHref();
  const known = [...frame.checkpoints.map(({ code, dueOn }) => ({ label: code, on: dueOn })), ...days]
    .filter(({ on }) => on <= frame.today && on >= frame.plan.knownFrom)
    .sort((left, right) => (left.on < right.on ? -1 : 1));
  const [asked] = useSearchParams();
  const kept = [...asked].filter(([name, value]) => keep.includes(name) && value !== "");
  const path = kept.length === 0 ? action : `${action}?${new URLSearchParams(kept)}`;
  const past = frame.asOf !== frame.today;
  return (
    <form className="asof" action={href(action, { keepDay: false })} method="get">
      {kept.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor="per">{t("asOf.label")}</label>
      <input
        key={frame.asOf}
        className="in"
        type="date"
        id="per"
        name="per"
        defaultValue={frame.asOf}
        min={frame.plan.knownFrom}
        max={frame.today}
        required
      />
      <button className="btn" type="submit">
        {t("asOf.show")}
      </button>
      <nav aria-label={t("asOf.quick")}>
        {known.map(({ label, on }) => (
          <QuickDay key={on} path={path} day={on} current={past && frame.asOf === on}>
            {`${label}, ${date(on)}`}
          </QuickDay>
        ))}
        <QuickDay path={path} day={null} current={!past}>
          {t("asOf.latest")}
        </QuickDay>
      </nav>
      {past ? (
        <p className="past" role="status">
          {t("asOf.past", { date: fullDate(frame.asOf) })}
        </p>
      ) : null}
    </form>
  );
}

type QuickDayProps = { path: string; day: CalendarDate | null; current: boolean; children: string };

function QuickDay({ path, day, current, children }: QuickDayProps) {
  const to = day === null ? path : `${path}${path.includes("?") ? "&" : "?"}per=${day}`;
  return (
    <LocalLink to={to} keepDay={false} preventScrollReset aria-current={current ? "date" : undefined}>
      {children}
    </LocalLink>
  );
}
