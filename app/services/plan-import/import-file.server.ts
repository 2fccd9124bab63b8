import { createReadStream } from "node:fs";
import { basename } from "node:path";
import { findPlanKeys } from "#app/data/authoring/surroundings.server.ts";
import { findCredentials, findPerson } from "#app/data/users.server.ts";
import type { ImportSummary } from "#app/domain/plan-import.ts";
import { summaryOf } from "#app/exchange/plan-workbook/import-summary.ts";
import { readPlanFile } from "#app/exchange/plan-workbook/read-plan-file.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { type ApplyImportOutcome, applyImport } from "./apply-import.server.ts";
import { receiveImport } from "./import-files.server.ts";
import { importTarget } from "./import-target.server.ts";
import { openImport } from "./open-import.server.ts";
import { runImports } from "./run-imports.server.ts";
import { startImport } from "./start-import.server.ts";

type FileToImport = { path: string; plan: string | null };

/** What a file on this machine would do to a plan; nothing is written anywhere. Null when there is no such plan. */
export async function dryRunFile({ path, plan }: FileToImport, deps: Deps): Promise<ImportSummary | null> {
  const keys = plan === null ? null : await findPlanKeys(deps.db, plan);
  if (plan !== null && keys === null) return null;
  const target = await importTarget(deps.db, { planId: keys?.planId ?? null, slug: plan });
  return summaryOf(await readPlanFile({ path }, { name: basename(path), pasted: false, target }));
}

export type FileImported =
  | { ok: true; summary: ImportSummary; applied: Extract<ApplyImportOutcome, { ok: true }> }
  | { ok: false; refusal: string; summary: ImportSummary | null };

/** Brings a file on this machine into a plan, in the name of somebody who may write it. */
export async function importFile(
  { path, plan, email, reason }: FileToImport & { email: string; reason: string | null },
  deps: Deps,
): Promise<FileImported> {
  if (deps.files === null) return { ok: false, refusal: "files_not_kept", summary: null };
  const credentials = await findCredentials(deps.db, email);
  const person = credentials === null ? null : await findPerson(deps.db, credentials.userId);
  if (person === null || credentials === null || person.disabled)
    return { ok: false, refusal: "not_allowed", summary: null };
  const receiver = await receiveImport(deps.files);
  for await (const chunk of createReadStream(path)) await receiver.write(Buffer.from(chunk));
  const received = await receiver.end();
  if (received === null) return { ok: false, refusal: "file_too_large", summary: null };
  const actor = { userId: credentials.userId, offices: person.offices };
  const signedIn = { actor, name: credentials.name };
  const started = await startImport(
    { signedIn, plan, fileName: basename(path), pasted: false, received },
    deps,
  );
  if (!started.ok) return { ok: false, refusal: started.refusal, summary: null };
  await runImports(deps, { signal: new AbortController().signal });
  const opened = await openImport({ actor, id: started.id, plan }, deps);
  const summary = opened.ok ? opened.row.summary : null;
  const applied = await applyImport({ signedIn, id: started.id, reason }, deps);
  if (!applied.ok || summary === null) {
    return { ok: false, refusal: applied.ok ? "not_ready" : applied.refusal, summary };
  }
  return { ok: true, summary, applied };
}
