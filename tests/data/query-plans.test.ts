import { readFileSync } from "node:fs";
import { beforeAll, expect } from "vitest";
import { type Db, openDb } from "#app/data/db.server.ts";
import { connectionOf } from "#app/data/db-engine.server.ts";
import { claimHosts } from "#app/data/host-leases.server.ts";
import { hasDueMail } from "#app/data/outbox.server.ts";
import { dueTargets } from "#app/data/targets.server.ts";
import { MADE_UP_OFFICES, userIdOf } from "#app/domain/generate/made-up-ids.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { generateInstallation } from "#app/services/generate/generate-installation.server.ts";
import { openSearchIndex } from "#app/services/search/search-index.server.ts";
import { openSession, startSession } from "#app/services/sessions.server.ts";
import { testDeps } from "#tests/data-factories.ts";
import { testDatabases } from "#tests/db.ts";
import { type Sent, statementsOf } from "#tests/query-log.ts";
import { tableUnder } from "#tests/rule-tables.ts";
import { openSite, signedInBrowser, warmSite } from "#tests/site.ts";

const SIZE = { plans: 3, milestones: 60, evidence: 240, seed: 7 };
const NOW = new Date("2024-03-01T03:00:00Z");
const DOCUMENT = "docs/operation/scale.md";
const HOT = tableUnder(readFileSync(DOCUMENT, "utf8"), "Hot paths", DOCUMENT);
/** Tables that grow with the plans, with what is reported under them and with those who come. */
const LARGE = new Set(
  (
    "Action Milestone MilestoneOwner DeadlineRule Indicator EvidenceSlot DataElement Report EvidenceItem " +
    "ReviewStep ItemDecision Target Observation CheckRun AuditEntry PlanEdit Notice OutboxMail Session " +
    "IndicatorValue ExtensionRequest Comment Dataset Resource Follower ReportDraft Snapshot RateLimit EvidenceDecision"
  ).split(" "),
);

beforeAll(warmSite, 60_000);

/** Somebody of an office: the owner is the one of the first target. */
async function personOf(db: Db, askedBy: string): Promise<string | null> {
  if (askedBy === "anyone") return null;
  if (askedBy === "secretariat") return userIdOf(MADE_UP_OFFICES.secretariat);
  const first = await db.milestone.findFirstOrThrow({
    where: { code: "A1-B06", plan: { slug: "besar-001" } },
    select: { owners: { select: { organisationId: true } } },
  });
  return userIdOf(first.owners[0]?.organisationId ?? "");
}

/** Where a statement reads a large table from end to end. */
async function fullScans(db: Db, { sql, values }: Sent): Promise<Array<string>> {
  if (/WHERE \(?1=0\b/.test(sql)) return []; // Prisma's way to ask for nothing
  const connection = connectionOf(db);
  if (connection !== null) {
    const places = (sql.replace(/'[^']*'|"[^"]*"/g, "").match(/\?/g) ?? []).map(() => null);
    const steps = connection
      .prepare<Array<null>, { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...places);
    const names = new Map(
      [...sql.matchAll(/"(\w+)`?"?\s+(?:AS\s+)?[`"]?(\w+)[`"]?/g)].map(([, table, alias]) => [alias, table]),
    );
    return steps.flatMap(({ detail }) => {
      const name = /^SCAN (?:main\.)?(\w+)/.exec(detail)?.[1] ?? "";
      const table = LARGE.has(name) ? name : (names.get(name) ?? name);
      return LARGE.has(table) && !/LIMIT 1\b/.test(sql) ? [`${detail} in ${sql}`] : [];
    });
  }
  const rows = await db.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL enable_seqscan = off");
    return tx.$queryRawUnsafe<Array<Record<string, string>>>(`EXPLAIN ${sql}`, ...values);
  });
  return rows.flatMap((row) => {
    const line = Object.values(row)[0] ?? "";
    const table = /Seq Scan on "?(\w+)"?/.exec(line)?.[1] ?? "";
    return LARGE.has(table) ? [`${line.trim()} in ${sql}`] : [];
  });
}

async function scansOf(deps: Deps, name: string, sent: ReadonlyArray<Sent>): Promise<Array<string>> {
  const scans: Array<string> = [];
  for (const one of new Map(sent.map((each) => [each.sql, each])).values()) {
    for (const scan of await fullScans(deps.db, one)) scans.push(`${name}: ${scan}`);
  }
  return scans;
}

testDatabases(
  "no hot path reads a large table from end to end",
  async ({ databaseUrl }) => {
    const first = await openDb(databaseUrl);
    await generateInstallation(SIZE, { beside: false, onPlan: () => {} }, { db: first.db });
    const people = new Map<string, string | null>();
    for (const { cell } of HOT) people.set(cell("asked by"), await personOf(first.db, cell("asked by")));
    await first.close();
    const scans: Array<string> = [];
    for (const { cell } of HOT) {
      const { db, close } = await openDb(databaseUrl); // prepares its statements anew
      try {
        const deps = testDeps(db, NOW);
        if (cell("hot path").includes("index built")) await openSearchIndex(deps);
        const site = await openSite(deps);
        const person = people.get(cell("asked by")) ?? null;
        const browser =
          person === null ? site.browser() : (await signedInBrowser(site, person, deps)).browser;
        const sent = await statementsOf(async () => {
          expect((await browser.get(cell("address"))).status, cell("address")).toBe(200);
        });
        expect(sent.length, cell("address")).toBeGreaterThan(0);
        scans.push(...(await scansOf(deps, cell("hot path"), sent)));
      } finally {
        await close();
      }
    }
    expect(scans.map(brief)).toEqual([]);
  },
  { timeoutMs: 120_000 },
);

testDatabases("what runs beside the pages reads no large table either", async ({ databaseUrl }) => {
  const { db, close } = await openDb(databaseUrl);
  try {
    const deps = testDeps(db, NOW);
    await generateInstallation(SIZE, { beside: false, onPlan: () => {} }, deps);
    const start = { userId: userIdOf("lembaga-01"), name: "", userAgent: null, replaces: null };
    const later = new Date("2040-01-01T00:00:00Z");
    const sent = await statementsOf(async () => {
      const token = await startSession(start, deps);
      expect(await openSession(token, deps)).not.toBeNull();
      const [lease] = await claimHosts(db, { limit: 4, workerId: "w", at: later });
      expect(await dueTargets(db, lease?.host ?? "", later)).not.toEqual([]);
      expect(await hasDueMail(db, later)).toBe(false);
    });
    expect(sent.length).toBeGreaterThan(4);
    expect((await scansOf(deps, "beside", sent)).map(brief)).toEqual([]);
  } finally {
    await close();
  }
});

function brief(scan: string): string {
  return scan.replace(/\s+/g, " ").slice(0, 600);
}
