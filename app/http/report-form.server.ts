import { data, type RouterContextProvider } from "react-router";
import type { ReportForm } from "#app/domain/report-form.ts";
import type { Deps } from "#app/services/deps.server.ts";
import type { SignedIn } from "#app/services/sessions.server.ts";
import { depsContext } from "./context.server.ts";
import { requireCsrf } from "./csrf.server.ts";
import { readReportForm } from "./parse-form-report.server.ts";
import { readForm } from "./read-form.server.ts";
import { bringsFiles, type FormFile, readFormWithFiles, saysTooLarge } from "./read-form-files.server.ts";
import { siteOrigin } from "./site.server.ts";

type Context = Readonly<RouterContextProvider>;

/** A report form as it was sent, by whom, and for which milestone. */
export type SentReport = {
  deps: Deps;
  signedIn: SignedIn;
  place: { actor: SignedIn["actor"]; plan: string; milestone: string; origin: string };
  typed: FormData;
  form: ReportForm;
  files: ReadonlyArray<FormFile>;
  /** The draft's version the form was opened with. */
  version: number;
};

/**
 * Reads a report form, its files going to disk as they arrive.
 *
 * @throws a 403 answer when the form is not this session's, 413 when it is too long, 400 when it is damaged.
 */
export async function readSentReport(
  {
    request,
    params,
    context,
  }: { request: Request; params: { plan: string; milestone: string }; context: Context },
  signedIn: SignedIn,
): Promise<SentReport> {
  const deps = context.get(depsContext);
  const admit = (form: FormData) => requireCsrf({ request, context, form }, signedIn);
  const { form: typed, files } = await readParts(request, admit, deps);
  admit(typed);
  const form = readReportForm(typed);
  if (form === null) throw data({ code: "form_unreadable" }, { status: 400 });
  const origin = siteOrigin(request, context);
  const place = { actor: signedIn.actor, plan: params.plan, milestone: params.milestone, origin };
  return { deps, signedIn, place, typed, form, files, version: Number(typed.get("version") ?? 0) };
}

async function readParts(request: Request, admit: (form: FormData) => void, deps: Deps) {
  if (!bringsFiles(request)) return { form: await readForm(request), files: [] };
  if (saysTooLarge(request)) throw data({ code: "upload_too_large" }, { status: 413 });
  if (deps.files === null) throw data({ code: "files_not_kept" }, { status: 503 });
  const read = await readFormWithFiles(request, deps.files, admit);
  if (read === null) throw data({ code: "form_unreadable" }, { status: 400 });
  return read;
}
