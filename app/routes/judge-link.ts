import { data } from "react-router";
import { linesOf } from "#app/domain/link-judgement.ts";
import { EVIDENCE_KINDS } from "#app/domain/plan.ts";
import type { LookAnswer } from "#app/domain/report-answer.ts";
import { signedInContext } from "#app/http/context.server.ts";
import { readSentReport, type SentReport } from "#app/http/report-form.server.ts";
import { checkTyped } from "#app/services/owner/check-typed.server.ts";
import { judgeLinks } from "#app/services/owner/judge-links.server.ts";
import type { Route } from "./+types/judge-link";

export function loader() {
  throw data({ code: "not_found" }, { status: 404 });
}

/** Judges the links of a form while they are typed; with `look`, opens one of them now. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = context.get(signedInContext);
  if (signedIn === null) return Response.json({ code: "signed_out" }, { status: 401 });
  const sent = await readSentReport({ request, params, context }, signedIn);
  const look = sent.typed.get("look");
  if (typeof look === "string" && look !== "") return lookNow(look, sent);
  const judged = await judgeLinks({ ...sent.place, form: sent.form }, sent.deps);
  if (judged.ok) return Response.json(judged.judged);
  return Response.json({ code: judged.refusal }, { status: judged.refusal === "not_found" ? 404 : 403 });
}

async function lookNow(url: string, { form, place, deps }: SentReport): Promise<Response> {
  const slot = form.slots.find(({ links }) => linesOf(links).includes(url));
  const kind = EVIDENCE_KINDS.find((known) => known === slot?.kind) ?? null;
  const looked: LookAnswer | null = await checkTyped({ ...place, url, kind }, deps);
  if (looked === null) return Response.json({ code: "not_owner" }, { status: 403 });
  const isTooMany = !looked.ok && looked.refusal === "too_many_looks";
  return Response.json(looked, { status: isTooMany ? 429 : 200 });
}
