import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { readXlsx } from "hucre";
import pino from "pino";
import { verifyAudit } from "#app/data/audit.server.ts";
import { openDb } from "#app/data/db.server.ts";
import { migrate } from "#app/data/migrate.server.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { readRawFile } from "#app/exchange/plan-workbook/raw-sheets.server.ts";
import { writePlanXlsx } from "#app/exchange/plan-workbook/write-workbook.server.ts";
import { createReaderPool } from "#app/exchange/read-file/reader-pool.server.ts";
import { createGuardedClient } from "#app/fetch/guarded-client.server.ts";
import { applyImport } from "#app/services/plan-import/apply-import.server.ts";
import { insertOrganisation, insertPerson } from "#tests/data-factories.ts";
import {
  aDocument,
  aMilestoneSubject,
  anActionSubject,
  aPlanSubject,
  aSlotSubject,
} from "#tests/domain/authoring/documents.ts";
import { contentOf } from "#tests/exchange/plan-workbook/plan-files.ts";
import { handIn } from "#tests/services/plan-import/hand-in.ts";

/**
 * How long a workbook of 10,000 rows takes to parse, to preview and to apply, as a new plan and then with every
 * weight changed, and whether others are answered meanwhile. Parsing is reading the sheets into typed cells: by
 * the library and by the application's reader in a process that has read them before, and in a new thread, which
 * is where a preview reads. The preview runs in
 * the built thread when there is one (`npm run build`), so that no time goes into translating the program.
 *
 *   DATABASE_URL   another database than a new SQLite one; it must be empty
 */
const ROWS = 10_000;
const ROUNDS = 5;

function bigDocument(weight: number): PlanDocument {
  const actions = Array.from({ length: 1_000 }, (_, at) => anActionSubject({ code: `A${at}`, ordinal: at }));
  const milestones = Array.from({ length: 3_000 }, (_, at) =>
    aMilestoneSubject({ code: `M${at}`, action: `A${at % 1_000}`, weight }),
  );
  const slots = Array.from({ length: ROWS - 1_000 - 3_000 - 3_000 - 4 }, (_, at) =>
    aSlotSubject({ code: `S.${at}`, milestone: `M${at % 3_000}`, weight }),
  );
  const document = aDocument({
    plan: [aPlanSubject({ code: "besar" })],
    action: actions,
    milestone: milestones,
  });
  return { ...document, slot: slots, element: [] };
}

async function timed<Answer>(run: () => Promise<Answer>): Promise<{ ms: number; answer: Answer }> {
  const from = performance.now();
  const answer = await run();
  return { ms: performance.now() - from, answer };
}

async function median(run: () => Promise<unknown>): Promise<number> {
  const times: Array<number> = [];
  await run();
  for (let round = 0; round < ROUNDS; round += 1) times.push((await timed(run)).ms);
  return times.sort((left, right) => left - right)[Math.floor(ROUNDS / 2)] ?? 0;
}

function inThread(path: string): Promise<unknown> {
  const thread = new Worker(new URL("./parse-thread.mjs", import.meta.url), {
    ...{ workerData: path, execArgv: [] },
  });
  return new Promise((resolve, reject) => thread.on("message", resolve).on("error", reject));
}

