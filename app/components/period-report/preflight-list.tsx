import { Icon } from "#app/components/ui/icon.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import type { Preflight } from "#app/domain/period-report/remark.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

/** What keeps the report from being issued, and what it will say of itself; each leads to where it is mended. */
export function PreflightList({ plan, preflight }: { plan: string; preflight: Preflight }) {
  const { t } = useI18n();
  const { blocking, remarks } = preflight;
  return (
    <>
      {blocking.length === 0 ? (
        <p className="rok">
          <Icon name="circle-check" /> {t("report.prepare.clear")}
        </p>
      ) : (
        <div className="rblk">
          <p>{t("report.prepare.blocking", { count: blocking.length })}</p>
          <ul>
            {blocking.map(({ code, commitment }) => (
              <li key={`${code} ${commitment ?? ""}`}>
                <a href={commitment === null ? "#tanggal" : "#tingkat"}>
                  {t(`report.blocking.${code}`, { commitment })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>
        {remarks.length === 0
          ? t("report.prepare.noRemarks")
          : t("report.prepare.remarks", { count: remarks.length })}
      </p>
      <ul className="rlist">
        {remarks.map(({ code, milestone, slot }) => (
          <li key={`${code} ${milestone} ${slot ?? ""}`}>
            <LocalLink
              to={slot === null ? `/${plan}/target/${milestone}` : `/${plan}/bukti/${slot}`}
              keepDay={false}
            >
              {slot ?? milestone}
            </LocalLink>
            : {t(`report.remark.${code}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
