/**
 * What things cost at 1, 10, 100 and 1,000 times the real plan, and how fast the cost grows: `npm run bench:scale`.
 *
 *   BENCH_TIMES (1,10,100,1000)
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import pino from "pino";
import type { Db } from "#app/data/db.server.ts";
import { claimHosts } from "#app/data/host-leases.server.ts";
import { dueTargets } from "#app/data/targets.server.ts";
import { MADE_UP_OFFICES, START, userIdOf } from "#app/domain/generate/made-up-ids.ts";
import { matrixAsOf } from "#app/domain/matrix.ts";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { readQuery } from "#app/domain/search/query.ts";
import { createReaderPool } from "#app/exchange/read-file/reader-pool.server.ts";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { exportPlan } from "#app/services/plan-import/export-plan.server.ts";
import { search } from "#app/services/search/search.server.ts";
import { openSearchIndex } from "#app/services/search/search-index.server.ts";
import { day } from "../factories.ts";
import { handIn } from "../services/plan-import/hand-in.ts";
import { type BenchEngine, enginesHere, quantile, withDb, withInstallation } from "./installation.ts";

/** Targets of the real plan, and pieces of evidence to each. */
const REAL_PLAN = 24;
const EVIDENCE_EACH = 4;
const TIMES = (process.env.BENCH_TIMES ?? "1,10,100,1000").split(",").map(Number);
const PLAN = "besar-001";
const LATER = new Date("2040-01-01T00:00:00Z");
const FILTER = { columns: "checkpoints", status: null, owner: null, stage: null, text: "", page: 1 } as const;
const SCOPE = { kind: null, plan: null, asOf: null, page: 1, perPage: 5 } as const;

type Curve = Map<string, Array<number | null>>;

for (const engine of enginesHere()) {
  const curve: Curve = new Map();
  for (const times of TIMES) await measure(engine, times, curve);
  show(engine, curve);
}

async function measure(engine: BenchEngine, times: number, curve: Curve): Promise<void> {
  const milestones = REAL_PLAN * times;
  const size = { plans: 1, milestones, evidence: milestones * EVIDENCE_EACH, seed: 7 };
  const startedAt = performance.now();
  await withInstallation(engine, size, ({ databaseUrl, folder }) => {
    keep(curve, "generate", performance.now() - startedAt);
    return withDb(databaseUrl, async (db) => {
      const pool = createReaderPool({ registers: [] });
      try {
        await costs(depsOf(db, folder, pool), curve);
      } finally {
        await pool.close();
      }
    });
  });
}

function depsOf(db: Db, folder: string, pool: ReturnType<typeof createReaderPool>): Deps {
  const now = () => new Date("2025-02-01T03:00:00Z");
  return {
    ...{ db, now, newId: randomUUID, log: pino({ enabled: false }), allow: [], keyFolder: null },
    client: createGuardedClient({ allow: [], userAgent: "bench", now }),
    files: { pool, spoolFolder: join(folder, "spool"), snapshotFolder: join(folder, "snapshots") },
  };
}

async function costs(deps: Deps, curve: Curve): Promise<void> {
  const { db } = deps;
  const plan = await timed(curve, "open the plan", () => openPlan(PLAN, deps));
  if (plan === null) throw new Error("no plan");
  await often(curve, "scorecard", () => scorecardAsOf(plan, day("2025-02-01")));
  await often(curve, "scorecard of a past day", () => scorecardAsOf(plan, day("2023-09-01")));
  await often(curve, "matrix, one page", () => matrixAsOf(plan, day("2025-02-01"), FILTER));
  await timed(curve, "build the search index", () => openSearchIndex(deps));
  for (const [name, typed] of [
    ["search, two words", "peta aceh"],
    ["search, typing error", "kampnye"],
    ["search, code", "A3-B12"],
  ] as const) {
    const read = readQuery(typed);
    if (!read.ok) throw new Error(read.problem);
    await often(curve, name, () => search(read.query, SCOPE, deps));
  }
  const [lease] = await timed(curve, "claim a host", () =>
    claimHosts(db, { limit: 1, workerId: "w", at: LATER }),
  );
  await often(curve, "pick due links", () => dueTargets(db, lease?.host ?? "", LATER));
  const asked = { actor: null, plan: PLAN, format: "xlsx", language: "id", template: false } as const;
  const made = await timed(curve, "export as a workbook", () => exportPlan(asked, deps));
  if (!made.ok) return keep(curve, "import, dry run", null);
  const { secretariat } = MADE_UP_OFFICES;
  const office = {
    role: "secretariat",
    organisation: secretariat,
    plan: null,
    fromOn: START,
    toOn: null,
  } as const;
  const actor = { userId: userIdOf(secretariat), offices: [office] };
  const from = performance.now();
  try {
    await handIn({ actor, plan: PLAN, bytes: made.bytes }, deps);
    keep(curve, "import, dry run", performance.now() - from);
  } catch (error) {
    console.log(`import, dry run: ${error instanceof Error ? error.message : String(error)}`);
    keep(curve, "import, dry run", null);
  }
}

async function timed<Answer>(curve: Curve, name: string, run: () => Promise<Answer>): Promise<Answer> {
  const from = performance.now();
  const answer = await run();
  keep(curve, name, performance.now() - from);
  return answer;
}

/** The median of some runs, after one that warms up. */
async function often(curve: Curve, name: string, run: () => unknown): Promise<void> {
  await run();
  const runs: Array<number> = [];
  for (let count = 0; count < 7; count += 1) {
    const from = performance.now();
    await run();
    runs.push(performance.now() - from);
  }
  keep(
    curve,
    name,
    quantile(
      [...runs].sort((left, right) => left - right),
      0.5,
    ),
  );
}

function keep(curve: Curve, name: string, ms: number | null): void {
  curve.set(name, [...(curve.get(name) ?? []), ms]);
}

/** Exponent 1 is as fast as the plan grows; it is taken between the two largest sizes, where fixed costs matter least. */
function show(engine: BenchEngine, curve: Curve): void {
  console.log(`\n${engine}: milliseconds at times the real plan of ${REAL_PLAN} targets`);
  console.log(`| | ${TIMES.map((times) => `${times}×`).join(" | ")} | exponent |`);
  console.log(`|---|${TIMES.map(() => "---:|").join("")}---:|`);
  for (const [name, values] of curve) {
    const [before, last] = values.slice(-2);
    const [smaller = 1, larger = 1] = TIMES.slice(-2);
    const isKnown = typeof before === "number" && typeof last === "number" && TIMES.length > 1;
    const exponent = isKnown ? (Math.log(last / before) / Math.log(larger / smaller)).toFixed(2) : "–";
    const cells = values.map((value) => (value === null ? "–" : value.toFixed(value < 10 ? 2 : 0)));
    console.log(`| ${name} | ${cells.join(" | ")} | ${exponent} |`);
  }
  console.log(`Memory of the process at the end: ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`);
}
