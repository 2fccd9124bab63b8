import { writeFile } from "node:fs/promises";
import { parentPort, workerData } from "node:worker_threads";
import type { ImportJob, ImportMessage } from "./import-job.ts";
import { summaryOf } from "./import-summary.ts";
import { readPlanFile } from "./read-plan-file.server.ts";

const { path, editsPath, ...input }: ImportJob = workerData;
const tell = (message: ImportMessage) => parentPort?.postMessage(message);

const run = await readPlanFile({ path }, input, (rows) => tell({ rows }));
await writeFile(editsPath, JSON.stringify(run.edits), { mode: 0o600 });
tell({ summary: summaryOf(run) });
