import { Form } from "react-router";
import { FieldError } from "#app/components/ui/field-error.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { SubjectType } from "#app/domain/authoring/closed-lists.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { Measurement } from "#app/domain/facts.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { useKindNames } from "./use-kind-names.ts";
import type { WritingResultView } from "./writing-result.ts";

type Part = { type: SubjectType; parts: ReadonlyArray<{ code: string; retired: boolean; name: string }> };

type Props = {
  open: { type: SubjectType; code: string };
  document: PlanDocument;
  path: string;
};

/** What belongs to the open subject: each part leads to its own form, and another can be added. */
export function SubjectParts({ open, document, path }: Props) {
  const { t, text } = useI18n();
  const { kindName, addName } = useKindNames();
  const lists = partsOf(open, document, text);
  if (lists.length === 0) return null;
  return (
    <div className="wr-parts">
      {lists.map(({ type, parts }) => (
        <div key={type}>
          <h3>{kindName(type)}</h3>
          {parts.length === 0 ? <p className="hint">{t("writing.noParts")}</p> : null}
          <ul>
            {parts.map(({ code, retired, name }) => (
              <li key={code}>
                <LocalLink to={`${path}?buka=${type}:${encodeURIComponent(code)}`} preventScrollReset>
                  <b>{code}</b> {name}
                </LocalLink>
                {retired ? <small className="mut"> {t("writing.retired")}</small> : null}
              </li>
            ))}
          </ul>
          <LocalLink
            className="btn"
            to={`${path}?baru=${type}&di=${encodeURIComponent(open.code)}`}
            preventScrollReset
          >
            {addName(type)}
          </LocalLink>
        </div>
      ))}
    </div>
  );
}

function partsOf(
  { type, code }: Props["open"],
  document: PlanDocument,
  text: (content: { id: string; en: string | null }) => string,
): Array<Part> {
  const part = (each: { code: string; retired?: unknown }, name: string) => {
    return { code: each.code, retired: (each.retired ?? null) !== null, name };
  };
  switch (type) {
    case "commitment": {
      const own = document.action.filter(({ commitment }) => commitment === code);
      return [{ type: "action", parts: own.map((each) => part(each, text(each.title))) }];
    }
    case "action": {
      const own = document.dependency.filter(({ action }) => action === code);
      return [{ type: "dependency", parts: own.map((each) => part(each, "")) }];
    }
    case "milestone": {
      const slots = document.slot.filter(({ milestone }) => milestone === code);
      const indicators = document.indicator.filter(({ milestone }) => milestone === code);
      const lineage = document.lineage.filter(({ milestone }) => milestone === code);
      return [
        { type: "slot", parts: slots.map((each) => part(each, text(each.title))) },
        { type: "indicator", parts: indicators.map((each) => part(each, text(each.name))) },
        { type: "lineage", parts: lineage.map((each) => part(each, "")) },
      ];
    }
    case "slot": {
      const own = document.element.filter(({ slot }) => slot === code);
      return [{ type: "element", parts: own.map((each) => part(each, text(each.label))) }];
    }
    default:
      return [];
  }
}

type MeasuredProps = {
  code: string;
  measured: ReadonlyArray<Measurement>;
  today: CalendarDate;
  csrf: string;
  result: WritingResultView | null;
};

/** What an indicator measured, and a form to record another value. */
export function Measured({ code, measured, today, csrf, result }: MeasuredProps) {
  const { t, longDate, number } = useI18n();
  const own = measured.filter(({ milestone, indicator }) => `${milestone}/${indicator}` === code);
  const problem = result?.measure ?? null;
  return (
    <div className="wr-parts">
      <h3>{t("writing.measured")}</h3>
      {own.length === 0 ? <p className="hint">{t("writing.noParts")}</p> : null}
      <ul>
        {own.map(({ id, measuredOn, value, source }) => (
          <li key={id}>
            {longDate(measuredOn)}: <b>{number(value, 4)}</b> {source}
          </li>
        ))}
      </ul>
      <Form method="post" noValidate preventScrollReset className="wr-pair">
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="code" value={code} />
        <span>
          <label htmlFor="measuredOn">{t("writing.measuredOn")}</label>
          <input
            className="in"
            type="date"
            id="measuredOn"
            name="measuredOn"
            max={today}
            defaultValue={today}
            aria-describedby={problem === null ? undefined : "ukur-galat"}
          />
        </span>
        <span>
          <label htmlFor="value">{t("writing.value")}</label>
          <input className="in" id="value" name="value" inputMode="decimal" />
        </span>
        <span>
          <label htmlFor="source">{t("writing.sourceOf")}</label>
          <input className="in" id="source" name="source" />
        </span>
        <button className="btn" type="submit" name="intent" value="measure">
          {t("writing.measure")}
        </button>
      </Form>
      <FieldError id="ukur-galat">
        {problem === null ? null : t(`writing.measureRefusal.${problem}`)}
      </FieldError>
    </div>
  );
}
