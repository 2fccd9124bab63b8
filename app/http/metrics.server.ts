import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { OperationFacts } from "#app/domain/operation/health.ts";

const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What this server counts of itself, in Prometheus' words. Names end in their unit. */
export type Metrics = {
  registry: Registry;
  /** Counts an answer when its last byte has left. */
  watch: (message: IncomingMessage, response: ServerResponse) => void;
  /** Everything as text, with counts of the moment beside it. */
  text: (facts: OperationFacts | null) => Promise<string>;
};

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "capaian_" });
  const requests = new Counter({
    name: "capaian_http_requests_total",
    help: "Answers sent, by area of the site, method and class of status.",
    labelNames: ["area", "method", "status"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "capaian_http_request_duration_seconds",
    help: "Time from a request's arrival to the last byte of its answer.",
    labelNames: ["area"],
    buckets: SECONDS,
    registers: [registry],
  });
  const moment = new Gauge({
    name: "capaian_state",
    help: "Counts of the moment: links due, hosts paused, mails unsent and failed, processes up, seconds since a backup.",
    labelNames: ["of"],
    registers: [registry],
  });
  return {
    registry,
    watch(message, response) {
      const end = durations.startTimer({ area: areaOf(message.url ?? "/") });
      response.once("close", () => {
        end();
        const status = `${Math.floor(response.statusCode / 100)}xx`;
        requests.inc({ area: areaOf(message.url ?? "/"), method: methodOf(message), status });
      });
    },
    async text(facts) {
      if (facts !== null) setMoment(moment, facts);
      return registry.metrics();
    },
  };
}

function setMoment(gauge: Gauge, facts: OperationFacts): void {
  const { at, queue, hostsPaused, outbox, processes, backup } = facts;
  gauge.set({ of: "links_due" }, queue.due);
  gauge.set({ of: "hosts_paused" }, hostsPaused);
  gauge.set({ of: "mails_unsent" }, outbox.unsent);
  gauge.set({ of: "mails_failed" }, outbox.failed);
  gauge.set({ of: "workers" }, processes.filter(({ kind }) => kind === "worker").length);
  gauge.set({ of: "web_servers" }, processes.filter(({ kind }) => kind === "web").length);
  if (backup !== null) {
    gauge.set({ of: "backup_age_seconds" }, (Date.parse(at) - Date.parse(backup.finishedAt)) / 1_000);
  }
}

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

function methodOf({ method }: IncomingMessage): string {
  return method !== undefined && METHODS.has(method) ? method : "other";
}

const AREAS: ReadonlyArray<readonly [RegExp, string]> = [
  [/^\/assets\//, "asset"],
  [/^\/(healthz|readyz|metrics)\b/, "probe"],
  [/^\/api\//, "api"],
  [/\.(csv|json|ndjson|xlsx|atom|ics|ttl|jsonld|zip|pdf|docx)(\?|$)/, "file"],
  [/^\/(en\/)?(tugas|periksa|tinjau|akun|orang|pos|jejak|moderasi|pemberitahuan|masuk|keluar)\b/, "work"],
];

/** A few names for all addresses, so that no address of a reader's makes a series of its own. */
export function areaOf(url: string): string {
  return AREAS.find(([pattern]) => pattern.test(url))?.[1] ?? "page";
}

/** Whether the metrics may be read: with the token, or without one from this computer itself. */
export function mayReadMetrics(
  { authorization, address }: { authorization: string | null; address: string | null },
  token: string | null,
): boolean {
  if (token === null) return address !== null && /^(127\.|::1$|::ffff:127\.)/.test(address);
  const given = Buffer.from(authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
