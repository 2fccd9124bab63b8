import { data, redirect } from "react-router";
import { FollowFormView, type FollowResult } from "#app/components/follow/follow-form.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { followSubject } from "#app/domain/follow.ts";
import { depsContext } from "#app/http/context.server.ts";
import { requireSameOrigin } from "#app/http/csrf.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { readFollowForm, readFollowSubject } from "#app/http/parse-form-public.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { clientAddressContext } from "#app/http/session.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { FOLLOW_MAILS } from "#app/i18n/mails/follow-mails.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { requestFollow } from "#app/services/request-follow.server.ts";
import type { Route } from "./+types/follow";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const indexed = await openPlan(params.plan, context.get(depsContext));
  if (indexed === null) throw data({ code: "plan_not_found" }, { status: 404 });
  const asked = new URL(request.url).searchParams;
  const { slug, timeZone } = indexed.facts.plan;
  const named = asked.has("apa") ? readFollowSubject(asked) : { kind: "plan" as const, code: slug };
  const found = named === null ? null : followSubject(indexed, named);
  if (named === null || found === null) throw data({ code: "not_found" }, { status: 404 });
  return { plan: { slug, timeZone }, subject: { ...named, ...found }, sent: asked.has("terkirim") };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  requireSameOrigin(request, context);
  const form = await readForm(request);
  const subject = readFollowSubject(new URL(request.url).searchParams);
  if (subject === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const reading = languageOf(new URL(request.url).pathname);
  const { email, language, trap } = readFollowForm(form, reading);
  const named = new URLSearchParams({ apa: subject.kind, kode: subject.code });
  const thanks = redirect(localPath(reading, `/${params.plan}/ikuti?${named}&terkirim=1`));
  if (trap !== "") return thanks;
  const address = context.get(clientAddressContext);
  const words = { links: context.get(mailContext), mails: FOLLOW_MAILS };
  const input = { plan: params.plan, subject, email, language, address };
  const outcome = await requestFollow(input, words, context.get(depsContext));
  if (outcome.ok) return thanks;
  if (outcome.refusal === "not_found") throw data({ code: "not_found" }, { status: 404 });
  const problem =
    outcome.refusal === "too_many_attempts"
      ? { code: outcome.refusal, retryAt: outcome.retryAt }
      : { code: outcome.refusal };
  const result: FollowResult = { email, language, problem };
  return data(result, { status: problem.code === "too_many_attempts" ? 429 : 400 });
}

export default function FollowRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { subject } = loaderData;
  return (
    <>
      <PageMeta title={t("follow.title", { subject: text(subject.title) })} unlisted />
      <FollowFormView {...loaderData} result={actionData ?? null} />
    </>
  );
}
