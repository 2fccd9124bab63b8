import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeXlsx } from "hucre";
import { afterAll, beforeAll, expect } from "vitest";
import { DAY_MS } from "#app/domain/evidence/history.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { saidBy } from "#tests/check-runs.ts";
import { testDbs } from "#tests/db.ts";
import {
  aCatalogue,
  aPlan,
  aWorld,
  fileItem,
  type SampleCkan,
  startSampleCkan,
} from "./evidence-factories.ts";
import { testFiles } from "./file-server.ts";

type Served = { type: string; body: Uint8Array };
type Mirror = { host: string; port: number; origin: string; close: () => void };

const DISTRICTS = Array.from({ length: 40 }, (_, row) => ({
  kode: `31${String(row).padStart(2, "0")}`,
  nama: `Daerah pemilihan ${row}`,
  kursi: (row % 8) + 3,
}));
const CSV = Buffer.from(
  `kode,nama,kursi\n${DISTRICTS.map(({ kode, nama, kursi }) => `${kode},${nama},${kursi}`).join("\n")}\n`,
);

let ckan: SampleCkan;
let source: Mirror;
let mirror: Mirror;
beforeAll(async () => {
  ckan = await startSampleCkan();
  source = await serve({ "/dapil.csv": { type: "text/csv", body: CSV } });
  const other = DISTRICTS.map((row, index) => (index === 7 ? { ...row, kursi: row.kursi + 1 } : row));
  mirror = await serve({
    "/cermin.csv": { type: "text/csv", body: CSV },
    "/dapil.xlsx": { type: XLSX, body: await workbook(shuffled(DISTRICTS)) },
    "/ubahan.xlsx": { type: XLSX, body: await workbook(shuffled(other)) },
  });
});
afterAll(async () => {
  await ckan.close();
  source.close();
  mirror.close();
});

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The rows in another order, and each column in another place. */
function shuffled(rows: typeof DISTRICTS) {
  return rows.toReversed().map(({ kode, nama, kursi }) => [kursi, kode, nama]);
}

function workbook(rows: ReturnType<typeof shuffled>): Promise<Uint8Array> {
  return writeXlsx({ sheets: [{ name: "Dapil", rows: [["kursi", "kode", "nama"], ...rows] }] });
}

async function serve(files: Record<string, Served>): Promise<Mirror> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    if (file === undefined) return response.writeHead(404).end();
    return response.writeHead(200, { "content-type": file.type }).end(file.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { host: "127.0.0.1", port, origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

testDbs(
  "a mirror and a shuffled workbook are the catalogued data, a workbook with one other cell is not",
  async ({ db }) => {
    const files = await testFiles();
    const world = aWorld(db, [ckan, source, mirror]);
    const deps = { ...world.deps, files };
    const check = () => runWorkerBatch(deps, { workerId: "w" });
    const matchOf = async (itemId: string) => {
      const [said] = await saidBy(db, "C3", itemId);
      return `${said?.code} ${said?.data.tier ?? ""}`.trim();
    };
    try {
      await aPlan(db);
      await aCatalogue(db, ckan);
      ckan.packages = [{ id: "dapil", resources: [{ url: `${source.origin}/dapil.csv`, format: "CSV" }] }];
      expect((await harvestCatalogue("open-data", deps)).outcome).toBe("complete");
      world.pass(8 * DAY_MS);
      expect(await check()).toEqual({ checked: 1 });
      expect((await harvestCatalogue("open-data", deps)).outcome).toBe("complete");

      await fileItem(deps, "mirror", `${mirror.origin}/cermin.csv`);
      await fileItem(deps, "workbook", `${mirror.origin}/dapil.xlsx`);
      await fileItem(deps, "other", `${mirror.origin}/ubahan.xlsx`);
      await check();

      expect(await matchOf("mirror")).toBe("MATCHED_BY_CONTENT M6");
      expect(await matchOf("workbook")).toBe("MATCHED_BY_CONTENT M7");
      expect(await matchOf("other")).toBe("NOT_IN_CATALOGUE");
    } finally {
      await world.close();
      await files.close();
    }
  },
  60_000,
);
