import { readXlsx } from "hucre";
import { expect } from "vitest";
import * as csv from "#app/routes/matrix-csv.ts";
import * as xlsx from "#app/routes/matrix-xlsx.ts";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN } from "./request.ts";

testDbs("what is filtered of the matrix is a file that says its day and its filter", async ({ db }) => {
  await insertCast(db);
  const deps = testDeps(db);
  const ask = async (path: string) => {
    const { context } = await contextFor(deps, null);
    const request = new Request(`${ORIGIN}${path}`);
    return { request, url: new URL(request.url), params: { plan: "rencana" }, context, pattern: "" };
  };

  const answer = await csv.loader(await ask("/rencana/matriks.csv?per=2023-05-10"));
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const all = bytes.subarray(3).toString("utf8");
  const [head = "", first = "", ...more] = all.trimEnd().split("\r\n");
  expect(head.startsWith("Kode,Target,Aksi,")).toBe(true);
  expect(first).toMatch(/^A1-B06,.*,2023-05-10,semua target$/);
  expect(more).toHaveLength((await db.milestone.count()) - 1);

  const none = await csv.loader(await ask("/en/rencana/matriks.csv?per=2023-05-10&status=verified"));
  expect(none.headers.get("content-language")).toBe("en");
  expect((await none.text()).trimEnd().split("\r\n")).toHaveLength(1);

  const file = await xlsx.loader(await ask("/rencana/matriks.xlsx?per=2023-05-10&lembaga=kpu&teks=a1"));
  expect(file.headers.get("content-disposition")).toContain("rencana-2023-05-10-matriks.xlsx");
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  expect(sheets.map(({ name }) => name)).toEqual(["Matriks", "Keterangan"]);
  const about = new Map(sheets[1]?.rows.map(([what, value]) => [what, value]));
  expect(about.get("Per tanggal")).toBe("2023-05-10");
  expect(about.get("Saringan")).toMatch(/^Cari aksi atau kode: a1; Penanggung jawab: /);
  expect(about.get("Laman")).toBe(`${ORIGIN}/rencana/matriks?per=2023-05-10&lembaga=kpu&teks=a1`);

  const wrong = await csv.loader(await ask("/rencana/matriks.csv?status=selesai"));
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ code: "filter_unreadable", field: "status", value: "selesai" });
});
