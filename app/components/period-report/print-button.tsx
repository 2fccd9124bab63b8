import { useEffect, useState } from "react";
import { Icon } from "#app/components/ui/icon.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Prints the page. Appears once the page can: without a script the browser's own menu prints. */
export function PrintButton() {
  const { t } = useI18n();
  const [canPrint, setCanPrint] = useState(false);
  useEffect(() => setCanPrint(true), []);
  if (!canPrint) return null;
  return (
    <button className="btn" type="button" onClick={() => window.print()}>
      <Icon name="file-text" />
      {t("report.print")}
    </button>
  );
}
