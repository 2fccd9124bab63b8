import { Outlet } from "react-router";
import { ErrorPage } from "#app/components/error-page.tsx";
import { Shell, type ShellFrame } from "#app/components/shell/shell.tsx";
import { type Site, SiteProvider } from "#app/components/shell/site.tsx";
import { CalendarDateSchema, calendarDateAt } from "#app/domain/calendar-date.ts";
import { mayMakePlans, ROLES } from "#app/domain/permission.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { holdsOffice } from "#app/http/auth.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { planFrame } from "#app/http/plan-page.server.ts";
import { siteOrigin } from "#app/http/site.server.ts";
import { type PlanWords, PlanWordsProvider } from "#app/i18n/plan-words.tsx";
import { countUnreadNotices } from "#app/services/notices/open-notices.server.ts";
import { dataVersionOf, openPlan } from "#app/services/open-plan.server.ts";
import type { Route } from "./+types/page";

type Loaded = ShellFrame & { site: Site; words: PlanWords };

export async function loader({ request, params, context }: Route.LoaderArgs): Promise<Loaded> {
  const deps = context.get(depsContext);
  const first = await openPlan(null, deps);
  const indexed = (params.plan === undefined ? null : await openPlan(params.plan, deps)) ?? first;
  const signedIn = context.get(signedInContext);
  const now = deps.now();
  return {
    site: {
      origin: siteOrigin(request, context),
      dataVersion: indexed === null ? null : dataVersionOf(indexed),
    },
    plan: indexed === null ? null : planOf(indexed, first),
    words: indexed === null ? {} : planFrame(indexed).words,
    illustration: indexed !== null && showsIllustration(indexed, request, now),
    signedIn:
      signedIn === null
        ? null
        : {
            name: signedIn.name,
            organisation: signedIn.organisation,
            unread: await countUnreadNotices(signedIn.userId, deps),
            roles: ROLES.filter((role) => holdsOffice(signedIn, role)),
            makesPlans: mayMakePlans(signedIn.actor, now),
          },
  };
}

function planOf({ facts }: IndexedFacts, first: IndexedFacts | null): ShellFrame["plan"] {
  const { slug, title, timeZone } = facts.plan;
  return { slug, title, timeZone, home: slug === first?.facts.plan.slug ? "/" : `/${slug}` };
}

function showsIllustration({ facts }: IndexedFacts, request: Request, now: Date): boolean {
  const asked = CalendarDateSchema.safeParse(new URL(request.url).searchParams.get("per"));
  const asOf = asked.success ? asked.data : calendarDateAt(now, facts.plan.timeZone);
  return facts.reports.some((report) => report.illustration && report.knownOn <= asOf);
}

export default function Page({ loaderData }: Route.ComponentProps) {
  return (
    <SiteProvider site={loaderData.site}>
      <PlanWordsProvider words={loaderData.words}>
        <Shell frame={loaderData}>
          <Outlet />
        </Shell>
      </PlanWordsProvider>
    </SiteProvider>
  );
}

const BARE: ShellFrame = { plan: null, illustration: false, signedIn: null };

export function ErrorBoundary({ loaderData }: Route.ErrorBoundaryProps) {
  return (
    <Shell frame={loaderData ?? BARE}>
      <ErrorPage />
    </Shell>
  );
}
