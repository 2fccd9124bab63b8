import {
  claimImport,
  findImport,
  type ImportRow,
  moveImport,
  noteRows,
  waitingImports,
} from "#app/data/plan-import/imports.server.ts";
import type { ImportSummary } from "#app/domain/plan-import.ts";
import { readInThread, type ThreadOptions } from "#app/exchange/plan-workbook/import-thread.server.ts";
import type { Deps, FileReaders } from "#app/services/deps.server.ts";
import { forgetImport, importPaths, isHere } from "./import-files.server.ts";
import { importTarget } from "./import-target.server.ts";

const LEASE_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

type RunOptions = Pick<ThreadOptions, "signal" | "limits" | "file">;

/** Reads the imports that wait and whose file lies on this machine, one after the other. */
export async function runImports(deps: Deps, options: RunOptions): Promise<number> {
  const { files } = deps;
  if (files === null) return 0;
  let count = 0;
  for (const id of await waitingImports(deps.db, deps.now())) {
    if (options.signal.aborted) break;
    if (!(await isHere(importPaths(files, id).file))) continue;
    const now = deps.now();
    const until = new Date(now.getTime() + LEASE_MS);
    if (!(await claimImport(deps.db, id, { now, until }))) continue;
    await runImport(id, { ...deps, files }, options);
    count += 1;
  }
  return count;
}

type Running = Deps & { files: FileReaders };

async function runImport(id: string, deps: Running, options: RunOptions): Promise<void> {
  const row = await findImport(deps.db, id);
  if (row === null) return;
  const slug = row.planSlug === "" ? null : row.planSlug;
  const { fingerprint, ...target } = await importTarget(deps.db, { planId: row.planId, slug });
  const { file: path, edits: editsPath } = importPaths(deps.files, id);
  const job = { path, editsPath, name: row.fileName, pasted: row.shape === "pasted", target };
  const { summary, isCancelled } = await watched(row, deps, options, (thread) => readInThread(job, thread));
  const finishedAt = deps.now();
  if (isCancelled) {
    await moveImport(deps.db, id, ["reading"], { state: "cancelled", finishedAt });
    await forgetImport(deps.files, id);
  } else if (options.signal.aborted) {
    return; // another process, or this one when it is up again, takes it on when the lease ends
  } else if (summary === null) {
    await moveImport(deps.db, id, ["reading"], { state: "failed", finishedAt });
  } else {
    await moveImport(deps.db, id, ["reading"], { state: "ready", finishedAt, summary, fingerprint });
  }
}

/** Runs the thread while it is noted how far it is and looked whether somebody wants it stopped. */
async function watched(
  { id }: ImportRow,
  { db, now }: Running,
  { signal, ...thread }: RunOptions,
  read: (options: ThreadOptions) => Promise<ImportSummary | null>,
): Promise<{ summary: ImportSummary | null; isCancelled: boolean }> {
  const stop = new AbortController();
  const forward = () => stop.abort();
  signal.addEventListener("abort", forward);
  let [rows, isCancelled, looking] = [0, false, Promise.resolve()];
  const look = async () => {
    isCancelled ||= await noteRows(db, id, rows, new Date(now().getTime() + LEASE_MS));
    if (isCancelled) stop.abort();
  };
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, LOOK_EVERY_MS);
  try {
    await look();
    const onRows = (count: number) => {
      rows = count;
    };
    const summary = await read({ ...thread, signal: stop.signal, onRows });
    return { summary, isCancelled };
  } finally {
    clearInterval(timer);
    signal.removeEventListener("abort", forward);
    await looking;
  }
}
