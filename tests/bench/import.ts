import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
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

/** How long a workbook of 10,000 rows takes to read, to preview and to apply, and whether others are answered. */
const ROWS = 10_000;

function bigDocument(): PlanDocument {
  const actions = Array.from({ length: 1_000 }, (_, at) => anActionSubject({ code: `A${at}`, ordinal: at }));
  const milestones = Array.from({ length: 3_000 }, (_, at) =>
    aMilestoneSubject({ code: `M${at}`, action: `A${at % 1_000}` }),
  );
  const slots = Array.from({ length: ROWS - 1_000 - 3_000 - 3_000 - 4 }, (_, at) =>
    aSlotSubject({ code: `S.${at}`, milestone: `M${at % 3_000}` }),
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

/** Asks a small page every 20 ms and keeps the longest wait for an answer. */
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
      peakBytes = Math.max(peakBytes, process.memoryUsage().rss);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const done = await timed(run);
  isOver = true;
  await asking;
  server.close();
  return { ...done, worstMs, peakMb: Math.round(peakBytes / 2 ** 20) };
}

const folder = mkdtempSync(join(tmpdir(), "capaian-bench-"));
const databaseUrl = `file:${join(folder, "bench.db")}`;
await migrate(databaseUrl, { at: new Date() });
const { db, close } = await openDb(databaseUrl);
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
  const bytes = await writePlanXlsx(contentOf(bigDocument()));
  const path = join(folder, "besar.xlsx");
  writeFileSync(path, bytes);
  await readRawFile({ path }, () => {});
  const parse = await timed(() => readRawFile({ path }, () => {}));
  const dry = await whileAnswering(() => handIn({ actor, plan: null, bytes }, deps));
  const { id, signedIn, summary } = dry.answer;
  const apply = await whileAnswering(() => applyImport({ signedIn, id, reason: null }, deps));
  const rate = (ms: number) => `${Math.round(summary.rows / (ms / 1_000)).toLocaleString("en")} rows/s`;
  console.log(`${summary.rows} rows, ${(bytes.length / 2 ** 20).toFixed(1)} MB, ${summary.errors} problems`);
  console.log(`parse only  ${Math.round(parse.ms)} ms  ${rate(parse.ms)}`);
  console.log(
    `dry run     ${Math.round(dry.ms)} ms  ${rate(dry.ms)}  others wait at most ${Math.round(dry.worstMs)} ms`,
  );
  console.log(
    `apply       ${Math.round(apply.ms)} ms  ${rate(apply.ms)}  others wait at most ${Math.round(apply.worstMs)} ms`,
  );
  console.log(`both        ${((dry.ms + apply.ms) / parse.ms).toFixed(1)} times parsing`);
  console.log(`peak memory ${Math.max(dry.peakMb, apply.peakMb)} MB, applied: ${apply.answer.ok}`);
} finally {
  await pool.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
}