/** Asks a small page every 10 ms and keeps the longest wait for an answer, and the most memory held. */
async function whileAnswering<Answer>(run: () => Promise<Answer>) {
  const server = createServer((_request, response) => response.end("ok"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  let [worstMs, isOver, peakBytes] = [0, false, 0];
  const asking = (async () => {
    while (!isOver) {
      const { ms } = await timed(async () => (await fetch(`http://127.0.0.1:${port}/`)).text());
      worstMs = Math.max(worstMs, ms);
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();
  const done = await timed(run);
  isOver = true;
  await asking;
  server.close();
  return { ...done, worstMs, peakMb: Math.round(peakBytes / 2 ** 20) };
}

/** Written by another process, whose memory is not the import's. */
async function writeWorkbooks(folder: string): Promise<void> {
  for (const weight of [1, 2])
    writeFileSync(join(folder, `${weight}.xlsx`), await writePlanXlsx(contentOf(bigDocument(weight))));
}

async function bench(folder: string): Promise<void> {
  const self = fileURLToPath(import.meta.url);
  spawnSync(process.execPath, ["--import", "tsx", self, folder], { stdio: "inherit" });
  const databaseUrl = process.env.DATABASE_URL ?? `file:${join(folder, "bench.db")}`;
  await migrate(databaseUrl, { at: new Date() });
  const { db, provider, close } = await openDb(databaseUrl);
  const pool = createReaderPool({ registers: [] });
  try {
    const now = () => new Date();
    const files = { pool, spoolFolder: join(folder, "spool"), snapshotFolder: join(folder, "snapshots") };
    const client = createGuardedClient({ allow: [], userAgent: "bench", now });
    const log = pino({ enabled: false });
    const deps = { db, now, newId: randomUUID, log, client, allow: [], files, keyFolder: null };
    await insertOrganisation(db, "kpu");
    await insertOrganisation(db, "seknas", "secretariat");
    const actor = await insertPerson(db, { id: "wayan", organisation: "seknas", role: "secretariat" });
    const built = new URL("../../build/server/import-worker.js", import.meta.url);
    const thread = existsSync(fileURLToPath(built)) ? { thread: built } : {};
    const path = join(folder, "1.xlsx");
    const library = await median(() => readXlsx(readFileSync(path)));
    const reader = await median(() => readRawFile({ path }, () => {}));
    const alone = await median(() => inThread(path));
    const idleMb = Math.round(process.memoryUsage.rss() / 2 ** 20);
    console.log(
      `${provider}, ${(readFileSync(path).length / 2 ** 20).toFixed(1)} MB, ${idleMb} MB held before`,
    );
    console.log(
      `parse only: ${Math.round(library)} ms by the library, ${Math.round(reader)} ms by the reader, both warm; ` +
        `${Math.round(alone)} ms by the library in a thread of its own, as a preview is read`,
    );
    for (const [plan, weight] of [[null, 1] as const, ["besar", 2] as const]) {
      const bytes = readFileSync(join(folder, `${weight}.xlsx`));
      const dry = await whileAnswering(() => handIn({ actor, plan, bytes, ...thread }, deps));
      const { id, signedIn, summary } = dry.answer;
      const apply = await whileAnswering(() => applyImport({ signedIn, id, reason: null }, deps));
      console.log(`${plan === null ? "new plan" : "changed"}: ${summary.rows} rows, ${summary.edits} edits`);
      for (const [name, { ms, worstMs }] of Object.entries({ "dry run": dry, apply })) {
        const rate = Math.round(summary.rows / (ms / 1_000)).toLocaleString("en");
        const others = `others wait at most ${Math.round(worstMs)} ms`;
        console.log(`  ${name.padEnd(9)} ${Math.round(ms)} ms  ${rate} rows/s  ${others}`);
      }
      for (const [name, parse] of Object.entries({ "warm library": library, "own thread": alone })) {
        const times = (ms: number) => (ms / parse).toFixed(1);
        const both = times(dry.ms + apply.ms);
        console.log(`  times parsing (${name}): ${times(dry.ms)} and ${times(apply.ms)}, both ${both}`);
      }
      console.log(
        `  peak memory ${Math.max(dry.peakMb, apply.peakMb)} MB, applied: ${JSON.stringify(apply.answer.ok)}`,
      );
    }
    console.log(`audit log broken at: ${await verifyAudit(db)}`);
  } finally {
    await pool.close();
    await close();
  }
}

const [, , given] = process.argv;
if (given !== undefined) await writeWorkbooks(given);
else {
  const folder = mkdtempSync(join(tmpdir(), "capaian-bench-"));
  try {
    await bench(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
