import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { calendar } from "#app/cli/calendar.server.ts";
import { type Output, UsageError } from "#app/cli/command.ts";
import { parseEnvironment } from "#app/cli/environment.server.ts";
import { openDb } from "#app/data/db.server.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { createTranslate } from "#app/i18n/translate.ts";
import { testDatabases } from "#tests/db.ts";
import { planBefore } from "#tests/services/schedule/real-plan.ts";

/** Runs the command on a data folder of its own. */
function commandOn(databaseUrl: string, folder: string) {
  return async (...args: Array<string>) => {
    const said: Array<string> = [];
    const complained: Array<string> = [];
    const output: Output = {
      ...{ t: createTranslate("id", CATALOGUES.id), language: "id", json: false },
      ...{ say: (line) => said.push(line), answer: () => {}, complain: (line) => complained.push(line) },
    };
    const parsed = parseEnvironment({ DATABASE_URL: databaseUrl, CAPAIAN_DATA_DIR: folder });
    if (!parsed.ok) throw new Error("the environment cannot be read");
    const code = await calendar(args, output, () => parsed.environment);
    return { code, said, complained };
  };
}

testDatabases(
  "an operator writes calendars as a workbook and takes one in, told first what it would change",
  async ({ databaseUrl }) => {
    const folder = await mkdtemp(join(tmpdir(), "capaian-calendar-"));
    const { db, close } = await openDb(databaseUrl);
    try {
      await planBefore(db, /,PKPU-(10|19)-2023,/);
      const run = commandOn(databaseUrl, folder);
      const book = join(folder, "kalender.xlsx");
      expect(await run("export", book)).toMatchObject({ code: 0, complained: [] });
      expect((await readFile(book)).subarray(0, 2).toString()).toBe("PK");
      const again = await run("import", book, "--dry-run");
      expect(again).toMatchObject({ code: 0, complained: [] });
      expect(again.said.join()).toContain("0 baru, 0 diubah");

      const table = join(folder, "tahapan.csv");
      await writeFile(table, "Kalender;Kode;Nama;Masa;Urutan\npemilu-2024;T01;Perencanaan;pra;1\n");
      expect((await run("import", table, "--dry-run")).said[0]).toBe(
        "stages pemilu-2024/T01 (title: Perencanaan dan penyusunan peraturan → Perencanaan)",
      );
      expect(await run("import", table)).toMatchObject({ code: 0, said: ["0 baru, 1 diubah, 0 sama."] });

      await writeFile(table, "Kalender;Kode;Nama;Masa;Urutan\npemilu-2024;T01;;kelak;1\n");
      const wrong = await run("import", table);
      expect(wrong.code).toBe(1);
      expect(wrong.complained.join("\n")).toMatch(/baris 2, kolom Nama[\s\S]*baris 2, kolom Masa/);
      expect(await run("export", book, "--calendar", "lain")).toMatchObject({ code: 1 });
      expect(await run("import", join(folder, "tidak-ada.xlsx"))).toMatchObject({ code: 1 });
      await expect(run("import")).rejects.toThrow(UsageError);
      await expect(run("export", join(folder, "kalender.csv"))).rejects.toThrow(UsageError);
    } finally {
      await close();
      await rm(folder, { recursive: true });
    }
  },
  { timeoutMs: 60_000 },
);
