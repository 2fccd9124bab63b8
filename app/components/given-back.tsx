import { useI18n } from "#app/i18n/i18n.tsx";

/** Shows what somebody wrote in a form that was not taken, to be copied: nobody types it again. */
export function GivenBack({ written }: { written: string }) {
  const { t } = useI18n();
  if (written === "") return null;
  return (
    <div className="given-back">
      <label className="lab" htmlFor="tertulis">
        {t("errors.written")}
      </label>
      <textarea className="in" id="tertulis" readOnly rows={8} value={written} />
    </div>
  );
}
