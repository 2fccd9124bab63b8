import { type NameFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { EvidenceCode } from "#app/components/ui/evidence-code.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { EvidenceGroup, EvidenceRow } from "#app/domain/evidence-list.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type EvidenceTablesProps = {
  groups: ReadonlyArray<EvidenceGroup>;
  frame: NameFrame;
  /** Instant of the last look at each item, by its id. */
  lastChecked: Readonly<Record<string, string>>;
};

/** A table of slots for each verdict, failing first. */
export function EvidenceTables({ groups, frame, lastChecked }: EvidenceTablesProps) {
  return groups.map((group) => (
    <VerdictGroup key={group.verdict} group={group} frame={frame} lastChecked={lastChecked} />
  ));
}

type GroupProps = Omit<EvidenceTablesProps, "groups"> & { group: EvidenceGroup };

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
