import { FieldError } from "#app/components/ui/field-error.tsx";
import { useLocalHref } from "#app/components/ui/local-link.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type CompareProblem = { field: "dari" | "ke"; kind: "day" | "order"; value: string };

type Props = {
  plan: string;
  frame: { plan: { knownFrom: CalendarDate }; today: CalendarDate };
  /** What the fields hold at first: days, or what was typed. */
  from: string;
  to: string;
  problems?: ReadonlyArray<CompareProblem>;
};

/** Chooses the two days. A plain GET form: it works without script. */
export function CompareForm({ plan, frame, from, to, problems = [] }: Props) {
  const { t } = useI18n();
  const href = useLocalHref();
  return (
    <form
      className="cmp-form"
      action={href(`/${plan}/bandingkan`, { keepDay: false })}
      method="get"
      key={`${from} ${to}`}
    >
      <Day name="dari" label={t("outlook.compare.from")} value={from} frame={frame} problems={problems} />
      <Day name="ke" label={t("outlook.compare.to")} value={to} frame={frame} problems={problems} />
      <button className="btn" type="submit">
        {t("outlook.compare.show")}
      </button>
    </form>
  );
}

type DayProps = {
  name: CompareProblem["field"];
  label: string;
  value: string;
  frame: Props["frame"];
  problems: ReadonlyArray<CompareProblem>;
};

function Day({ name, label, value, frame, problems }: DayProps) {
  const said = useProblem(problems.find(({ field }) => field === name) ?? null, frame);
  return (
    <div className="cmp-day">
      <label htmlFor={name}>{label}</label>
      <input
        className={said === null ? "in" : "in err"}
        type="date"
        id={name}
        name={name}
        defaultValue={value}
        min={frame.plan.knownFrom}
        max={frame.today}
        required
        aria-invalid={said === null ? undefined : true}
        aria-describedby={said === null ? undefined : `${name}-salah`}
      />
      <FieldError id={`${name}-salah`}>{said}</FieldError>
    </div>
  );
}

function useProblem(problem: CompareProblem | null, frame: Props["frame"]): string | null {
  const { t, date } = useI18n();
  if (problem === null) return null;
  if (problem.kind === "order") return t("outlook.compare.wrongOrder");
  const days = { from: date(frame.plan.knownFrom), to: date(frame.today) };
  return t("outlook.compare.wrongDay", { value: problem.value, ...days });
}
