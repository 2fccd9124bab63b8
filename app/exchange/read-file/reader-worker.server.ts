import { parentPort, workerData } from "node:worker_threads";
import { createPiiScanner } from "#app/domain/evidence/pii/scanner.ts";
import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import { readFileAsProfile } from "./read-file.server.ts";
import type { ReaderJob, WorkerStart } from "./reader-job.server.ts";

const { registers }: WorkerStart = workerData;

/** Reads one file after the other, as the pool hands them over, and answers each with its profile. */
parentPort?.on("message", async ({ source, hint }: ReaderJob) => {
  const { contentType, ownHost, partial } = hint;
  const options = { registers, newScanner: () => createPiiScanner(), contentType, ownHost, partial };
  parentPort?.postMessage(await readSafely());
  async function readSafely(): Promise<Profile> {
    try {
      return await readFileAsProfile(source, hint.kind, options);
    } catch {
      return { ...blankProfile(hint.kind), failure: "reader-stopped" };
    }
  }
});

parentPort?.postMessage("ready");
