import { Icon } from "#app/components/ui/icon.tsx";
import { InlineNumber } from "#app/components/ui/inline-numbers.tsx";
import { LocalLink } from "#app/components/ui/local-link.tsx";
import { StatusChip } from "#app/components/ui/status-chip.tsx";
import type { ComparedMilestone, ComparedState, Comparison } from "#app/domain/compare.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { DIFFERENCE_LOOK } from "./difference-look.ts";

type Props = { plan: string; comparison: Comparison };

/** Every milestone that is another on the second day, and the points it brought. */
export function CompareTable({ plan, comparison }: Props) {
  const { t } = useI18n();
  return (
    <table className="own cmp">
      <caption className="vh">{t("outlook.compare.milestones")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("scorecard.target")}</th>
          <th scope="col" className="what">
            {t("outlook.compare.what")}
          </th>
          <th scope="col">{t("outlook.compare.status")}</th>
          <th scope="col">{t("numbers.reported")}</th>
          <th scope="col">{t("numbers.proven")}</th>
        </tr>
      </thead>
      <tbody>
        {comparison.milestones.map((milestone) => (
          <Row key={milestone.code} plan={plan} milestone={milestone} />
        ))}
      </tbody>
      <Foot comparison={comparison} />
    </table>
  );
}

function Row({ plan, milestone }: { plan: string; milestone: ComparedMilestone }) {
  const { t, text } = useI18n();
  const { code, title, before, after, differences } = milestone;
  return (
    <tr>
      <th scope="row">
        <LocalLink className="quiet" to={`/${plan}/target/${code}`}>
          {code}
        </LocalLink>
        <span className="dt">{text(title)}</span>
      </th>
      <td className="what" data-l={t("outlook.compare.what")}>
        <ul>
          {differences.map((difference) => (
            <li key={difference}>
              <Icon name={DIFFERENCE_LOOK[difference]} /> {t(`outlook.compare.kind.${difference}`)}
              <Detail difference={difference} milestone={milestone} />
            </li>
          ))}
        </ul>
      </td>
      <td data-l={t("outlook.compare.status")}>
        <Statuses before={before} after={after} />
      </td>
      <Numbers kind="reported" milestone={milestone} />
      <Numbers kind="proven" milestone={milestone} />
    </tr>
  );
}

function Statuses({ before, after }: Pick<ComparedMilestone, "before" | "after">) {
  const { t } = useI18n();
  const same = before?.status === after?.status;
  const chip = (state: ComparedState | null) =>
    state === null ? t("outlook.compare.absent") : <StatusChip status={state.status} />;
  if (same) return chip(after);
  return (
    <span className="cmp-st">
      <span>
        <span className="vh">{t("outlook.compare.before")} </span>
        {chip(before)}
      </span>
      <Icon name="arrow-right" />
      <span>
        <span className="vh">{t("outlook.compare.after")} </span>
        {chip(after)}
      </span>
    </span>
  );
}

function Detail({ difference, milestone }: { difference: string; milestone: ComparedMilestone }) {
  const { t, date, number } = useI18n();
  const { before, after } = milestone;
  const day = (state: ComparedState | null) =>
    state === null || state.dueOn === null ? t("outlook.compare.noDay") : date(state.dueOn);
  const weight = (state: ComparedState | null) => number(state?.countedWeight ?? 0, 2);
  if (difference !== "moved" && difference !== "reweighted") return null;
  const value = difference === "moved" ? day : weight;
  return <span className="dt">{t("outlook.compare.fromTo", { from: value(before), to: value(after) })}</span>;
}

function Numbers({ kind, milestone }: { kind: "reported" | "proven"; milestone: ComparedMilestone }) {
  const { t } = useI18n();
  const points = usePoints();
  const { before, after } = milestone;
  const [first, last] = [before?.[`${kind}Percent`] ?? null, after?.[`${kind}Percent`] ?? null];
  return (
    <td data-l={t(`numbers.${kind}`)}>
      {first === last ? null : (
        <>
          <span className="vh">{t("outlook.compare.before")} </span>
          <InlineNumber kind={kind} value={first} /> <Icon name="arrow-right" />{" "}
          <span className="vh">{t("outlook.compare.after")} </span>
        </>
      )}
      <InlineNumber kind={kind} value={last} />
      <span className="dt">{points(milestone[`${kind}Points`])}</span>
    </td>
  );
}

function Foot({ comparison }: { comparison: Comparison }) {
  const { t } = useI18n();
  const points = usePoints();
  const { milestones, others } = comparison;
  const sum = (kind: "reportedPoints" | "provenPoints") =>
    milestones.reduce((total, milestone) => total + milestone[kind], others[kind]);
  return (
    <tfoot>
      {others.count === 0 ? null : (
        <tr>
          <th scope="row" colSpan={3}>
            {t("outlook.compare.others", { count: others.count })}
          </th>
          <td data-l={t("numbers.reported")}>{points(others.reportedPoints)}</td>
          <td data-l={t("numbers.proven")}>{points(others.provenPoints)}</td>
        </tr>
      )}
      <tr className="b">
        <th scope="row" colSpan={3}>
          {t("outlook.compare.sum")}
        </th>
        <td data-l={t("numbers.reported")}>{points(sum("reportedPoints"))}</td>
        <td data-l={t("numbers.proven")}>{points(sum("provenPoints"))}</td>
      </tr>
    </tfoot>
  );
}

/** A difference in points with its sign: "+3,5 poin". */
export function usePoints(): (points: number) => string {
  const { t, number } = useI18n();
  return (points) => {
    const rounded = Math.round(points * 10) / 10;
    const sign = rounded > 0 ? "+" : rounded < 0 ? "−" : "";
    return t("outlook.compare.points", { points: `${sign}${number(Math.abs(rounded), 1)}` });
  };
}
