import { afterEach, expect, test } from "vitest";
import type { ReadHint } from "#app/exchange/read-file/read-file.server.ts";
import {
  createReaderPool,
  type ReaderPool,
  type ReaderPoolOptions,
} from "#app/exchange/read-file/reader-pool.server.ts";
import { writtenFile } from "./text-factories.ts";

const CSV: ReadHint = { kind: "csv", contentType: null, ownHost: null, partial: false };
const bytes = (text: string) => ({ bytes: new TextEncoder().encode(text) });
const SMALL = "Nama,Nilai\na,1\nb,2\n";

const open: Array<ReaderPool> = [];
function pool(options: Partial<ReaderPoolOptions> = {}): ReaderPool {
  const created = createReaderPool({ registers: [], size: 1, ...options });
  open.push(created);
  return created;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((created) => created.close()));
});

test("reads bytes and files, and leaves the caller its bytes", async () => {
  const readers = pool({ registers: [{ id: "huruf", entries: [{ key: "a", labels: ["a"] }] }] });
  const source = bytes(SMALL);
  const found = await readers.read(source, CSV);
  expect(found).toMatchObject({ format: "csv", rows: 2, failure: null, piiSearched: true });
  expect(found.columns[0]?.registers[0]).toMatchObject({ register: "huruf", matchedRatio: 0.5 });
  expect(source.bytes.length).toBe(SMALL.length);
  const path = await writtenFile([SMALL]);
  expect((await readers.read({ path }, CSV)).tableFp).toBe(found.tableFp);
}, 30_000);

test("more files than workers wait their turn", async () => {
  const readers = pool({ size: 2 });
  const found = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      readers.read(bytes(`Nama,Nilai\n${"a,1\n".repeat(index + 1)}`), CSV),
    ),
  );
  expect(found.map(({ rows }) => rows)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
}, 30_000);

test("a file that takes too long costs its worker, and the next one is read", async () => {
  function* long(): Generator<string> {
    yield "id,nama\n";
    for (let block = 0; block < 500; block += 1) yield `${block},nama ${block}\n`.repeat(10_000);
  }
  const path = await writtenFile(long());
  const readers = pool({ timeoutMs: 2_500 }); // long enough for a fresh worker to load a reader
  expect(await readers.read({ path }, CSV)).toMatchObject({ failure: "reader-stopped", format: "csv" });
  expect((await readers.read(bytes(SMALL), CSV)).rows).toBe(2);
}, 60_000);

test("a file that uses up the memory costs its worker, and the next one is read", async () => {
  const readers = pool({ maxHeapMb: 40 });
  const rows = Array.from({ length: 300_000 }, (_, at) => `<tr><td>nama ${at}<td>isi ${at}`);
  const found = await readers.read(bytes(`<table>${rows.join("")}</table>`), { ...CSV, kind: "html" });
  expect(found).toMatchObject({ failure: "reader-stopped", format: "html" });
  expect((await readers.read(bytes(SMALL), CSV)).rows).toBe(2);
}, 60_000);

test("a missing file is no crash", async () => {
  expect((await pool().read({ path: "/nowhere/at/all" }, CSV)).failure).toBe("reader-stopped");
}, 30_000);

test("closing ends what is being read", async () => {
  const readers = pool();
  await readers.read(bytes(SMALL), CSV);
  const path = await writtenFile(["id,nama\n", "1,nama\n".repeat(3_000_000)]);
  const reading = readers.read({ path }, CSV);
  await readers.close();
  expect((await reading).failure).toBe("reader-stopped");
  expect((await readers.read(bytes(SMALL), CSV)).failure).toBe("reader-stopped");
}, 30_000);
