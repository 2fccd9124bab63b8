import type { ReactNode } from "react";
import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import type { EvidenceList } from "#app/domain/evidence-list.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type EvidencePageProps = {
  frame: PageFrame;
  counts: Pick<EvidenceList, "owners" | "shown" | "total">;
  /** The slots, drawn on the server; null where there are none to show. */
  tables: ReactNode;
  owner: string | null;
  /** What was asked for and is not an owner; null when the filter could be read. */
  unknownOwner: string | null;
};

/** Every slot of the plan by its verdict, failing first. */
export function EvidencePage({ frame, counts, tables, owner, unknownOwner }: EvidencePageProps) {
  const { t } = useI18n();
  const path = `/${frame.plan.slug}/bukti`;
  return (
    <>
      <PageMeta title={t("milestone.allEvidence")} />
      <div className="page-head">
        <h1>{t("milestone.allEvidence")}</h1>
        <p className="lead">{t("milestone.evidenceLead")}</p>
      </div>
      <ErrorSummary
        errors={
          unknownOwner === null
            ? []
            : [{ field: "lembaga", message: t("milestone.unknownOwner", { value: unknownOwner }) }]
        }
      />
      <OwnerFilter frame={frame} counts={counts} owner={owner} path={path} />
      {tables === null && unknownOwner === null ? (
        <p className="mx-none">
          <LocalLink to={path}>{t("milestone.evidenceEmpty")}</LocalLink>
        </p>
      ) : (
        tables
      )}
      <AsOfBar frame={frame} action={path} keep={["lembaga"]} />
    </>
  );
}

type FilterProps = Pick<EvidencePageProps, "frame" | "counts" | "owner"> & { path: string };

function OwnerFilter({ frame, counts, owner, path }: FilterProps) {
  const { t } = useI18n();
  const href = useLocalHref();
  const past = frame.asOf !== frame.today;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers know the role longer than the element
    <form className="flt" role="search" action={href(path, { keepDay: false })} method="get" key={owner}>
      {past ? <input type="hidden" name="per" value={frame.asOf} /> : null}
      <label className="f" htmlFor="lembaga" data-on={owner !== null}>
        <span>{t("milestone.ownerFilter")}</span>
        <select id="lembaga" name="lembaga" defaultValue={owner ?? ""}>
          <option value="">{t("milestone.everyone")}</option>
          {counts.owners.map((slug) => (
            <option key={slug} value={slug}>
              {shortName(frame, slug)}
            </option>
          ))}
        </select>
      </label>
      <button className="btn" type="submit">
        {t("milestone.filter")}
      </button>
      <span className="sp" role="status">
        {t("milestone.evidenceCount", { count: counts.shown, total: counts.total })}
      </span>
    </form>
  );
}
