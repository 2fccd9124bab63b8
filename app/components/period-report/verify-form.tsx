import { type DragEvent, useState } from "react";
import { useI18n } from "#app/i18n/i18n.tsx";

/**
 * A file to check, chosen or dropped.
 *
 * @param onFile takes it at once; null where the form must be sent.
 */
export function VerifyForm({ onFile }: { onFile: ((file: File) => void) | null }) {
  const { t } = useI18n();
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file !== undefined) onFile?.(file);
  }

  return (
    <form
      className={isOver ? "rdrop over" : "rdrop"}
      method="post"
      encType="multipart/form-data"
      data-live=""
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className="lab" htmlFor="berkas">
        {t("report.verifyPage.choose")}
      </label>
      <p className="hint" id="berkas-petunjuk">
        {t("report.verifyPage.drop")}
      </p>
      <input
        className="in"
        type="file"
        id="berkas"
        name="berkas"
        accept="application/json,.json"
        aria-describedby="berkas-petunjuk"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) onFile?.(file);
        }}
      />
      <button className="btn" type="submit">
        {t("report.verifyPage.submit")}
      </button>
    </form>
  );
}
