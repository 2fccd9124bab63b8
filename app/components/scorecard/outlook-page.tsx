import { TrendSection } from "#app/components/charts/trend-figure.tsx";
import { CompareForm } from "#app/components/compare/compare-form.tsx";
import { FollowLink } from "#app/components/follow/follow-link.tsx";
import { AsOfBar, type DayFrame } from "#app/components/ui/as-of-bar.tsx";
import { Breadcrumb } from "#app/components/ui/breadcrumb.tsx";
import { Section } from "#app/components/ui/section.tsx";
import type { Term } from "#app/domain/roll-up.ts";
import type { GroupRow } from "#app/domain/scorecard.ts";
import type { Openness } from "#app/domain/scorecard-openness.ts";
import type { Trend } from "#app/domain/trend.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { GroupNumbers } from "./group-numbers.tsx";
import { OpennessSection } from "./openness-section.tsx";

/** A commitment or a checkpoint with what its numbers are made of. */
export type SummedGroup = GroupRow & { kind: "komitmen" | "titik-lapor"; terms: ReadonlyArray<Term> };

export type OutlookPageProps = {
  frame: DayFrame & { plan: { slug: string; code: string } };
  trend: Trend;
  openness: Openness;
  groups: ReadonlyArray<SummedGroup>;
};

/** What takes more room than the scorecard has: over time, two days compared, openness, and the sums. */
export function OutlookPage({ frame, trend, openness, groups }: OutlookPageProps) {
  const { t, text } = useI18n();
  const { slug, code } = frame.plan;
  return (
    <>
      <Breadcrumb items={[{ label: code, to: `/${slug}` }, { label: t("outlook.title") }]} />
      <div className="page-head">
        <h1>{t("outlook.title")}</h1>
        <p className="lead">{t("outlook.lead")}</p>
      </div>
      <AsOfBar frame={frame} action={`/${slug}/perkembangan`} />
      <TrendSection plan={slug} trend={trend} />
      <Section id="bandingkan" title={t("outlook.compare.title")} hint={t("outlook.compare.lead")}>
        <CompareForm plan={slug} frame={frame} from={trend.points[0]?.on ?? frame.asOf} to={frame.asOf} />
      </Section>
      <OpennessSection plan={slug} asOf={frame.asOf} openness={openness} />
      <Section id="hitungan" title={t("outlook.sums.title")} hint={t("outlook.sums.hint")}>
        {groups.map((group) => (
          <div key={`${group.kind}-${group.code}`} id={`${group.kind}-${group.code}`} className="sum-grp">
            <h3>{`${group.code}, ${text(group.title)}`}</h3>
            <GroupNumbers plan={slug} total={group.total} terms={group.terms} />
            {group.kind === "komitmen" ? (
              <FollowLink plan={slug} kind="commitment" code={group.code} />
            ) : null}
          </div>
        ))}
      </Section>
    </>
  );
}
