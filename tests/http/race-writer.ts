import { openDb } from "#app/data/db.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, testDeps } from "#tests/data-factories.ts";
import { sari } from "./sari.ts";

/**
 * Files reports from a process of its own and tells after each when it was done.
 * Arguments: database, how many.
 */
const [databaseUrl = "", times = ""] = process.argv.slice(2);
const { db, close } = await openDb(databaseUrl);
for (let done = 1; done <= Number(times); done += 1) {
  const outcome = await submitReport(sari(aSubmission({ narrative: `Laporan ${done}` })), testDeps(db));
  if (!outcome.ok) throw new Error(outcome.refusal);
  process.send?.(Date.now());
  await new Promise((resolve) => setTimeout(resolve, 40));
}
await close();
process.disconnect?.();
