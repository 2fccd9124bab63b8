import { PERMANENT_TYPES } from "#app/domain/authoring/closed-lists.ts";
import { RetiredSchema } from "#app/domain/authoring/plan-document.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { FormValues } from "./form-values.ts";
import type { OpenSubjectView } from "./subject-form.tsx";

/** Retire a permanent code, take it up again, or remove what may be removed. */
export function EndSubject({ open, values }: { open: OpenSubjectView; values: FormValues }) {
  const { t, longDate } = useI18n();
  if (open.type === "plan") return null;
  if (!PERMANENT_TYPES.includes(open.type)) {
    return (
      <p className="wr-end">
        <button className="btn" type="submit" name="intent" value="remove">
          {t("writing.remove")}
        </button>
      </p>
    );
  }
  const retired = RetiredSchema.safeParse(open.fields.retired);
  if (retired.success) {
    const { on, reason } = retired.data;
    return (
      <p className="wr-end">
        {t("writing.retiredNote", { date: longDate(on), reason })}{" "}
        <button className="btn" type="submit" name="intent" value="reinstate">
          {t("writing.reinstate")}
        </button>
      </p>
    );
  }
  return (
    <details className="wr-more wr-end">
      <summary>{t("writing.retireTitle")}</summary>
      <p className="hint">{t("writing.retireHint")}</p>
      <p>
        <label htmlFor="retireReason">{t("writing.retireReason")}</label>
        <input
          className="in"
          id="retireReason"
          name="retireReason"
          defaultValue={values.text("retireReason")}
        />
      </p>
      <p>
        <label htmlFor="successor">{t("writing.successor")}</label>
        <input className="in" id="successor" name="successor" defaultValue={values.text("successor")} />
      </p>
      <button className="btn" type="submit" name="intent" value="retire">
        {t("writing.retire")}
      </button>
    </details>
  );
}
