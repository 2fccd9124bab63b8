import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import type { MilestoneCard } from "#app/domain/milestone-card.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { ClosedReason } from "./report-head.tsx";
import type { ReportPageView } from "./report-page.ts";

type SupportRow = {
  id: string;
  plan: string;
  milestone: string;
  to: string;
  text: string;
  neededBy: CalendarDate | null;
  decision: "taken" | "declined" | "given" | "withdrawn" | null;
};

/** What the person's organisations asked others for, and what became of it. */
export function SupportTasks({ rows }: { rows: ReadonlyArray<SupportRow> }) {
  const { t, date } = useI18n();
  if (rows.length === 0) return null;
  return (
    <section className="grp" aria-labelledby="grup-dukungan">
      <h2 id="grup-dukungan">
        <span>{t("owner.tasks.support")}</span>
        <span className="mut">{rows.length}</span>
      </h2>
      <ul className="tks wide">
        {rows.map(({ id, plan, milestone, to, text, neededBy, decision }) => (
          <li key={id}>
            <LocalLink to={`/tugas/${plan}/${milestone}`} keepDay={false}>
              {t("owner.tasks.supportOf", { code: milestone, to })}
            </LocalLink>
            : “{text}”{neededBy === null ? null : `, ${t("owner.tasks.supportBy", { date: date(neededBy) })}`}
            . {t(`owner.tasks.supportState.${decision ?? "none"}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

type ClosedRow = { plan: string; card: MilestoneCard; closed: ReportPageView["closed"] };

/** Milestones that ask nothing of the person any more; each says why. */
export function ClosedTasks({ rows }: { rows: ReadonlyArray<ClosedRow> }) {
  const { t, text } = useI18n();
  if (rows.length === 0) return null;
  return (
    <section className="grp" aria-labelledby="grup-tertutup">
      <h2 id="grup-tertutup">
        <span>{t("owner.tasks.closed")}</span>
        <span className="mut">{rows.length}</span>
      </h2>
      <ul className="tks wide">
        {rows.map(({ plan, card, closed }) => (
          <li key={`${plan}/${card.code}`}>
            <StatusChip status={card.status} />{" "}
            <LocalLink to={`/${plan}/target/${card.code}`} keepDay={false}>
              {card.action} × {card.checkpoint} {text(card.title)}
            </LocalLink>
            {closed === null ? <p>{t("owner.closed.verified")}</p> : <ClosedReason closed={closed} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
