import { Why } from "#app/components/scorecard/why.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Icon } from "#app/components/ui/icon.tsx";
import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type Comparison, DIFFERENCES } from "#app/domain/compare.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { CompareForm, type CompareProblem } from "./compare-form.tsx";
import { CompareTable, usePoints } from "./compare-table.tsx";
import { DIFFERENCE_LOOK } from "./difference-look.ts";

export type ComparePageProps = {
  frame: { plan: { slug: string; code: string; knownFrom: CalendarDate }; today: CalendarDate };
  /** Null when a day could not be read. */
  comparison: Comparison | null;
  asked: { from: string; to: string };
  problems: ReadonlyArray<CompareProblem>;
};

/** Two days side by side: the sentence, the two numbers, and every milestone that is another. */
export function ComparePage({ frame, comparison, asked, problems }: ComparePageProps) {
  const { t } = useI18n();
  const { slug, code } = frame.plan;
  return (
    <>
      <Breadcrumb
        items={[
          { label: code, to: `/${slug}` },
          { label: t("outlook.title"), to: `/${slug}/perkembangan` },
          { label: t("outlook.compare.title") },
        ]}
      />
      <div className="page-head">
        <h1>{t("outlook.compare.title")}</h1>
        <p className="lead" role="status">
          <Sentence comparison={comparison} />
        </p>
      </div>
      <CompareForm plan={slug} frame={frame} from={asked.from} to={asked.to} problems={problems} />
      {comparison === null ? null : <Answer plan={slug} comparison={comparison} />}
    </>
  );
}

function Sentence({ comparison }: { comparison: Comparison | null }) {
  const { t, longDate } = useI18n();
  if (comparison === null) return <>{t("outlook.compare.lead")}</>;
  const days = { from: longDate(comparison.from), to: longDate(comparison.to) };
  const count = comparison.milestones.length;
  return (
    <>{count === 0 ? t("outlook.compare.same", days) : t("outlook.compare.sentence", { count, ...days })}</>
  );
}

function Answer({ plan, comparison }: { plan: string; comparison: Comparison }) {
  const { t } = useI18n();
  const { from, to, counts, milestones } = comparison;
  const csv = `/${plan}/angka/bandingkan.csv?dari=${from}&ke=${to}`;
  return (
    <>
      {milestones.length === 0 ? null : (
        <ul className="cmp-kinds">
          {DIFFERENCES.filter((kind) => counts[kind] > 0).map((kind) => (
            <li key={kind}>
              <Icon name={DIFFERENCE_LOOK[kind]} />
              <b>{counts[kind]}</b> {t(`outlook.compare.kind.${kind}`)}
            </li>
          ))}
        </ul>
      )}
      <Section id="angka" title={t("outlook.compare.totals")}>
        <Totals comparison={comparison} />
        <div>
          <Why of={t("outlook.compare.totals")}>{t("outlook.compare.why")}</Why>
        </div>
      </Section>
      {milestones.length === 0 ? null : (
        <Section
          id="target"
          title={t("outlook.compare.milestones")}
          hint={t("outlook.compare.milestonesHint")}
          actions={
            <a href={csv} aria-label={t("outlook.csvOf", { table: t("outlook.compare.title") })}>
              {t("outlook.csv")}
            </a>
          }
        >
          <CompareTable plan={plan} comparison={comparison} />
        </Section>
      )}
    </>
  );
}

function Totals({ comparison }: { comparison: Comparison }) {
  const { t, date } = useI18n();
  const points = usePoints();
  const { before, after, from, to } = comparison;
  return (
    <table className="own cmp-tot">
      <caption className="vh">{t("outlook.compare.totals")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("outlook.compare.number")}</th>
          <th scope="col">{date(from)}</th>
          <th scope="col">{date(to)}</th>
          <th scope="col">{t("outlook.compare.change")}</th>
        </tr>
      </thead>
      <tbody>
        {(["reported", "proven"] as const).map((kind) => (
          <tr key={kind}>
            <th scope="row">{t(`numbers.${kind}`)}</th>
            <td>
              <InlineNumber kind={kind} value={before[`${kind}Percent`]} />
            </td>
            <td>
              <InlineNumber kind={kind} value={after[`${kind}Percent`]} />
            </td>
            <td>{points((after[`${kind}Percent`] ?? 0) - (before[`${kind}Percent`] ?? 0))}</td>
          </tr>
        ))}
        <tr>
          <th scope="row">{t("outlook.compare.dueCount")}</th>
          <td>{before.dueCount}</td>
          <td>{after.dueCount}</td>
          <td>{signed(after.dueCount - before.dueCount)}</td>
        </tr>
      </tbody>
    </table>
  );
}

function signed(difference: number): string {
  if (difference === 0) return "0";
  return `${difference > 0 ? "+" : "−"}${Math.abs(difference)}`;
}
