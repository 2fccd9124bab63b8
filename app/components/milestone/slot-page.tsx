import { ElementTable } from "#app/components/evidence/element-list.tsx";
import type { PageFrame } from "#app/components/evidence/page-frame.ts";
import { SlotCriteria, SlotItems } from "#app/components/evidence/slot-block.tsx";
import { PublicRemarks } from "#app/components/remark/public-remarks.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { CellDecisions, type CellDecisionsProps } from "#app/components/talk/cell-talk.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { MarkLabel } from "#app/components/ui/mark-label.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import { VerdictLabel } from "#app/components/ui/verdict-label.tsx";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import type { MilestoneStatus } from "#app/domain/milestone-status.ts";
import type { Bilingual, Discrepancy, Provenance } from "#app/domain/plan.ts";
import type { PublicRemark } from "#app/domain/remark.ts";
import type { SlotView } from "#app/domain/slot-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { SourceNotes } from "./source-notes.tsx";

export type SlotPageProps = {
  frame: PageFrame;
  slot: SlotView;
  milestone: { code: string; title: Bilingual; status: MilestoneStatus };
  checked: Readonly<Record<string, CheckedItem>>;
  source: Bilingual;
  discrepancies: ReadonlyArray<Discrepancy>;
  mayCheck: boolean;
  remarks: ReadonlyArray<PublicRemark>;
  decided: CellDecisionsProps;
};

/** The permanent address of a code: one slot with everything filed in it and everything seen behind it. */
export function SlotPage(props: SlotPageProps) {
  const { frame, slot, milestone, checked, source, discrepancies, mayCheck, remarks } = props;
  const { t, text, longDate } = useI18n();
  const { slug } = frame.plan;
  const target = `/${slug}/target/${milestone.code}`;
  return (
    <>
      <PageMeta title={t("milestone.pageTitle", { code: slot.code, title: text(slot.title) })} />
      <Breadcrumb
        items={[
          { label: t("milestone.allEvidence"), to: `/${slug}/bukti` },
          { label: milestone.code, to: target },
          { label: slot.code },
        ]}
      />
      <div className="page-head slot-head">
        <p className="meta">
          <b>{slot.code}</b>
          <VerdictLabel verdict={slot.verdict} />
          <span>{t("milestone.asOf", { date: longDate(frame.asOf) })}</span>
        </p>
        <h1>{text(slot.title)}</h1>
        <p className="of">
          {t("milestone.slotOf", { code: milestone.code })}:{" "}
          <LocalLink to={target}>{text(milestone.title)}</LocalLink> <StatusChip status={milestone.status} />
        </p>
        {slot.provenance.map((entry) => (
          <Origin key={entry.about} entry={entry} source={source} />
        ))}
      </div>
      <Section id="syarat" title={t("milestone.evidence")}>
        <div className="slot alone">
          <SlotCriteria slot={slot} />
          <SlotItems slot={slot} checked={checked} frame={frame} mayCheck={mayCheck} fullHistory />
          <p className="by onward">
            <LocalLink to={`/${slug}/bukti/${slot.code}/pengecualian`}>
              {t("evidence.closuresLink")}
            </LocalLink>
          </p>
        </div>
      </Section>
      {slot.elements.length === 0 ? null : (
        <Section id="elemen" title={t("milestone.elements")}>
          <ElementTable elements={slot.elements} />
        </Section>
      )}
      {discrepancies.length === 0 ? null : (
        <Section id="catatan" title={t("milestone.sourceNotes")}>
          <SourceNotes discrepancies={discrepancies} />
        </Section>
      )}
      <CellDecisions {...props.decided} />
      <PublicRemarks plan={slug} slot={slot.code} remarks={remarks} />
      <AsOfBar frame={frame} action={`/${slug}/bukti/${slot.code}`} />
    </>
  );
}

/** Where a part of the slot comes from, with the words of the source. */
function Origin({ entry, source }: { entry: Provenance; source: Bilingual }) {
  const { t, text } = useI18n();
  return (
    <p className="src">
      <MarkLabel mark={entry.mark} />: {entry.quote === null ? null : <q lang="id">{entry.quote}</q>}{" "}
      {entry.lines === null || entry.lines === ""
        ? null
        : `${t("milestone.quoteSource", { source: text(source), lines: entry.lines.replaceAll(";", ", ") })}.`}
      {entry.note === null ? null : ` ${text(entry.note)}`}
    </p>
  );
}
