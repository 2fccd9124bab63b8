import { data } from "react-router";
import { ComparePage, type ComparePageProps } from "#app/components/compare/compare-page.tsx";
import { SharePanel } from "#app/components/share/share-panel.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { compareDays } from "#app/domain/compare.ts";
import { scoreItemsAsOf } from "#app/domain/score-item.ts";
import { readCompareDays } from "#app/http/compare-days.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import type { Route } from "./+types/compare";

export async function loader(args: Route.LoaderArgs) {
  const { indexed, asOf, today, frame } = await openPlanPage(args);
  const params = new URL(args.request.url).searchParams;
  const read = readCompareDays(params, indexed.facts.plan, { asOf, today });
  const page: ComparePageProps = {
    frame,
    comparison: read.ok
      ? compareDays(
          { on: read.from, items: scoreItemsAsOf(indexed, read.from) },
          { on: read.to, items: scoreItemsAsOf(indexed, read.to) },
        )
      : null,
    asked: read.ok
      ? { from: read.from, to: read.to }
      : { from: params.get("dari") ?? "", to: params.get("ke") ?? "" },
    problems: read.ok ? [] : read.problems,
  };
  return data({ page, title: frame.plan.title }, { status: read.ok ? 200 : 400 });
}

export default function CompareRoute({ loaderData: { page, title } }: Route.ComponentProps) {
  const { t, text, date } = useI18n();
  const { comparison } = page;
  const days = comparison === null ? null : { from: date(comparison.from), to: date(comparison.to) };
  return (
    <>
      <PageMeta
        title={`${t("outlook.compare.title")}, ${text(title)}`}
        description={
          days === null ? undefined : t("outlook.compare.describe", { plan: text(title), ...days })
        }
      />
      <ComparePage {...page} />
      {comparison === null ? null : (
        <SharePanel
          plan={page.frame.plan.slug}
          what={`${t("outlook.compare.title")}, ${text(title)}`}
          view={null}
          asOf={comparison.to}
          today={page.frame.today}
          fixed={{ dari: comparison.from, ke: comparison.to }}
        />
      )}
    </>
  );
}
