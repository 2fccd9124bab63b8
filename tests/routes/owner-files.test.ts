import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { FILE_BYTES } from "#app/domain/stored-file.ts";
import * as storedFile from "#app/routes/stored-file.ts";
import * as upload from "#app/routes/upload.ts";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { type TestFiles, testFiles } from "../services/evidence/file-server.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

type Opened = Awaited<ReturnType<typeof contextFor>>;

function args<Params>(request: Request, params: Params, { context }: Opened) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

async function saidBy(run: Promise<unknown>): Promise<{ status: number; said: unknown }> {
  const answer = await run;
  if (!(answer instanceof Response)) throw new Error("no answer of its own");
  return { status: answer.status, said: await answer.json() };
}

const PARAMS = { plan: "rencana", milestone: "A1-B06" };
const FORM = "/tugas/rencana/A1-B06";
const CSV = `nama,dapil\n${Array.from({ length: 30 }, (_, row) => `Partai ${row},Dapil ${row % 5}`).join("\n")}\n`;

async function withFiles(db: Db, run: (files: TestFiles, opened: Opened) => Promise<void>): Promise<void> {
  const files = await testFiles();
  try {
    await insertCast(db);
    await run(files, await contextFor({ ...testDeps(db), files }, "sari"));
  } finally {
    await files.close();
  }
}

function uploading(csrf: string | null, file: File): Request {
  const body = new FormData();
  if (csrf !== null) body.set("csrf", csrf);
  body.set("slots[0].code", "B06.1");
  body.set("slots[0].file", file);
  return new Request(`${ORIGIN}${FORM}/berkas`, { method: "POST", body, headers: { origin: ORIGIN } });
}

testDbs(
  "a dropped file is taken under a safe name and served as a download that runs nothing",
  async ({ db }) => {
    await withFiles(db, async (files, opened) => {
      const send = (file: File) => saidBy(upload.action(args(uploading(opened.csrf, file), PARAMS, opened)));
      const taken = await send(new File([CSV], '../"><script>.html;.csv'));
      expect(taken).toMatchObject({
        status: 200,
        said: { problems: [], taken: [{ slot: "B06.1", guard: "clean" }] },
      });
      const page = await send(new File(["<!doctype html><script>alert(1)</script><p>halo</p>"], "data.csv"));
      expect(page).toMatchObject({ status: 200 });

      const rows = await db.storedFile.findMany({
        select: { sha256: true, name: true, mediaType: true },
        orderBy: { uploadedAt: "asc" },
      });
      for (const { sha256, name } of rows) {
        expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
        const request = new Request(`${ORIGIN}/berkas/${sha256}/${name}`);
        const answer = await storedFile.loader(args(request, { sha256, name }, opened));
        expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
        expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
        expect(answer.headers.get("cache-control")).toContain("no-store");
        expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get("content-length")));
        const anyone = await contextFor({ ...testDeps(db), files }, null);
        expect((await storedFile.loader(args(request, { sha256, name }, anyone))).status).toBe(404);
      }
      expect(rows.map(({ mediaType }) => mediaType).sort()).toEqual(["text/csv", "text/html"]);
    });
  },
  30_000,
);

testDbs(
  "a file that is too large, a program, or sent without this session's token leaves nothing",
  async ({ db }) => {
    await withFiles(db, async (files, opened) => {
      const send = (request: Request, as = opened) => saidBy(upload.action(args(request, PARAMS, as)));
      const large = new File([new Uint8Array(FILE_BYTES + 1)], "besar.csv");
      expect(await send(uploading(opened.csrf, large))).toMatchObject({
        ...{ status: 413, said: { problems: [{ field: "slot-B06.1", code: "file_too_large" }], taken: [] } },
      });
      const program = new File([`MZ${"\x90\x00".repeat(2_000)}PE\x00\x00`], "data.xlsx");
      expect(await send(uploading(opened.csrf, program))).toMatchObject({ status: 400, said: { taken: [] } });
      const small = () => new File([CSV], "a.csv");
      for (const csrf of [null, "lain"]) {
        const sent = uploading(csrf, small());
        expect(await statusOf(() => upload.action(args(sent, PARAMS, opened)))).toMatchObject({
          status: 403,
        });
      }
      const other = await contextFor({ ...testDeps(db), files }, "wayan");
      expect(
        await statusOf(() => upload.action(args(uploading(other.csrf, small()), PARAMS, other))),
      ).toMatchObject({ status: 403 });
      expect(
        await send(uploading(null, small()), await contextFor({ ...testDeps(db), files }, null)),
      ).toMatchObject({ status: 401 });
      expect(await db.storedFile.count()).toBe(0);
      expect(await files.filesIn(files.folder)).toEqual([]);
    });
  },
  30_000,
);
