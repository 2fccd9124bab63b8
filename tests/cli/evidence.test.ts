import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Output, UsageError } from "#app/cli/command.ts";
import { parseEnvironment } from "#app/cli/environment.server.ts";
import { evidence } from "#app/cli/evidence.server.ts";
import { openDb } from "#app/data/db.server.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { testDatabases } from "#tests/db.ts";
import { filedLink } from "#tests/services/evidence/law-factories.ts";

type Told = { said: Array<string>; answered: Array<unknown>; complained: Array<string> };

/** Runs the command on a data folder of its own. */
function commandOn(databaseUrl: string, folder: string) {
  return async (...args: Array<string>) => {
    const told: Told = { said: [], answered: [], complained: [] };
    const output: Output = {
      ...{ t: createTranslate("id", CATALOGUES.id), language: "id", json: false },
      say: (line) => told.said.push(line),
      answer: (value) => told.answered.push(value),
      complain: (line) => told.complained.push(line),
    };
    const parsed = parseEnvironment({
      ...{ DATABASE_URL: databaseUrl, CAPAIAN_DATA_DIR: folder, CAPAIAN_CLOCK: "2023-06-01T05:00:00Z" },
    });
    if (!parsed.ok) throw new Error("the environment cannot be read");
    const code = await evidence(args, output, () => parsed.environment);
    return { code, ...told };
  };
}

function testCommand(
  name: string,
  run: (command: ReturnType<typeof commandOn>, folder: string, databaseUrl: string) => Promise<void>,
): void {
  testDatabases(
    name,
    async ({ databaseUrl }) => {
      const folder = await mkdtemp(join(tmpdir(), "capaian-cli-"));
      try {
        await run(commandOn(databaseUrl, join(folder, "data")), folder, databaseUrl);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    { timeoutMs: 30_000 },
  );
}

async function filed(databaseUrl: string): Promise<void> {
  const { db, close } = await openDb(databaseUrl);
  try {
    await filedLink(db);
  } finally {
    await close();
  }
}

testCommand(
  "the archive is written once, and again only when told to",
  async (command, folder, databaseUrl) => {
    await filed(databaseUrl);
    const out = join(folder, "out");
    await mkdir(out);
    const path = join(out, "bukti.zip");

    const first = await command("export", path);
    expect(first).toMatchObject({ code: 0, complained: [] });
    expect(first.answered).toMatchObject([{ ok: true, items: 1, contents: 0, withheld: 1 }]);
    expect(first.said.at(-1)).toContain(path);
    const again = await command("export", path, "--rencana", "rencana");
    expect(again).toMatchObject({ code: 1, said: [], answered: [{ ok: false, refusal: "file_exists" }] });
    expect(again.complained).toHaveLength(1);
    expect(await command("export", path, "--force", "--rencana", "rencana")).toMatchObject({ code: 0 });
    expect(await command("export", join(out, "x.zip"), "--rencana", "tidak-ada")).toMatchObject({
      ...{ code: 1, complained: ["Rencana “tidak-ada” tidak ada. Muat dengan capaian seed."] },
    });
    expect(await readdir(out)).toEqual(["bukti.zip"]);
  },
);

testCommand("judging again with nothing to judge says so", async (command) => {
  const done = await command("rescore");
  expect(done).toMatchObject({ code: 0, answered: [{ targets: 0, items: 0 }] });
  expect(done.said).toEqual(["Semua bukti sudah dinilai menurut aturan sekarang."]);
});

testCommand("other words are refused before anything is opened", async (command, folder) => {
  for (const args of [
    [],
    ["rescore", "x"],
    ["rescore", "--force"],
    ["export"],
    ["export", "a", "b"],
    ["hapus"],
  ]) {
    await expect(command(...args)).rejects.toThrow(UsageError);
  }
  expect(await readdir(folder)).toEqual([]);
});
