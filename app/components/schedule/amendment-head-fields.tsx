import { useI18n } from "#app/i18n/i18n.tsx";

export type HeadValues = { regulation: string; citation: string; citationEn: string; effectiveOn: string };
type Props = { regulations: ReadonlyArray<{ code: string; title: string }>; values: HeadValues };

/** Which regulation amends, where it says so, and from which day its dates are known. */
export function AmendmentHeadFields({ regulations, values }: Props) {
  const { t } = useI18n();
  return (
    <>
      <div className="fs">
        <label className="lab" htmlFor="regulation">
          {t("schedule.regulation")}
        </label>
        <select className="in" id="regulation" name="regulation" defaultValue={values.regulation}>
          <option value="">{t("schedule.choose")}</option>
          {regulations.map(({ code, title }) => (
            <option key={code} value={code}>
              {`${code}: ${title}`}
            </option>
          ))}
        </select>
      </div>
      <div className="fs">
        <label className="lab" htmlFor="citation">
          {t("schedule.citation")}
        </label>
        <p className="hint" id="citation-hint">
          {t("schedule.citationHint")}
        </p>
        <input
          className="in"
          id="citation"
          name="citation"
          type="text"
          defaultValue={values.citation}
          aria-describedby="citation-hint"
        />
      </div>
      <div className="fs">
        <label className="lab" htmlFor="citationEn">
          {t("schedule.citationEn")}
        </label>
        <input
          className="in"
          id="citationEn"
          name="citationEn"
          type="text"
          defaultValue={values.citationEn}
        />
      </div>
      <div className="fs">
        <label className="lab" htmlFor="effectiveOn">
          {t("schedule.effectiveOn")}
        </label>
        <p className="hint" id="effective-hint">
          {t("schedule.effectiveHint")}
        </p>
        <input
          className="in"
          id="effectiveOn"
          name="effectiveOn"
          type="date"
          defaultValue={values.effectiveOn}
          aria-describedby="effective-hint"
        />
      </div>
    </>
  );
}
