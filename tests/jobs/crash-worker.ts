import { pino } from "pino";
import { newId } from "#app/cli/new-id.server.ts";
import { openDb } from "#app/data/db.server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { createClient } from "#app/services/evidence-client.server.ts";

/**
 * A worker in a process of its own, to be killed in the middle of its work.
 * Arguments: database, the server's ports separated by commas, milliseconds a lease outlives its worker.
 */
const [databaseUrl = "", ports = "", leaseMs = ""] = process.argv.slice(2);
const allow = ports.split(",").map((port) => ({ host: "127.0.0.1", port: Number(port) }));
const now = () => new Date();
const { db } = await openDb(databaseUrl);
const client = createClient({
  ...{ allow, now, publicUrl: "http://127.0.0.1", limits: { connectionsPerHost: 8 } },
});
const log = pino({ level: "warn" }, pino.destination(2));

startWorker(
  { db, now, newId, log, client, allow, files: null, keyFolder: null },
  {
    ...{ pollMs: 50, leaseMs: Number(leaseMs) },
    bench: { pace: { ratePerSecond: Number.POSITIVE_INFINITY, concurrent: 8 }, retryAfter: "host" },
  },
);
process.send?.("working");
