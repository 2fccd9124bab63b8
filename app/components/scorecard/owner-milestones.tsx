import { Section } from "#app/components/ui/section.tsx";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { MilestoneList, type Names } from "./milestone-list.tsx";

type Cards = ReadonlyArray<MilestoneCard>;
type Props = { plan: string; leads: Cards; supports: Cards; organisations: Names };

/** An organisation's milestones: what is late first, then what is due, what is not, and what it supports. */
export function OwnerMilestones({ plan, leads, supports, organisations }: Props) {
  const { t } = useI18n();
  const groups = [
    { id: "terlambat", title: t("scorecard.org.late"), cards: leads.filter(isLate).sort(longestLate) },
    {
      id: "jatuh-tempo",
      title: t("scorecard.org.due"),
      cards: leads.filter((card) => card.counted && !isLate(card)),
    },
    {
      id: "berikutnya",
      title: t("scorecard.org.next"),
      cards: leads.filter((card) => !card.counted && !isLate(card)),
    },
    { id: "mendampingi", title: t("scorecard.org.supporting"), cards: supports },
  ];
  return groups.map(({ id, title, cards }) =>
    cards.length === 0 ? null : (
      <Section key={id} id={id} title={title} hint={t("scorecard.targetCount", { count: cards.length })}>
        <MilestoneList plan={plan} cards={cards} organisations={organisations} />
      </Section>
    ),
  );
}

function isLate(card: MilestoneCard): boolean {
  return card.status === "late";
}

function longestLate(left: MilestoneCard, right: MilestoneCard): number {
  return (right.lateByDays ?? 0) - (left.lateByDays ?? 0);
}
