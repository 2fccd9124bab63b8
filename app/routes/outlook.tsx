import {
  OutlookPage,
  type OutlookPageProps,
  type SummedGroup,
} from "#app/components/scorecard/outlook-page.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { rollUp, termsOf } from "#app/domain/roll-up.ts";
import { type ScoreItem, scoreItemsAsOf } from "#app/domain/score-item.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { trendAsOf } from "#app/domain/trend.ts";
import { depsContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openOpenness } from "#app/services/open-openness.server.ts";
import type { Route } from "./+types/outlook";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, asOf, frame } = await openPlanPage(args);
  const page: OutlookPageProps = {
    frame,
    trend: trendAsOf(indexed, asOf),
    openness: await openOpenness(indexed, asOf, args.context.get(depsContext)),
    groups: groupsOf(indexed, scoreItemsAsOf(indexed, asOf)),
  };
  return { page, title: frame.plan.title };
}

function groupsOf({ facts }: IndexedFacts, items: ReadonlyArray<ScoreItem>): Array<SummedGroup> {
  const commitmentOf = new Map(facts.actions.map(({ code, commitment }) => [code, commitment]));
  const summed = (kind: SummedGroup["kind"], code: string, own: ReadonlyArray<ScoreItem>) => ({
    ...{ kind, code, short: code, total: rollUp(own), terms: termsOf(own) },
  });
  return [
    ...facts.commitments.map(({ code, title }) => {
      const own = items.filter(({ milestone }) => commitmentOf.get(milestone.action) === code);
      return { ...summed("komitmen", code, own), title };
    }),
    ...facts.checkpoints.map(({ code, label }) => {
      const own = items.filter(({ milestone }) => milestone.checkpoint === code);
      return { ...summed("titik-lapor", code, own), title: label };
    }),
  ];
}

export default function OutlookRoute({ loaderData: { page, title } }: Route.ComponentProps) {
  const { t, text } = useI18n();
  return (
    <>
      <PageMeta
        title={`${t("outlook.title")}, ${text(title)}`}
        description={t("outlook.describe", { plan: text(title) })}
      />
      <OutlookPage {...page} />
      <SharePanel
        plan={page.frame.plan.slug}
        what={`${t("outlook.title")}, ${text(title)}`}
        view={null}
        asOf={page.frame.asOf}
        today={page.frame.today}
      />
    </>
  );
}
