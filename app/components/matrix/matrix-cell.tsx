import { type NameFrame, shortName } from "#app/components/evidence/page-frame.ts";
import { DueText } from "#app/components/ui/due-text.tsx";
import { EvidenceCode } from "#app/components/ui/evidence-code.tsx";
import { InlineNumbers } from "#app/components/ui/inline-numbers.tsx";
import { Lanes } from "#app/components/ui/lanes.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { MarkLabel } from "#app/components/ui/mark-label.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { StageName } from "./matrix-table.tsx";

/** Codes shown before the rest is counted. */
const CODES_IN_FULL = 4;

type Props = {
  cards: ReadonlyArray<MilestoneCard>;
  frame: NameFrame;
  stages: Readonly<Record<string, StageName>>;
  /** The wide column of what hangs on no stage, where an action has several. */
  outside?: boolean;
};

/** One cell of the matrix: the milestones of an action in a column, usually one. */
export function MatrixCell({ cards, frame, stages, outside = false }: Props) {
  if (cards.length === 0) return <td className="c empty" />;
  const inside = cards.map((card) => (
    <MatrixCard key={card.code} card={card} frame={frame} stages={stages} />
  ));
  if (outside) {
    return (
      <td className="c many">
        <div className="cards">{inside}</div>
      </td>
    );
  }
  return (
    <td className="c" data-status={cards.length === 1 ? cards[0]?.status : undefined}>
      {inside}
    </td>
  );
}

/** A milestone in short. The same things in the same order in every view. */
export function MatrixCard({
  card,
  frame,
  stages,
}: Omit<Props, "cards" | "outside"> & { card: MilestoneCard }) {
  const { t, text } = useI18n();
  const address = `/${frame.plan.slug}/target/${card.code}`;
  const counts = card.reportedPercent !== null || card.counted;
  return (
    <div className="cb" id={card.code} data-status={card.status}>
      <div className="c1">
        <b className="ckp">{card.checkpoint}</b>
        <StatusChip status={card.status} label={card.mergedInto === null ? undefined : t("matrix.merged")} />
        {card.illustration ? <span className="illus-mark">{t("illustration.mark")}</span> : null}
        <MarkLabel mark={card.mark} />
      </div>
      <LocalLink className="ct" to={address} title={text(card.title)}>
        {text(card.title)}
        {card.mergedInto === null ? null : `. ${t("matrix.mergedInto", { code: card.mergedInto })}`}
      </LocalLink>
      {counts && card.status !== "cancelled" ? (
        <div className="mn">
          <Lanes reported={card.reportedPercent} proven={card.provenPercent} />
          <span>
            <InlineNumbers reported={card.reportedPercent} proven={card.provenPercent} />
          </span>
        </div>
      ) : null}
      {card.status === "cancelled" ? null : <Codes card={card} plan={frame.plan.slug} address={address} />}
      <Foot card={card} frame={frame} stages={stages} />
    </div>
  );
}

function Codes({ card, plan, address }: { card: MilestoneCard; plan: string; address: string }) {
  const { t } = useI18n();
  if (card.slots.length === 0) return null;
  const shown = card.slots.length > CODES_IN_FULL ? card.slots.slice(0, CODES_IN_FULL - 1) : card.slots;
  const rest = card.slots.length - shown.length;
  return (
    <div className="c3">
      {shown.map((slot) => (
        <EvidenceCode key={slot.code} plan={plan} code={slot.code} verdict={slot.verdict} />
      ))}
      {rest === 0 ? null : (
        <LocalLink className="more" to={`${address}#bukti`}>
          <span aria-hidden="true">{`+${rest}`}</span>
          <span className="vh">{t("matrix.more", { count: rest, code: card.code })}</span>
        </LocalLink>
      )}
    </div>
  );
}

function Foot({ card, frame, stages }: Omit<Props, "cards" | "outside"> & { card: MilestoneCard }) {
  const { t } = useI18n();
  const stage = card.due.kind === "none" || card.due.stage === null ? null : stages[card.due.stage];
  const owner = card.lead === null ? t("milestone.nobody") : shortName(frame, card.lead);
  return (
    <div className="c4">
      <span>{stage === null || stage === undefined ? owner : `${owner} · ${stage.code}`}</span>
      <DueText due={card.due} lateByDays={card.lateByDays} />
    </div>
  );
}
