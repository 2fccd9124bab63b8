import { useLocation } from "react-router";
import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { useI18n } from "#app/i18n/i18n.tsx";
import { localPath } from "#app/i18n/language.ts";
import { usePlanWord } from "#app/i18n/plan-words.tsx";

const FILES = [
  { file: "milestones.csv", key: "scorecard.data.milestones", format: "CSV", icon: "download" },
  { file: "milestones.json", key: "scorecard.data.milestones", format: "JSON", icon: "braces" },
  { file: "scorecard.json", key: "scorecard.data.scorecard", format: "JSON", icon: "braces" },
] as const;

/** The plan's data on the day being read, without signing in. */
export function DataLinks({ plan }: { plan: string }) {
  const { t, language } = useI18n();
  const { word } = usePlanWord();
  const day = new URLSearchParams(useLocation().search).get("per");
  const asked = day === null ? "" : `?per=${encodeURIComponent(day)}`;
  return (
    <ul className="data">
      {FILES.map(({ file, key, format, icon }) => (
        <li key={file}>
          <Icon name={icon} />
          <a href={`/${plan}/data/${file}${asked}`}>
            {key === "scorecard.data.milestones" ? word("milestone", t(key)) : t(key)}
          </a>
          <span>{format}</span>
        </li>
      ))}
      <li>
        <Icon name="download" />
        <LocalLink to={`/${plan}/data`}>{t("opendata.all")}</LocalLink>
        <span>CSV, JSON, NDJSON, XLSX</span>
      </li>
      <li>
        <Icon name="history" />
        <a href={localPath(language, `/${plan}/perubahan.atom`)}>{t("opendata.feed")}</a>
        <span>Atom</span>
      </li>
      <li>
        <Icon name="calendar-days" />
        <a href={localPath(language, `/${plan}/tenggat.ics`)}>{t("opendata.calendar")}</a>
        <span>iCalendar</span>
      </li>
    </ul>
  );
}
