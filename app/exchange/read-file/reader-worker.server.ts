import { parentPort, workerData } from "node:worker_threads";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { SnapshotDiff } from "#app/exchange/row-diff.server.ts";
import type { FileSource } from "./archive-source.server.ts";
import { type ReadHint, readFileAsProfile } from "./read-file.server.ts";
import type { CompareJob, ReaderJob, WorkerStart } from "./reader-job.server.ts";

const { registers }: WorkerStart = workerData;

// Of a damaged document the PDF library leaves promises behind that nobody waits for. The one that is waited for tells
// what is wrong; the others must not end this thread, perhaps in the middle of the next file.
process.on("unhandledRejection", () => {});

/** Does one job after the other, as the pool hands them over, and answers each. */
parentPort?.on("message", async (job: ReaderJob) => {
  parentPort?.postMessage("compare" in job ? await compare(job.compare) : await read(job.source, job.hint));
});

async function read(source: FileSource, hint: ReadHint): Promise<Profile> {
  const { contentType, ownHost, partial } = hint;
  const options = { registers, newScanner: () => createPiiScanner(), contentType, ownHost, partial };
  try {
    return await readFileAsProfile(source, hint.kind, options);
  } catch {
    return { ...blankProfile(hint.kind), failure: "reader-stopped" };
  }
}

async function compare(job: CompareJob): Promise<SnapshotDiff | null> {
  const { folder, workFolder, before, after, keyColumns } = job;
  const { diffSnapshots } = await import("#app/exchange/row-diff.server.ts");
  return diffSnapshots(folder, { before, after }, keyColumns, workFolder).catch(() => null);
}

parentPort?.postMessage("ready");
