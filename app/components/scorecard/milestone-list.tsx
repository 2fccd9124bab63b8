import { DueText } from "#app/components/ui/due-text.tsx";
import { EvidenceCode } from "#app/components/ui/evidence-code.tsx";
import { InlineNumbers } from "#app/components/ui/inline-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { MarkLabel } from "#app/components/ui/mark-label.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { useI18n } from "#app/i18n/i18n.tsx";

export type Names = Readonly<Record<string, { name: Bilingual; short: string }>>;
type Props = { plan: string; cards: ReadonlyArray<MilestoneCard>; organisations: Names };

/** Milestones one under the other: the same things in the same order as in every view. */
export function MilestoneList({ plan, cards, organisations }: Props) {
  return (
    <ul className="cards">
      {cards.map((card) => (
        <li key={card.code} data-status={card.status}>
          <CardMain plan={plan} card={card} organisations={organisations} />
          <p className="c-nums">
            {card.reportedPercent === null && !card.counted ? null : (
              <InlineNumbers reported={card.reportedPercent ?? 0} proven={card.provenPercent} />
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function CardMain({
  plan,
  card,
  organisations,
}: {
  plan: string;
  card: MilestoneCard;
  organisations: Names;
}) {
  const { text } = useI18n();
  const lead = card.lead === null ? null : organisations[card.lead];
  return (
    <div className="c-main">
      <p className="c-meta">
        <StatusChip status={card.status} />
        <b>{card.code}</b>
        <MarkLabel mark={card.mark} />
      </p>
      <LocalLink className="c-title" to={`/${plan}/target/${card.code}`}>
        {text(card.title)}
      </LocalLink>
      <p className="c-codes">
        {card.slots.map((slot) => (
          <EvidenceCode key={slot.code} plan={plan} code={slot.code} verdict={slot.verdict} />
        ))}
      </p>
      <p className="c-meta">
        {lead == null ? null : (
          <LocalLink className="quiet" to={`/${plan}/lembaga/${card.lead}`}>
            {lead.short}
          </LocalLink>
        )}
        {card.due.kind === "none" || card.due.stage === null ? null : (
          <LocalLink className="quiet" to={`/${plan}/tahapan/${card.due.stage}`}>
            {card.due.stage.split("/").at(-1)}
          </LocalLink>
        )}
        <DueText due={card.due} lateByDays={card.lateByDays} original />
      </p>
    </div>
  );
}
