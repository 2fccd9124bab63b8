import { once } from "node:events";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { z } from "zod";
import type { FormatId } from "#app/domain/evidence/formats.ts";
import { blankProfile, type Profile, ProfileSchema } from "#app/domain/evidence/profile.ts";
import type { Register } from "#app/domain/evidence/register.ts";
import { SnapshotDiffSchema } from "#app/domain/evidence/row-diff-schema.ts";
import type { SnapshotDiff } from "#app/exchange/row-diff.server.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { ReadHint } from "./read-file.server.ts";
import type { CompareJob, ReaderJob, WorkerStart } from "./reader-job.server.ts";

/** Memory of a worker and how long it may take for one file. Source: evidence specification §3.2. */
const MOST_HEAP_MB = 512;
const TIMEOUT_MS = 120_000;
const PDF_TIMEOUT_MS = 20_000;

export type ReaderPoolOptions = {
  registers: ReadonlyArray<Register>;
  /** Workers; one less than there are cores. */
  size?: number;
  /** Longest time for one file, in milliseconds; PDF has its own, shorter one. */
  timeoutMs?: number;
  maxHeapMb?: number;
};

export type ReaderPool = {
  /**
   * Profiles one file in a worker. A file that hangs a worker, crashes it or uses up its memory costs
   * that worker and comes back with the failure `reader-stopped`; nothing a file holds makes this throw.
   */
  read(source: FileSource, hint: ReadHint): Promise<Profile>;
  /**
   * Compares two kept states of a file in a worker.
   *
   * @param timeoutMs longest time for it; what takes longer costs the worker.
   * @returns null when the worker stopped or took too long.
   */
  compare(job: CompareJob, timeoutMs: number): Promise<SnapshotDiff | null>;
  /** Stops the workers; files still being read come back with `reader-stopped`. */
  close(): Promise<void>;
};

type Slot = { worker: Promise<Worker> | null };

/** A pool of reader threads, started when their first file comes. */
export function createReaderPool(options: ReaderPoolOptions): ReaderPool {
  const size = options.size ?? Math.max(1, availableParallelism() - 1);
  const slots: ReadonlyArray<Slot> = Array.from({ length: size }, () => ({ worker: null }));
  const free = [...slots];
  const waiting: Array<(slot: Slot) => void> = [];
  let closed = false;
  function take(): Promise<Slot> {
    const slot = free.pop();
    return slot === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(slot);
  }
  function give(slot: Slot): void {
    const next = waiting.shift();
    if (next === undefined) free.push(slot);
    else next(slot);
  }
  async function run<T>(request: Request<T>): Promise<T | null> {
    const slot = await take();
    try {
      if (closed) return null;
      slot.worker ??= startWorker(options).catch((error) => {
        slot.worker = null;
        throw error;
      });
      const answer = await ask(await slot.worker, request);
      if (answer === null) await retire(slot);
      return answer;
    } finally {
      give(slot);
    }
  }
  return {
    async read(source, hint) {
      const timeoutMs = timeoutOf(hint.kind, options.timeoutMs);
      const profile = await run({ ...jobOf(source, hint), answer: ProfileSchema, timeoutMs });
      return profile ?? stopped(hint.kind);
    },
    compare: (compare, timeoutMs) =>
      run({ job: { compare }, transfer: [], answer: SnapshotDiffSchema, timeoutMs }),
    async close() {
      closed = true;
      await Promise.all(slots.map(retire));
    },
  };
}

function timeoutOf(kind: FormatId, timeoutMs = TIMEOUT_MS): number {
  return kind === "pdf" ? Math.min(timeoutMs, PDF_TIMEOUT_MS) : timeoutMs;
}

function stopped(kind: string): Profile {
  return { ...blankProfile(kind), failure: "reader-stopped" };
}

async function retire(slot: Slot): Promise<void> {
  const { worker } = slot;
  slot.worker = null;
  await (await worker?.catch(() => null))?.terminate(); // one that did not start has nothing to stop
}

/** The worker's start from source, or the built one beside the program. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  const names = isSource ? ["./reader-worker.mjs"] : ["./reader-worker.js", "../reader-worker.js"];
  const files = names.map((name) => new URL(name, import.meta.url));
  const found = files.find((file) => existsSync(fileURLToPath(file)));
  if (found === undefined) throw new Error("reader-worker.js is missing from the build");
  return found;
}

/** @throws when the worker cannot start: our own fault, and never a file's. */
async function startWorker({ registers, maxHeapMb = MOST_HEAP_MB }: ReaderPoolOptions): Promise<Worker> {
  const start: WorkerStart = { registers };
  const worker = new Worker(workerFile(), {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb },
    execArgv: [],
  });
  await once(worker, "message"); // it has loaded
  worker.unref();
  return worker;
}

/** A job with the shape of its answer. */
type Request<T> = { job: ReaderJob; transfer: Array<ArrayBuffer>; answer: z.ZodType<T>; timeoutMs: number };

/** What the worker answers with; null when it stopped or took too long, and is to be retired. */
function ask<T>(worker: Worker, { job, transfer, answer, timeoutMs }: Request<T>): Promise<T | null> {
  return new Promise((resolve) => {
    worker.ref();
    const timer = setTimeout(() => end(null), timeoutMs);
    const onStop = () => end(null);
    const onMessage = (message: unknown) => end(answer.safeParse(message).data ?? null);
    function end(found: T | null): void {
      clearTimeout(timer);
      worker.unref();
      worker.off("message", onMessage).off("error", onStop).off("messageerror", onStop).off("exit", onStop);
      if (found === null) worker.on("error", () => {}); // what follows the end of a worker is no news
      resolve(found);
    }
    worker.on("message", onMessage).on("error", onStop).on("messageerror", onStop).on("exit", onStop);
    worker.postMessage(job, transfer);
  });
}

/** Bytes are copied once and the copy handed over, so that the caller keeps its own. */
function jobOf(source: FileSource, hint: ReadHint): { job: ReaderJob; transfer: Array<ArrayBuffer> } {
  if ("path" in source) return { job: { source, hint }, transfer: [] };
  const bytes = new Uint8Array(source.bytes);
  return { job: { source: { bytes }, hint }, transfer: [bytes.buffer] };
}
