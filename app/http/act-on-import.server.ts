import { data, type RouterContextProvider } from "react-router";
import { type ApplyImportOutcome, applyImport } from "#app/services/plan-import/apply-import.server.ts";
import { cancelImport, openImport, openImports } from "#app/services/plan-import/open-import.server.ts";
import { startImport } from "#app/services/plan-import/start-import.server.ts";
import { requireSignedIn } from "./auth.server.ts";
import { depsContext } from "./context.server.ts";
import { requireCsrf } from "./csrf.server.ts";
import { readForm } from "./read-form.server.ts";
import { readImportForm, refusedImport } from "./read-import.server.ts";
import { leadTo } from "./review-route.server.ts";

type Args = {
  request: Request;
  params: { plan?: string | undefined; import?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

function pathOf(plan: string | null): string {
  return plan === null ? "/impor" : `/${plan}/impor`;
}

/** The page that takes files in. @throws an answer that leads to the sign-in page, or refuses. */
export async function openImportPage({ request, params, context }: Args) {
  const { actor, csrf } = requireSignedIn(context, request);
  const plan = params.plan ?? null;
  const opened = await openImports({ actor, plan }, context.get(depsContext));
  if (!opened.ok) throw refusedImport(opened.refusal);
  return { plan, csrf, recent: opened.recent };
}

/** Takes a file or a pasted table in, and leads to its preview; or says what was wrong with what was sent. */
export async function takeImport({ request, params, context }: Args) {
  const signedIn = requireSignedIn(context, request);
  const deps = context.get(depsContext);
  const plan = params.plan ?? null;
  const opened = await openImports({ actor: signedIn.actor, plan }, deps);
  if (!opened.ok) throw refusedImport(opened.refusal);
  if (deps.files === null) throw refusedImport("files_not_kept");
  const sent = await readImportForm(request, deps.files, (form) =>
    requireCsrf({ request, context, form }, signedIn),
  );
  if (!sent.ok)
    return data({ problem: sent.problem }, { status: sent.problem === "file_too_large" ? 413 : 400 });
  const { fileName, pasted, received } = sent;
  const outcome = await startImport({ signedIn, plan, fileName, pasted, received }, deps);
  if (!outcome.ok) throw refusedImport(outcome.refusal);
  return leadTo(request, `${pathOf(plan)}/${outcome.id}`);
}

/** One import as its page shows it. @throws an answer that refuses. */
export async function openImportRun({ request, params, context }: Args) {
  const { actor, csrf } = requireSignedIn(context, request);
  const plan = params.plan ?? null;
  const opened = await openImport({ actor, id: params.import ?? "", plan }, context.get(depsContext));
  if (!opened.ok) throw refusedImport(opened.refusal);
  const { row, needsReason } = opened;
  const { id, fileName, bytes, state, rowsDone, summary } = row;
  return { plan, csrf, needsReason, run: { id, fileName, bytes, state, rowsDone, summary } };
}

/** How far an import is, for whoever watches it. */
export async function importProgress(args: Args): Promise<{ state: string; rowsDone: number }> {
  const { run } = await openImportRun(args);
  return { state: run.state, rowsDone: run.rowsDone };
}

const STATUS = { not_found: 404, plan_not_found: 404, not_allowed: 403 } as const;

/** Applies an import or drops it. */
export async function actOnImport({ request, params, context }: Args) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const deps = context.get(depsContext);
  const [plan, id] = [params.plan ?? null, params.import ?? ""];
  const here = `${pathOf(plan)}/${id}`;
  if (form.get("intent") === "cancel") {
    const outcome = await cancelImport({ actor: signedIn.actor, id, plan }, deps);
    if (!outcome.ok) throw refusedImport(outcome.refusal);
    return leadTo(request, here);
  }
  const reason = String(form.get("reason") ?? "").trim();
  const outcome = await applyImport({ signedIn, id, reason: reason === "" ? null : reason }, deps);
  if (outcome.ok) return leadTo(request, here);
  return data({ refusal: refusalOf(outcome), reason }, { status: statusOf(outcome) });
}

type Refused = Extract<ApplyImportOutcome, { ok: false }>;

function refusalOf({ refusal }: Refused) {
  return refusal;
}

function statusOf({ refusal }: Refused): number {
  if (refusal === "reason_needed") return 400;
  return refusal in STATUS ? STATUS[refusal === "not_allowed" ? "not_allowed" : "not_found"] : 409;
}
