import { useLocation } from "react-router";
import { useI18n } from "#app/i18n/i18n.tsx";

type Props = {
  plan: string;
  /** Name of the table in the address, such as `tahapan`. */
  file: string;
  /** What the table is called, for those who hear the link alone. */
  of: string;
};

/** The table beside it as CSV, on the day being read. */
export function CsvLink({ plan, file, of }: Props) {
  const { t } = useI18n();
  const day = new URLSearchParams(useLocation().search).get("per");
  const asked = day === null ? "" : `?per=${encodeURIComponent(day)}`;
  return (
    <a href={`/${plan}/angka/${file}.csv${asked}`} aria-label={t("outlook.csvOf", { table: of })}>
      {t("outlook.csv")}
    </a>
  );
}
