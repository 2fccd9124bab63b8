import { data } from "react-router";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { DiscussionPage } from "#app/components/talk/discussion-page.tsx";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { TRAP } from "#app/http/parse-form-public.server.ts";
import { findByCode } from "#app/http/permanent-code.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { clientAddressContext } from "#app/http/session.server.ts";
import { leadOn, readOpenForm, refusedForm } from "#app/http/talk.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf } from "#app/i18n/language.ts";
import { openDiscussion } from "#app/services/talk/open-discussion.server.ts";
import { postComment } from "#app/services/talk/post-comment.server.ts";
import type { Route } from "./+types/discussion";

export async function loader(args: Route.LoaderArgs) {
  const { request, params, context } = args;
  const { indexed, asOf, today, frame } = await openPlanPage(args);
  const milestone = findByCode(indexed.facts.milestones, params.milestone);
  if (milestone === null) throw data({ code: "milestone_not_found" }, { status: 404 });
  const signedIn = context.get(signedInContext);
  const place = { indexed, milestone: milestone.code, asOf, today };
  const said = await openDiscussion(place, signedIn?.actor ?? null, context.get(depsContext));
  const asked = new URL(request.url).searchParams;
  const sent = asked.get("terkirim");
  return {
    ...{ plan: frame.plan, organisations: frame.organisations, ...said, csrf: signedIn?.csrf ?? null },
    milestone: { code: milestone.code, title: milestone.title },
    answers: asked.get("jawab") ?? "",
    done: sent === null ? null : sent === "2" ? ("posted" as const) : ("waits" as const),
  };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const { typed, speaker } = await readOpenForm({ request, context });
  const language = languageOf(new URL(request.url).pathname);
  const address = context.get(clientAddressContext);
  const input = { ...params, typed, speaker, trap: typed[TRAP] ?? "", language, address };
  const outcome = await postComment(input, context.get(depsContext));
  if (!outcome.ok) return refusedForm(typed, outcome);
  const sent = outcome.waits ? 1 : 2;
  return leadOn(request, `/${params.plan}/target/${params.milestone}/diskusi?terkirim=${sent}`);
}

export default function DiscussionRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useI18n();
  return (
    <>
      <PageMeta title={t("talk.discussion.pageTitle", { code: loaderData.milestone.code })} unlisted />
      <DiscussionPage {...loaderData} result={actionData ?? null} />
    </>
  );
}
