import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { ImportSummary } from "#app/domain/plan-import.ts";
import { type ImportJob, ImportMessageSchema } from "./import-job.ts";

/** Memory of the thread, and how long a file may take. */
export const IMPORT_LIMITS = { maxHeapMb: 512, timeoutMs: 120_000 };

export type ThreadOptions = {
  signal: AbortSignal;
  onRows: (rows: number) => void;
  limits?: Partial<typeof IMPORT_LIMITS>;
  /** Program of the thread; the one beside this program when left out. */
  file?: URL;
};

/**
 * Reads a file in a thread of its own, so that pages go on answering. Whatever the file does to the thread costs
 * the thread alone.
 *
 * @returns null when it was cancelled, took too long or used up its memory.
 */
export function readInThread(
  job: ImportJob,
  { signal, onRows, limits = {}, file = workerFile() }: ThreadOptions,
): Promise<ImportSummary | null> {
  const { maxHeapMb, timeoutMs } = { ...IMPORT_LIMITS, ...limits };
  if (signal.aborted) return Promise.resolve(null);
  const worker = new Worker(file, {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    execArgv: [],
  });
  return new Promise((resolve) => {
    let isOver = false;
    const end = (summary: ImportSummary | null) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      worker.terminate().then(
        () => resolve(summary),
        () => resolve(summary),
      );
    };
    const stop = () => end(null);
    const timer = setTimeout(stop, timeoutMs);
    signal.addEventListener("abort", stop);
    worker.on("message", (message: unknown) => {
      const read = ImportMessageSchema.safeParse(message).data;
      if (read === undefined) return end(null);
      if ("rows" in read) onRows(read.rows);
      else end(read.summary);
    });
    worker.on("error", stop).on("messageerror", stop).on("exit", stop);
  });
}

/** The thread's start from source, or the built one beside the program. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  const names = isSource ? ["./import-worker.mjs"] : ["./import-worker.js", "../import-worker.js"];
  const files = names.map((name) => new URL(name, import.meta.url));
  const found = files.find((file) => existsSync(fileURLToPath(file)));
  if (found === undefined) throw new Error("import-worker.js is missing from the build");
  return found;
}
