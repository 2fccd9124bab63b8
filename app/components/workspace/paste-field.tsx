import type { PastedJudgement } from "#app/domain/link-judgement.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { type FieldProblems, Problems, problemsId } from "./field-problems.tsx";
import { LineWords } from "./line-judgements.tsx";
import type { ReportSlotView } from "./report-page.ts";

type Props = {
  text: string;
  lines: ReadonlyArray<PastedJudgement>;
  slots: ReadonlyArray<Pick<ReportSlotView, "code" | "title">>;
  errors: FieldProblems;
};

/** Several links at once, each with the slot it most likely belongs to; nothing moves until it is told to. */
export function PasteField({ text, lines, slots, errors }: Props) {
  const { t, text: words } = useI18n();
  return (
    <div className="fs pst">
      <label htmlFor="pasted">{t("owner.pasted")}</label>
      <p className="hint" id="pasted-petunjuk">
        {t("owner.pastedHint")}
      </p>
      <textarea
        className={errors.length === 0 ? "in" : "in err"}
        id="pasted"
        name="pasted"
        rows={Math.min(8, Math.max(2, text.split(/\r?\n/).length))}
        placeholder="https://"
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={text}
        aria-describedby={["pasted-petunjuk", problemsId("pasted", errors)].filter(Boolean).join(" ")}
      />
      <Problems field="pasted" errors={errors} />
      <div className="jd" role="status">
        {lines.map((line, index) => (
          <div key={`${line.line} ${line.text}`} className={line.word}>
            <LineWords line={line} />
            <label className="kind">
              {t("owner.proposed")}
              <span className="vh"> {t("owner.placeFor", { link: line.text })}</span>
              <select className="in" name={`place[${index}]`} defaultValue={line.slot ?? ""}>
                {slots.map(({ code, title }) => (
                  <option key={code} value={code}>
                    {code} {words(title)}
                  </option>
                ))}
              </select>
            </label>
          </div>
        ))}
      </div>
      <button className="btn" type="submit" name="intent" value="place">
        {t("owner.place")}
      </button>
    </div>
  );
}
