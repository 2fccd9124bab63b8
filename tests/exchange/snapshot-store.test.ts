import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buffer } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  openSnapshot,
  putSnapshot,
  removeSnapshot,
  SNAPSHOT_BYTES,
} from "#app/exchange/snapshot-store.server.ts";

const CONTENT = Buffer.from("kode,nama\n11,Aceh\n".repeat(500));
const SHA = sha256(CONTENT);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "capaian-snapshots-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function read(digest: string): Promise<Buffer> {
  const stream = await openSnapshot(folder, digest);
  if (stream === null) throw new Error("not kept");
  return buffer(stream);
}

async function filesIn(): Promise<Array<string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map(({ name }) => name);
}

test("a content comes back byte for byte, from bytes and from a file, under its digest", async () => {
  await writeFile(join(folder, "body"), CONTENT);
  expect(await putSnapshot(folder, { path: join(folder, "body") }, SHA)).toBe("stored");
  await rm(join(folder, "body"));

  expect((await read(SHA)).equals(CONTENT)).toBe(true);
  expect(await putSnapshot(folder, { bytes: CONTENT }, SHA)).toBe("exists");
  expect(await filesIn()).toEqual([`${SHA}.gz`]);
  expect(gunzipSync(await readFile(pathOf(SHA))).equals(CONTENT)).toBe(true);
});

test("a content that is taken back is gone, and taking it back twice is no error", async () => {
  await putSnapshot(folder, { bytes: CONTENT }, SHA);
  await removeSnapshot(folder, SHA);
  await removeSnapshot(folder, SHA);

  expect(await openSnapshot(folder, SHA)).toBeNull();
});

test("the empty content is a content", async () => {
  const digest = sha256(Buffer.alloc(0));
  expect(await putSnapshot(folder, { bytes: new Uint8Array(0) }, digest)).toBe("stored");
  expect(await read(digest)).toHaveLength(0);
});

test("what is not kept is null", async () => {
  expect(await openSnapshot(folder, SHA)).toBeNull();
});

test("a content of another digest is refused and leaves nothing", async () => {
  await expect(putSnapshot(folder, { bytes: Buffer.from("lain") }, SHA)).rejects.toThrow("another digest");
  expect(await filesIn()).toEqual([]);
});

test("a content that packs to more than five MiB is not kept, one that packs to less is", async () => {
  const noise = randomBytes(SNAPSHOT_BYTES + 10_000);
  const blanks = Buffer.alloc(SNAPSHOT_BYTES * 4, " ");

  expect(await putSnapshot(folder, { bytes: noise }, sha256(noise))).toBe("too-large");
  expect(await filesIn()).toEqual([]);
  expect(await putSnapshot(folder, { bytes: blanks }, sha256(blanks))).toBe("stored");
});

test("many at once keep one file", async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => putSnapshot(folder, { bytes: CONTENT }, SHA)),
  );

  expect(answers).toContain("stored");
  expect(await filesIn()).toEqual([`${SHA}.gz`]);
  expect((await read(SHA)).equals(CONTENT)).toBe(true);
});

test.each([
  ["changed", gzipSync(Buffer.from("diubah"))],
  ["cut", gzipSync(CONTENT).subarray(0, 20)],
  ["no gzip", Buffer.from("bukan gzip")],
])("a file %s on disk fails when it is read", async (_how, bytes) => {
  await mkdir(dirname(pathOf(SHA)), { recursive: true });
  await writeFile(pathOf(SHA), bytes);

  await expect(read(SHA)).rejects.toThrow();
});

test.each(["", "../../../etc/passwd", "AB".repeat(32), `${SHA}0`])("%s names no snapshot", async (name) => {
  await expect(openSnapshot(folder, name)).rejects.toThrow("SHA-256");
  await expect(putSnapshot(folder, { bytes: CONTENT }, name)).rejects.toThrow("SHA-256");
});

function pathOf(digest: string): string {
  return join(folder, digest.slice(0, 2), digest.slice(2, 4), `${digest}.gz`);
}
