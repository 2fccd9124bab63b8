import { FieldError } from "#app/components/ui/field-error.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { IRM_LEVELS } from "#app/domain/irm-level.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { PreparationView, PrepareResult } from "./prepare-page.tsx";

type Props = {
  level: PreparationView["levels"][number];
  asOf: CalendarDate;
  csrf: string;
  result: PrepareResult | null;
};

/** The level of one commitment: what the rule suggests, what was set, and the form to set it. */
export function LevelForm({ level, asOf, csrf, result }: Props) {
  const { t, text, percent, date } = useI18n();
  const { commitment, title, suggested, total, set, maySet } = level;
  const named = `${commitment} ${text(title)}`;
  const suggestion = t("report.prepare.suggestion", {
    level: t(`milestone.irmLevel.${suggested}`),
    ...{ reported: percent(total.reportedPercent), proven: percent(total.provenPercent) },
  });
  return (
    <div className="rlev">
      <h3>{named}</h3>
      <p>{suggestion}</p>
      {set === null ? null : (
        <p>
          {t("report.prepare.standing", {
            level: t(`milestone.irmLevel.${set.level}`),
            ...{ name: set.setBy, date: date(set.setOn) },
          })}{" "}
          {set.reason}
        </p>
      )}
      {maySet ? (
        <SetForm level={level} asOf={asOf} csrf={csrf} result={result} />
      ) : (
        <p className="mut">{t("report.prepare.mayNotSet")}</p>
      )}
    </div>
  );
}

function SetForm({ level, asOf, csrf, result }: Props) {
  const { t } = useI18n();
  const { commitment, suggested, set } = level;
  const typed = result?.commitment === commitment ? result : null;
  const ids = { level: `tingkat-${commitment}`, reason: `alasan-${commitment}` };
  return (
    <form method="post" className="rform">
      <input type="hidden" name="csrf" value={csrf} />
      <input type="hidden" name="intent" value="level" />
      <input type="hidden" name="asOf" value={asOf} />
      <input type="hidden" name="commitment" value={commitment} />
      <label className="lab" htmlFor={ids.level}>
        {t("report.prepare.level", { commitment })}
      </label>
      <select
        className="in"
        id={ids.level}
        name="level"
        defaultValue={typed?.level ?? set?.level ?? suggested}
      >
        {IRM_LEVELS.map((each) => (
          <option key={each} value={each}>
            {t(`milestone.irmLevel.${each}`)}
          </option>
        ))}
      </select>
      <label className="lab" htmlFor={ids.reason}>
        {t("report.prepare.reason")}
      </label>
      <textarea
        className={typed === null ? "in" : "in err"}
        id={ids.reason}
        name="reason"
        rows={2}
        maxLength={5000}
        defaultValue={typed?.reason ?? ""}
        aria-invalid={typed === null ? undefined : true}
        aria-describedby={typed === null ? undefined : `${ids.reason}-galat`}
      />
      <FieldError id={`${ids.reason}-galat`}>
        {typed === null ? null : t(`report.prepare.refusal.${typed.refusal}`)}
      </FieldError>
      <button className="btn" type="submit">
        {t("report.prepare.set")}
      </button>
    </form>
  );
}
