import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { resultsOfRun } from "#app/data/check-runs.server.ts";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import { ensureTarget } from "#app/data/targets.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { parseEvidenceUrl } from "#app/domain/evidence/canonical-url.ts";
import type { EvidenceRole } from "#app/domain/evidence/evidence-item.ts";
import { PUBLIC_PORTS } from "#app/domain/evidence/url-policy.ts";
import type { Actor } from "#app/domain/permission.ts";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import type { Deps } from "#app/services/deps.server.ts";

const START = new Date("2026-11-03T03:12:00Z");
const DAY = "2026-11-01";
const PROVENANCE = "[]";
const SOURCE = JSON.stringify({ title: { id: "Rencana", en: null } });

export type World = { deps: Deps; pass: (ms: number) => void; close: () => Promise<void> };

/** Dependencies on a database, with a clock that moves only when told and a client that reaches these servers alone. */
export function aWorld(db: Db, servers: ReadonlyArray<{ host: string; port: number }>): World {
  let now = START;
  const allow = servers.map(({ host, port }) => ({ host, port }));
  const client = createGuardedClient({
    ...{ allow, userAgent: "capaian/test", now: () => now },
    limits: { headersMs: 1_500, totalMs: 8_000, retryDelayMs: 1, wireBytes: 200_000 },
  });
  return {
    deps: {
      db,
      now: () => now,
      newId: randomUUID,
      log: pino({ level: "silent" }),
      client,
      allow,
      files: null,
      keyFolder: null,
    },
    pass: (ms) => {
      now = new Date(now.getTime() + ms);
    },
    close: () => client.close(),
  };
}

/** A plan with one commission, one person, one milestone and one slot, into which evidence can be filed. */
export async function aPlan(db: Db): Promise<void> {
  const texts = { title: "x", summary: "x", ordinal: 1, provenanceJson: PROVENANCE };
  await db.plan.create({
    data: {
      ...{ id: "p", slug: "ran", code: "RAN", title: "Rencana", summary: "x", timeZone: "Asia/Jakarta" },
      ...{ periodStart: "2026-01-01", periodEnd: "2027-12-31", periodLabel: "2026", state: "adopted" },
      ...{ knownFrom: "2026-01-01", sourceJson: SOURCE, createdAt: START },
    },
  });
  await db.organisation.create({
    data: { id: "o", slug: "kpu", name: "KPU", short: "KPU", kind: "commission", url: "https://kpu.go.id/" },
  });
  await db.user.create({ data: { id: "u", email: "u@kpu.go.id", name: "Sari", createdAt: START } });
  await db.checkpoint.create({
    data: {
      id: "cp",
      planId: "p",
      code: "B12",
      label: "x",
      dueOn: "2027-12-31",
      ordinal: 1,
      provenanceJson: PROVENANCE,
    },
  });
  await db.commitment.create({ data: { id: "c", planId: "p", code: "VI", ...texts } });
  await db.action.create({
    data: { id: "a", planId: "p", commitmentId: "c", code: "A1", groupLabel: "x", ...texts },
  });
  await db.milestone.create({
    data: {
      ...{ id: "m", planId: "p", actionId: "a", checkpointId: "cp", code: "A1-B12", title: "x" },
      ...{ mustBeTrue: "x", weight: 1, provenanceJson: PROVENANCE, createdAt: START },
      owners: { create: { id: "mo", organisationId: "o", role: "lead", provenanceJson: PROVENANCE } },
    },
  });
  await db.evidenceSlot.create({
    data: {
      ...{ id: "s", planId: "p", milestoneId: "m", code: "B12.1", title: "x", acceptedKindsJson: "[]" },
      ...{ criteria: "x", required: true, weight: 1, legalStanding: "any", provenanceJson: PROVENANCE },
    },
  });
  await db.report.create({
    data: {
      ...{ id: "r", planId: "p", milestoneId: "m", organisationId: "o", authorId: "u", percentDone: 100 },
      ...{ narrative: "NIHIL", obstaclesJson: "[]", knownOn: DAY, recordedAt: START },
    },
  });
}

/** Files a link in the slot and makes its target known; returns the target's id. */
export async function fileItem(
  { db, now, newId, allow }: Deps,
  id: string,
  typed: string,
  role: EvidenceRole = "data-file",
): Promise<string> {
  const address = parseEvidenceUrl(typed, { allow, ports: PUBLIC_PORTS });
  if (!address.ok) throw new Error(`${typed}: ${address.refusal}`);
  return inTransaction(db, async (tx) => {
    const targetId = await ensureTarget(tx, address, { at: now(), illustration: false, newId });
    await tx.evidenceItem.create({
      data: {
        ...{ id, slotId: "s", reportId: "r", targetId, url: address.url, kind: "dataset", role },
        ...{ knownOn: DAY, recordedAt: START },
      },
    });
    return targetId;
  });
}

