import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { EvidenceCode } from "#app/components/ui/evidence-code.tsx";
import { LocalLink, useLocalHref } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { EvidenceGroup, EvidenceList, EvidenceRow } from "#app/domain/evidence-list.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type EvidencePageProps = {
  frame: PageFrame;
  list: EvidenceList;
  /** Instant of the last look at each item, by its id. */
  lastChecked: Readonly<Record<string, string>>;
  owner: string | null;
  /** What was asked for and is not an owner; null when the filter could be read. */
  unknownOwner: string | null;
};

/** Every slot of the plan by its verdict, failing first. */
export function EvidencePage({ frame, list, lastChecked, owner, unknownOwner }: EvidencePageProps) {
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
      <OwnerFilter frame={frame} list={list} owner={owner} path={path} />
      {list.groups.length === 0 && unknownOwner === null ? (
        <p className="mx-none">
          <LocalLink to={path}>{t("milestone.evidenceEmpty")}</LocalLink>
        </p>
      ) : (
        list.groups.map((group) => (
          <VerdictGroup key={group.verdict} group={group} frame={frame} lastChecked={lastChecked} />
        ))
      )}
      <AsOfBar frame={frame} action={path} keep={["lembaga"]} />
    </>
  );
}

type FilterProps = Pick<EvidencePageProps, "frame" | "list" | "owner"> & { path: string };

function OwnerFilter({ frame, list, owner, path }: FilterProps) {
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
          {list.owners.map((slug) => (
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
        {t("milestone.evidenceCount", { count: list.shown, total: list.total })}
      </span>
    </form>
  );
}

type GroupProps = Pick<EvidencePageProps, "frame" | "lastChecked"> & { group: EvidenceGroup };

function VerdictGroup({ group, frame, lastChecked }: GroupProps) {
  const { t } = useI18n();
  return (
    <Section
      id={group.verdict}
      title={<VerdictLabel verdict={group.verdict} />}
      hint={t("milestone.groupCount", { count: group.rows.length })}
    >
      <div className="scroll-x">
        <table className="slots">
          <caption className="vh">{t(`verdict.${group.verdict}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t("milestone.code")}</th>
              <th scope="col">{t("milestone.evidence")}</th>
              <th scope="col">{t("milestone.target")}</th>
              <th scope="col">{t("milestone.ownerFilter")}</th>
              <th scope="col">{t("milestone.lastChecked")}</th>
            </tr>
          </thead>
          <tbody>
            {group.rows.map((row) => (
              <SlotRow key={row.code} row={row} frame={frame} lastChecked={lastChecked} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function SlotRow({ row, frame, lastChecked }: Omit<GroupProps, "group"> & { row: EvidenceRow }) {
  const { t, text, instant } = useI18n();
  const { slug, timeZone } = frame.plan;
  const checkedAt = row.items
    .flatMap((item) => lastChecked[item] ?? [])
    .sort()
    .at(-1);
  return (
    <tr>
      <th scope="row">
        <EvidenceCode plan={slug} code={row.code} verdict={row.verdict} />
      </th>
      <td>
        {text(row.title)}
        {row.required ? null : <span className="mut"> ({t("milestone.optional")})</span>}
      </td>
      <td>
        <LocalLink to={`/${slug}/target/${row.milestone}`}>{row.milestone}</LocalLink>{" "}
        <StatusChip status={row.milestoneStatus} />
      </td>
      <td>{row.lead === null ? t("milestone.nobody") : shortName(frame, row.lead)}</td>
      <td className="mut">
        {row.items.length === 0
          ? "–"
          : checkedAt === undefined
            ? t("milestone.notChecked")
            : instant(checkedAt, timeZone)}
      </td>
    </tr>
  );
}
