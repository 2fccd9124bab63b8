import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { stateOfAnswer } from "#app/domain/evidence/page-links.ts";
import { offeredLinks } from "#app/exchange/page-offers.server.ts";
import { openEvidence } from "#app/services/open-evidence.server.ts";
import { runWorkerBatch } from "#app/services/run-worker-batch.server.ts";
import { testDbs } from "#tests/db.ts";
import { aPlan, aWorld, fileItem, type World } from "./evidence-factories.ts";

const PAGE =
  '<!doctype html><html lang="id"><title>AD/ART</title><nav><a href="#">Menu</a> <a href="/">Beranda</a></nav>' +
  "<p>Delapan tautan dokumen partai politik peserta pemilu, masing-masing satu berkas.</p><ul>" +
  ["satu", "dua", "tiga"].map((name) => `<li><a href="/${name}.pdf">Partai ${name}</a>`).join("") +
  '<li><a href="#">Partai empat</a><li><a href="/kosong.pdf">Partai lima</a>' +
  '<li><a href="/tiada.pdf">Partai enam</a><li><a href="/galat.pdf">Partai tujuh</a></ul>';

const asked: Array<string> = [];
const server = createServer((request, response) => {
  const path = request.url ?? "";
  asked.push(path);
  if (path === "/ad-art") return response.writeHead(200, { "content-type": "text/html" }).end(PAGE);
  if (path === "/galat.pdf") return response.writeHead(500).end();
  if (path === "/kosong.pdf") return response.writeHead(200, { "content-type": "application/pdf" }).end();
  if (/^\/(satu|dua|tiga)\.pdf$/.test(path)) return response.end(`%PDF-1.4 ${"x".repeat(100_000)}`);
  return response.writeHead(404).end("tiada");
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  port = address.port;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function judged(world: World, criteria: string) {
  const { deps } = world;
  await aPlan(deps.db);
  await deps.db.evidenceSlot.update({ where: { id: "s" }, data: { criteria } });
  await fileItem(deps, "i1", `http://127.0.0.1:${port}/ad-art`, "web-page");
  asked.length = 0;
  await runWorkerBatch(deps, { workerId: "w1" });
  const day = CalendarDateSchema.parse("2099-01-01");
  const days = { asOf: day, today: day };
  const checked = await openEvidence(["i1"], days, deps);
  return checked.i1?.checks.find(({ check }) => check === "C2");
}

testDbs("a page filed where links are asked for is told which of them do not open", async ({ db }) => {
  const world = aWorld(db, [{ host: "127.0.0.1", port }]);
  const result = await judged(world, "Setiap tautan membuka dokumen asli.").finally(world.close);

  expect(result).toMatchObject({ code: "LINKS_ON_PAGE_DEAD", outcome: "warn" });
  expect(result?.data).toMatchObject({
    ...{ deadCount: 3, offeredCount: 7, unknownCount: 1 },
    deadLinks: ["Partai empat", "Partai lima", "Partai enam"],
  });
  expect(asked.filter((path) => path.endsWith(".pdf"))).toHaveLength(6);
});

testDbs("where links are not asked for, none is followed", async ({ db }) => {
  const world = aWorld(db, [{ host: "127.0.0.1", port }]);
  const result = await judged(world, "Laman profil partai.").finally(world.close);

  expect(result).toMatchObject({ code: "REAL_CONTENT" });
  expect(asked.filter((path) => path.endsWith(".pdf"))).toEqual([]);
});

test.each([
  [{ status: 200, errorCode: null, bytes: 4_000 }, "opened"],
  [{ status: null, errorCode: "TOO_LARGE", bytes: 0 }, "opened"],
  [{ status: 200, errorCode: null, bytes: 1 }, "dead"],
  [{ status: 404, errorCode: null, bytes: 90 }, "dead"],
  [{ status: 410, errorCode: null, bytes: 90 }, "dead"],
  [{ status: null, errorCode: "NO_SUCH_HOST", bytes: 0 }, "dead"],
  [{ status: null, errorCode: "URL_FORBIDDEN", bytes: 0 }, "dead"],
  [{ status: null, errorCode: "TIMEOUT", bytes: 0 }, "unknown"],
  [{ status: 403, errorCode: null, bytes: 90 }, "unknown"],
  [{ status: 503, errorCode: null, bytes: 90 }, "unknown"],
  [{ status: null, errorCode: null, bytes: 0 }, "unknown"],
])("an answer of %o leaves a link %s", (answer, state) => {
  expect(stateOfAnswer(answer)).toBe(state);
});

test("a link that leads nowhere counts among files, not in a menu", () => {
  const html =
    '<a href="#">Menu</a> <a href="/">x</a> <a href="a.pdf">A</a> <a href="javascript:void(0)">B</a>';
  const files = new Set(["http://x.example/a.pdf"]);

  expect(offeredLinks(html, "http://x.example/", files)).toEqual([
    { name: "A", url: "http://x.example/a.pdf" },
    { name: "B", url: null },
  ]);
});