/** A person with an office in the plan. */
export const OFFICER: Actor = {
  userId: "u",
  offices: [
    ...[{ role: "owner", organisation: "kpu", plan: "ran", fromOn: day("2026-01-01"), toOn: null } as const],
  ],
};

function day(iso: string) {
  return CalendarDateSchema.parse(iso);
}

/** Codes of an item's latest results of C1 to C4, in their order. */
export async function codesOf(db: Db, itemId: string): Promise<Array<string>> {
  const run = await db.checkRun.findFirst({ where: { evidenceItemId: itemId }, orderBy: { at: "desc" } });
  return run === null
    ? []
    : resultsOfRun(run)
        .slice(0, 4)
        .map(({ code }) => code);
}

export type SamplePackage = { id: string; resources?: Array<{ url: string; format?: string }> };

export type SampleCkan = {
  host: string;
  port: number;
  origin: string;
  packages: Array<SamplePackage>;
  /** Status every call answers with, instead of its answer. */
  broken: number | null;
  robots: string;
  /** Most records an answer holds, whatever was asked. */
  rowsMax: number;
  /** Paths asked so far. */
  asked: Array<string>;
  close: () => Promise<void>;
};

const ETAG = '"v1"';

/** A small CKAN on loopback that also serves its files and pages. */
export async function startSampleCkan(): Promise<SampleCkan> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", ckan.origin);
    ckan.asked.push(url.pathname);
    if (request.headers["if-none-match"] === ETAG) return response.writeHead(304).end();
    const [status, body] = answerOf(ckan, url);
    const isApi = url.pathname.startsWith("/api/");
    const csv = url.pathname.endsWith(".csv");
    response.setHeader("content-type", isApi ? "application/json" : csv ? "text/csv" : "text/html");
    if (csv) response.setHeader("etag", ETAG);
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  const ckan: SampleCkan = {
    ...{ host: "127.0.0.1", port, origin: `http://127.0.0.1:${port}`, packages: [], broken: null },
    ...{ robots: "", rowsMax: 2, asked: [], close },
  };
  return ckan;
}

function answerOf(ckan: SampleCkan, url: URL): [number, string] {
  const { pathname, searchParams } = url;
  if (pathname === "/robots.txt") return [200, ckan.robots];
  if (pathname.startsWith("/api/3/action/")) return actionAnswer(ckan, pathname.slice(14), searchParams);
  if (pathname.endsWith(".csv"))
    return [200, `kode,suara\n${Array.from({ length: 50 }, (_, n) => `${n},9`).join("\n")}\n`];
  if (pathname.startsWith("/dataset/")) {
    return [200, `<!doctype html><title>${pathname}</title><p>${"Data hasil pemilu. ".repeat(40)}</p>`];
  }
  return [404, "<h1>404</h1>"];
}

function actionAnswer(ckan: SampleCkan, action: string, query: URLSearchParams): [number, string] {
  if (ckan.broken !== null) return [ckan.broken, "{}"];
  if (action === "status_show")
    return [200, JSON.stringify({ success: true, result: { ckan_version: "2.11" } })];
  if (action === "package_search") {
    const start = Number(query.get("start"));
    const results = ckan.packages.slice(start, start + ckan.rowsMax).map(recordOf);
    return [200, JSON.stringify({ success: true, result: { count: ckan.packages.length, results } })];
  }
  const found = ckan.packages.find(({ id }) => id === query.get("id"));
  if (found === undefined) return [404, JSON.stringify({ success: false })];
  return [200, JSON.stringify({ success: true, result: recordOf(found) })];
}

function recordOf({ id, resources = [] }: SamplePackage) {
  return {
    ...{ id, name: id, title: `Dataset ${id}`, organization: { name: "kpu", title: "KPU" } },
    ...{
      metadata_modified: "2026-10-01T00:00:00",
      license_id: "cc-by",
      tracking_summary: { total: Math.random() },
    },
    resources: resources.map((resource, index) => ({
      id: `${id}-${index}`,
      name: "berkas",
      size: "900",
      ...resource,
    })),
  };
}

export async function aCatalogue(db: Db, { origin }: { origin: string }): Promise<void> {
  await db.catalogue.create({
    data: {
      ...{ id: "cat", planId: "p", slug: "open-data", title: "Open Data", url: origin, kind: "ckan" },
      organisationId: "o",
    },
  });
}
