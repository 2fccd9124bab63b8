import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { RiskForm } from "#app/components/talk/risk-pages.tsx";
import { typedRisk } from "#app/domain/talk/risk.ts";
import { depsContext } from "#app/http/context.server.ts";
import { leadOn, readOfficeForm, refusedForm, requireDesk } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openTalk } from "#app/services/talk/open-talk.server.ts";
import { mayChange, riskPlaces, writeRisk } from "#app/services/talk/write-risk.server.ts";
import type { Route } from "./+types/risk-write";

type Params = { plan: string; risk?: string | undefined };

export async function loader({ request, context, params }: Route.LoaderArgs) {
  const { plan: slug, risk: code }: Params = params;
  const { signedIn, desk } = await requireDesk({ request, context, params });
  const { milestones: all, organisations, plan } = desk.indexed.facts;
  const { risks } = await openTalk(slug, context.get(depsContext));
  const risk = risks.find((each) => each.code === code) ?? null;
  if (code !== undefined && risk === null) throw data({ code: "risk_not_found" }, { status: 404 });
  const { wholePlan, milestones } = riskPlaces(desk, signedIn.actor);
  const may = risk === null ? milestones.length > 0 : mayChange(desk, signedIn.actor, risk);
  if (!may) throw data({ code: "office_required", role: "owner" }, { status: 403 });
  return {
    ...{ plan: { slug, timeZone: plan.timeZone }, changes: code ?? null, seen: risk?.versions.length ?? 0 },
    ...{ typed: typedRisk(risk), wholePlan, csrf: signedIn.csrf },
    milestones: all
      .filter((each) => milestones.includes(each.code))
      .map((each) => ({ value: each.code, label: `${each.code} ${each.title.id}` })),
    organisations: organisations.map((each) => ({ slug: each.slug, short: each.short })),
  };
}

export async function action({ request, context, params }: Route.ActionArgs) {
  const { plan, risk }: Params = params;
  const { typed, speaker } = await readOfficeForm({ request, context });
  const input = { plan, changes: risk ?? null, seen: Number(typed.seen), typed, ...speaker };
  const outcome = await writeRisk(input, context.get(depsContext));
  if (!outcome.ok) return refusedForm(typed, outcome);
  return leadOn(request, `/${plan}/risiko/${outcome.code}?tersimpan=1`);
}

export default function RiskWriteRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("meeting.risk.write")} unlisted />
      <RiskForm {...loaderData} result={actionData ?? null} />
    </>
  );
}
