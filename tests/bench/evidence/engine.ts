import { pino } from "pino";
import { newId } from "#app/cli/new-id.server.ts";
import { openDb } from "#app/data/db.server.ts";
import { keepHeapSmall } from "#app/jobs/small-heap.server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { createClient } from "#app/services/evidence-client.server.ts";

/**
 * The whole engine on a database made beforehand: leases, looks, chain, judgement, results, next due times.
 * Arguments: database, first port, ports, links, concurrency, `host` or `url`.
 */
const [databaseUrl = "", firstPort = "9100", ports = "1", links = "0", concurrent = "64", scope = "url"] =
  process.argv.slice(2);
keepHeapSmall();
const allow = Array.from({ length: Number(ports) }, (_, index) => ({
  ...{ host: "127.0.0.1", port: Number(firstPort) + index },
}));
const now = () => new Date();
const { db, close } = await openDb(databaseUrl);
const perHost = Math.max(1, Math.round(Number(concurrent) / Number(ports)));
const client = createClient({
  ...{ allow, now, publicUrl: "http://127.0.0.1", limits: { connectionsPerHost: perHost } },
});
const deps = {
  db,
  now,
  newId,
  log: pino({ level: "warn" }, pino.destination(2)),
  client,
  allow,
  files: null,
  keyFolder: null,
};

const retryAfter = scope === "url" ? ("url" as const) : ("host" as const);
let looked = 0;
const done = new Promise<void>((resolve) => {
  const worker = startWorker(deps, {
    pollMs: 50,
    bench: { pace: { ratePerSecond: Number.POSITIVE_INFINITY, concurrent: perHost }, retryAfter },
    onTurn({ checked }) {
      looked += checked;
      if (looked >= Number(links)) worker.stop().then(resolve);
    },
  });
});
await done;
process.stdout.write(JSON.stringify({ ms: process.uptime() * 1_000 }));
await client.close();
await close();
