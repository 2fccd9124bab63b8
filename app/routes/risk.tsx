import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { RiskPage } from "#app/components/talk/risk-pages.tsx";
import { AsOfBar } from "#app/components/ui/as-of-bar.tsx";
import { versionsAsOf } from "#app/domain/talk/risk.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { openTalkPage } from "#app/http/talk-page.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { openDesk } from "#app/services/talk/desk.server.ts";
import { mayChange } from "#app/services/talk/write-risk.server.ts";
import type { Route } from "./+types/risk";

export async function loader(args: Route.LoaderArgs) {
  const { params, context, request } = args;
  const page = await openPlanPage(args);
  const { plan, view, talk, risks } = await openTalkPage(page, context);
  const risk = risks.find(({ code }) => code === params.risk);
  const held = talk.risks.find(({ code }) => code === params.risk);
  if (risk === undefined || held === undefined) throw data({ code: "risk_not_found" }, { status: 404 });
  const signedIn = context.get(signedInContext);
  const desk = signedIn === null ? null : await openDesk(plan, context.get(depsContext));
  return {
    ...{ frame: page.frame, organisations: page.frame.organisations, plan, risk },
    versions: versionsAsOf(held, view),
    mayChange: signedIn !== null && desk !== null && mayChange(desk, signedIn.actor, risk),
    saved: new URL(request.url).searchParams.has("tersimpan"),
  };
}

export default function RiskRoute({ loaderData }: Route.ComponentProps) {
  const { text } = useI18n();
  const { risk, frame, plan } = loaderData;
  return (
    <>
      <PageMeta title={`${risk.code} ${text(risk.title)}`} unlisted={risk.audience === "internal"} />
      <RiskPage {...loaderData} />
      <AsOfBar frame={frame} action={`/${plan}/risiko/${risk.code}`} />
    </>
  );
}
