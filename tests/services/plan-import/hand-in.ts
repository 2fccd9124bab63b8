import type { Actor } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { receiveImport } from "#app/services/plan-import/import-files.server.ts";
import { openImport } from "#app/services/plan-import/open-import.server.ts";
import { runImports } from "#app/services/plan-import/run-imports.server.ts";
import { startImport } from "#app/services/plan-import/start-import.server.ts";

type Sent = {
  actor: Actor;
  plan: string | null;
  bytes: Uint8Array;
  fileName?: string;
  pasted?: boolean;
  /** Program of the reading thread. */
  thread?: URL;
};

/** Hands a file in and has it read, as the page and its background work do. */
export async function handIn(
  { actor, plan, bytes, fileName = "rencana.xlsx", pasted = false, thread }: Sent,
  deps: Deps,
) {
  if (deps.files === null) throw new Error("no folder for files");
  const receiver = await receiveImport(deps.files);
  await receiver.write(bytes);
  const received = await receiver.end();
  if (received === null) throw new Error("too large");
  const signedIn = { actor, name: actor.userId };
  const started = await startImport({ signedIn, plan, fileName, pasted, received }, deps);
  if (!started.ok) throw new Error(started.refusal);
  await runImports(deps, { signal: new AbortController().signal, ...(thread && { file: thread }) });
  const opened = await openImport({ actor, id: started.id, plan }, deps);
  if (!opened.ok || opened.row.summary === null) throw new Error("not read");
  return { id: started.id, signedIn, row: opened.row, summary: opened.row.summary };
}
