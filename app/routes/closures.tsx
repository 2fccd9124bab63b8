import { data, redirect } from "react-router";
import { LawPageView, type LawResult } from "#app/components/law/law-page.tsx";
import { PageMeta } from "#app/components/shell/page-meta.tsx";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import {
  lawStatus,
  readClosureDecision,
  readClosureFields,
  readPrinciplesForm,
} from "#app/http/parse-form-law.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { useI18n } from "#app/i18n/i18n.tsx";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { decideClosure } from "#app/services/decide-closure.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { fileClosure } from "#app/services/file-closure.server.ts";
import { judgeSlotPrinciples } from "#app/services/judge-principles.server.ts";
import { openClosures } from "#app/services/open-closures.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import type { Route } from "./+types/closures";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const signedIn = context.get(signedInContext);
  const input = { ...params, actor: signedIn?.actor ?? null };
  const page = await openClosures(input, context.get(depsContext));
  if (page === null) throw data({ code: "slot_not_found" }, { status: 404 });
  const saved = new URL(request.url).searchParams.get("tersimpan");
  return { page, csrf: signedIn?.csrf ?? null, saved };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const acting = { form, signedIn, params, deps: context.get(depsContext) };
  const intent = form.get("intent");
  const answer =
    intent === "file"
      ? await file(acting)
      : intent === "decide"
        ? await decide(acting)
        : intent === "principles"
          ? await judge(acting)
          : null;
  if (answer === null) throw data({ code: "form_unreadable" }, { status: 400 });
  if (typeof answer !== "string") return data(answer, { status: lawStatus(answer.refusal ?? "incomplete") });
  const path = `/${params.plan}/bukti/${params.slot}/pengecualian?tersimpan=${answer}`;
  return redirect(localPath(languageOf(new URL(request.url).pathname), path));
}

type Acting = {
  form: FormData;
  signedIn: SignedIn;
  params: { plan: string; slot: string };
  deps: Deps;
};

const NOTHING: Omit<LawResult, "form"> = {
  ...{ refusal: null, closure: null, fields: null, errors: [], reason: "" },
};

async function file({ form, signedIn, params, deps }: Acting): Promise<string | LawResult> {
  const fields = readClosureFields(form);
  const { actor, name: actorName } = signedIn;
  const outcome = await fileClosure({ ...params, actor, actorName, fields }, deps);
  if (outcome.ok) return "pengajuan";
  const refusal = outcome.refusal === "incomplete" ? null : outcome.refusal;
  return { ...NOTHING, form: "closure", refusal, fields, errors: outcome.errors ?? [] };
}

async function decide({ form, signedIn, params, deps }: Acting): Promise<string | LawResult | null> {
  const read = readClosureDecision(form);
  if (read === null) return null;
  const { closure, decision, reason } = read;
  const typed = { ...NOTHING, form: "decision", closure, reason } as const;
  if (decision === null) return { ...typed, refusal: "decision_missing" };
  const { actor, name: actorName } = signedIn;
  const input = { ...params, actor, actorName, closureId: closure, reason };
  const outcome = await decideClosure({ ...input, approved: decision === "approved" }, deps);
  return outcome.ok ? "putusan" : { ...typed, refusal: outcome.refusal };
}

async function judge({ form, signedIn, params, deps }: Acting): Promise<string | LawResult> {
  const { actor, name: actorName } = signedIn;
  const page = await openClosures({ ...params, actor }, deps);
  const read = readPrinciplesForm(form, page?.items.map(({ id }) => id) ?? []);
  const outcome = await judgeSlotPrinciples({ ...params, actor, actorName, ...read }, deps);
  if (outcome.ok) return "prinsip";
  return { ...NOTHING, form: "principles", refusal: outcome.refusal, reason: read.reason };
}

export default function ClosuresRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { t, text } = useI18n();
  const { page } = loaderData;
  return (
    <>
      <PageMeta title={`${page.slot} ${text(page.title)}: ${t("law.closures")}`} />
      <LawPageView {...loaderData} result={actionData ?? null} />
    </>
  );
}
