import { pino } from "pino";
import { newId } from "#app/cli/new-id.server.ts";
import { openDb } from "#app/data/db.server.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { createClient } from "#app/services/evidence-client.server.ts";

/**
 * The whole engine on a database made beforehand: leases, looks, chain, judgement, results, next due times.
 * Arguments: database, first port, ports, concurrency, `host`, `url` or `polite`.
 */
const [databaseUrl = "", firstPort = "9100", ports = "1", concurrent = "64", scope = "url"] =
  process.argv.slice(2);
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

const due = { dueAt: { lte: new Date() } };
const links = await db.target.count({ where: due });
const retryAfter = scope === "url" ? ("url" as const) : ("host" as const);
const worker = startWorker(deps, {
  pollMs: 50,
  bench: { pace: { ratePerSecond: Number.POSITIVE_INFINITY, concurrent: perHost }, retryAfter },
});
while ((await db.target.findFirst({ where: due, select: { id: true } })) !== null) {
  await new Promise((resolve) => setTimeout(resolve, 50));
}
const ms = process.uptime() * 1_000;
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
await worker.stop();
process.stdout.write(
  JSON.stringify({
    ...{ links, ms, cpuMs: (userCPUTime + systemCPUTime) / 1_000, rssMb: maxRSS / 1_024 },
    ...(await errorsIn()),
  }),
);
await client.close();
await close();

/** Verdicts that differ from the truth the server knows, targets not looked at exactly once, broken chains. */
async function errorsIn() {
  const wrong = await db.$queryRaw<Array<{ n: bigint }>>`
    SELECT COUNT(*) AS n FROM "Target" t
    LEFT JOIN "Observation" o ON o."targetId" = t."id"
    LEFT JOIN "EvidenceItem" i ON i."targetId" = t."id"
    LEFT JOIN (
      SELECT "evidenceItemId", json_extract("resultsJson", '$.results[0][2]') AS "code" FROM "CheckRun"
    ) r ON r."evidenceItemId" = i."id"
    WHERE o."status" IS NULL OR r."code" IS NULL
      OR (i."note" = '404') <> (r."code" = 'NOT_FOUND_ONCE')
      OR (i."note" = '301') <> (r."code" = 'MOVED_PERMANENTLY')
      OR (i."note" = '200') <> (r."code" = 'OK')`;
  const observations = await db.observation.count();
  return { errors: Number(wrong[0]?.n ?? -1), observations };
}
