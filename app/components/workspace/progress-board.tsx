import { useEffect, useState } from "react";
import type { Progress } from "#app/domain/check-progress.ts";
import { HOME_ZONE } from "#app/domain/home-zone.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

const STREAM = "/kemajuan.sse";
const REFRESH_S = 10;

/** How the checking of links stands; the counts follow the work, and without scripts the page is read again. */
export function ProgressBoard({ progress }: { progress: Progress }) {
  const { t, instant: format } = useI18n();
  const dateTime = (at: string) => format(at, HOME_ZONE);
  const { due, checkedLastHour, lastCheckedAt, hostsAsked, hostsPaused, nextDueAt, harvests } =
    useLatest(progress);
  const instant = (at: string | null) => (at === null ? t("progress.never") : dateTime(at));
  return (
    <div className="tasks">
      <noscript>
        <meta httpEquiv="refresh" content={String(REFRESH_S)} />
      </noscript>
      <h1>{t("progress.title")}</h1>
      <p className="sm mut">{t("progress.lead")}</p>
      <dl className="kvl wide" aria-live="polite">
        <div>
          <dt>{t("progress.due")}</dt>
          <dd>{due}</dd>
        </div>
        <div>
          <dt>{t("progress.checkedLastHour")}</dt>
          <dd>{checkedLastHour}</dd>
        </div>
        <div>
          <dt>{t("progress.lastChecked")}</dt>
          <dd>{instant(lastCheckedAt)}</dd>
        </div>
        <div>
          <dt>{t("progress.nextDue")}</dt>
          <dd>{instant(nextDueAt)}</dd>
        </div>
        <div>
          <dt>{t("progress.hostsAsked")}</dt>
          <dd>{hostsAsked}</dd>
        </div>
        <div>
          <dt>{t("progress.hostsPaused")}</dt>
          <dd>{hostsPaused}</dd>
        </div>
      </dl>
      <h2>{t("progress.harvests")}</h2>
      {harvests.length === 0 ? <p className="sm mut">{t("progress.noHarvest")}</p> : null}
      <ul>
        {harvests.map(({ catalogue, startedAt }) => (
          <li key={catalogue}>{t("progress.harvestSince", { catalogue, at: dateTime(startedAt) })}</li>
        ))}
      </ul>
    </div>
  );
}

/** What the page was sent, until the stream tells of something later. */
function useLatest(sent: Progress): Progress {
  const [latest, setLatest] = useState(sent);
  useEffect(() => {
    const stream = new EventSource(STREAM);
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const told: Progress = JSON.parse(data);
      setLatest(told);
    };
    return () => stream.close();
  }, []);
  return latest;
}
