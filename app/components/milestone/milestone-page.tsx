import type { ReactNode } from "react";
import { type PageFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { SlotBlock } from "#app/components/evidence/slot-block.tsx";
import { FollowLink } from "#app/components/follow/follow-link.tsx";
import { RemarkCount } from "#app/components/remark/public-remarks.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { MarkLabel } from "#app/components/ui/mark-label.tsx";
import { Section } from "#app/components/ui/section.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { CheckedItem } from "#app/domain/evidence/checked-item.ts";
import type { MilestoneView } from "#app/domain/milestone-view.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { quoteOf } from "#app/domain/slot-view.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { MilestoneDisputes } from "./milestone-disputes.tsx";
import { MilestoneHistory } from "./milestone-history.tsx";
import { MilestoneSide } from "./milestone-side.tsx";
import { ProofWhy } from "./proof-why.tsx";
import { SourceNotes } from "./source-notes.tsx";

export type MilestonePageProps = {
  frame: PageFrame;
  view: MilestoneView;
  checked: Readonly<Record<string, CheckedItem>>;
  /** Name of the information system the action feeds. */
  system: string | null;
  /** Title of the document the plan's words come from. */
  source: Bilingual;
  mayCheck: boolean;
  /** Reports of the public on its evidence. */
  remarkCount: number;
  /** What was decided, feared and said about it. */
  talk: ReactNode;
};

/** One target (*target capaian*): what must be true, the two numbers and why, the evidence, the dates. */
export function MilestonePage({
  frame,
  view,
  checked,
  system,
  source,
  mayCheck,
  remarkCount,
  talk,
}: MilestonePageProps) {
  const { t, text, longDate } = useI18n();
  const { slug } = frame.plan;
  const required = view.slots.filter((slot) => slot.required).length;
  return (
    <>
      <PageMeta
        title={t("milestone.pageTitle", { code: view.code, title: text(view.title) })}
        description={text(view.mustBeTrue)}
        picture={{
          path: `/${slug}/gambar/${view.code}.png?per=${frame.asOf}`,
          alt: `${t(`status.${view.status}`)}: ${text(view.title)}, ${longDate(frame.asOf)}`,
        }}
      />
      <Breadcrumb
        items={[
          { label: t("nav.matrix"), to: `/${slug}/matriks` },
          {
            label: `${view.action.code} ${text(view.action.title)}`,
            to: `/${slug}/matriks?teks=${encodeURIComponent(`${view.action.code}-`)}`,
          },
          { label: view.checkpoint.code },
        ]}
      />
      <div className="ms">
        <MilestoneHead frame={frame} view={view} />
        <div className="main">
          <MustBeTrue view={view} source={source} />
          <Section
            id="angka"
            title={t("milestone.twoNumbers")}
            hint={t("milestone.asOf", { date: longDate(frame.asOf) })}
          >
            <ProofWhy view={view} frame={frame} />
          </Section>
          <Section
            id="bukti"
            title={t("milestone.evidence")}
            hint={t("milestone.requiredSlots", { count: required })}
          >
            <RemarkCount count={remarkCount} />
            {view.slots.map((slot) => (
              <SlotBlock key={slot.code} slot={slot} checked={checked} frame={frame} mayCheck={mayCheck} />
            ))}
          </Section>
          {talk}
          <MilestoneDisputes disputes={view.disputes} frame={frame} />
          <Section id="riwayat" title={t("milestone.history")} hint={t("milestone.historyHint")}>
            <MilestoneHistory frame={frame} history={view.history} />
          </Section>
          {view.discrepancies.length === 0 ? null : (
            <Section id="catatan" title={t("milestone.sourceNotes")}>
              <SourceNotes discrepancies={view.discrepancies} />
            </Section>
          )}
        </div>
        <MilestoneSide view={view} frame={frame} system={system} />
      </div>
      <FollowLink plan={slug} kind="milestone" code={view.code} />
      <AsOfBar frame={frame} action={`/${slug}/target/${view.code}`} />
    </>
  );
}

function MilestoneHead({ frame, view }: { frame: PageFrame; view: MilestoneView }) {
  const { t, text } = useI18n();
  const supporting = view.owners.filter((owner) => owner.organisation !== view.lead);
  const lines = quoteOf(view.provenance, "target")?.lines ?? view.provenance[0]?.lines ?? null;
  return (
    <div className="mt">
      <div className="meta">
        <StatusChip
          status={view.status}
          label={view.closure?.into != null ? t("matrix.merged") : undefined}
        />
        <b>
          {view.action.code} × {view.checkpoint.code}
        </b>
        <span>
          {view.lead === null ? t("milestone.nobody") : shortName(frame, view.lead)}
          {supporting.length === 0
            ? null
            : `, ${t("milestone.supporting", {
                names: supporting.map((owner) => shortName(frame, owner.organisation)).join(", "),
              })}`}
        </span>
        <span>
          <MarkLabel mark={view.mark} />{" "}
          {lines === null ? null : (
            <span className="prov">{t("milestone.inSource", { lines: lines.replaceAll(";", ", ") })}</span>
          )}
        </span>
        {view.claim?.illustration ? <span className="illus-mark">{t("illustration.mark")}</span> : null}
      </div>
      <h1>{text(view.title)}</h1>
    </div>
  );
}

function MustBeTrue({ view, source }: { view: MilestoneView; source: Bilingual }) {
  const { t, text } = useI18n();
  const quoted = quoteOf(view.provenance, "target");
  const note = view.provenance.find((entry) => entry.about === "target")?.note ?? null;
  return (
    <div className="must">
      <p>
        <b>{t("milestone.mustBeTrue")}:</b> {text(view.mustBeTrue)}
      </p>
      {quoted === null || quoted.quote === null ? null : (
        <p className="src">
          <q lang="id">{quoted.quote}</q>{" "}
          {quoted.lines === null
            ? text(source)
            : t("milestone.quoteSource", {
                source: text(source),
                lines: quoted.lines.replaceAll(";", ", "),
              })}
        </p>
      )}
      {note === null ? null : <p className="src">{text(note)}</p>}
    </div>
  );
}
