import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { ContestedRow } from "#app/domain/review/contested-page.ts";
import type { DisputeRow } from "#app/domain/review/queue.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** Objections that wait for this body's answer. */
export function DisputeList({ disputes }: { disputes: ReadonlyArray<DisputeRow> }) {
  const { t, text, date } = useI18n();
  return (
    <ul className="again">
      {disputes.map((row) => (
        <li key={row.step}>
          <LocalLink to={`/periksa/keberatan/${row.step}`} keepDay={false}>
            {row.milestone} {text(row.title)}
          </LocalLink>{" "}
          <span>
            {t("review.disputeFiled", { by: row.organisation, date: date(row.on) })}.{" "}
            {t("workspace.waited", { count: row.waitedDays })}
          </span>
          {row.mayAnswer ? null : <small className="mut"> {t("review.disputeSelf")}</small>}
        </li>
      ))}
    </ul>
  );
}

/** Accepted evidence to be looked at again, the longest waiting first. */
export function ContestedList({ rows }: { rows: ReadonlyArray<ContestedRow> }) {
  const { t, text, date } = useI18n();
  return (
    <ul className="again">
      {rows.map((row) => (
        <li key={row.item}>
          <LocalLink to={`/periksa/ulang/${row.item}`} keepDay={false}>
            {row.slot} {text(row.title)}
          </LocalLink>{" "}
          <span>
            {t(`review.contestedCause.${row.cause}`)},{" "}
            <time dateTime={row.since}>{t("review.contestedSince", { date: date(row.since) })}</time>.{" "}
            {row.organisation}
          </span>
          {row.blocked === null ? null : (
            <small className="mut"> {t(`review.rulingRefusal.${row.blocked}`)}</small>
          )}
        </li>
      ))}
    </ul>
  );
}
