import { data } from "react-router";
import type { DraftAnswer } from "#app/domain/report-answer.ts";
import { type ReportForm, ReportFormSchema } from "#app/domain/report-form.ts";
import { signedInContext } from "#app/http/context.server.ts";
import { readSentReport } from "#app/http/report-form.server.ts";
import { saveDraft } from "#app/services/save-draft.server.ts";
import type { Route } from "./+types/report-draft";

/** Drafts are sent here while they are typed; an address that is merely visited holds nothing. */
export function loader() {
  throw data({ code: "not_found" }, { status: 404 });
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = context.get(signedInContext);
  if (signedIn === null) return answer({ kept: false, reason: "signed_out" }, 401);
  const { form, version, place, typed, deps } = await readSentReport({ request, params, context }, signedIn);
  const saved = await saveDraft({ ...place, form, version, unheard: formIn(typed.get("unheard")) }, deps);
  if (saved.ok) return answer({ kept: true, version: saved.version, savedAt: saved.savedAt }, 200);
  if (saved.refusal !== "draft_changed") {
    return answer({ kept: false, reason: "refused" }, saved.refusal === "not_found" ? 404 : 403);
  }
  const { ok: _ok, refusal: _refusal, ...other } = saved;
  return answer({ kept: false, reason: "changed", other }, 409);
}

function answer(said: DraftAnswer, status: number): Response {
  return Response.json(said, { status });
}

/** A form written as JSON; null when there is none or it is damaged. */
function formIn(text: FormDataEntryValue | null): ReportForm | null {
  if (typeof text !== "string" || text === "") return null;
  try {
    return ReportFormSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
