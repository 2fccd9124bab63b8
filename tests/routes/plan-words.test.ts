import { expect } from "vitest";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { stillPartsContext } from "#app/http/still-parts.server.tsx";
import * as matrix from "#app/routes/matrix.tsx";
import { loader as csv } from "#app/routes/matrix-csv.ts";
import { loader as layout } from "#app/routes/page.tsx";
import * as scorecard from "#app/routes/scorecard.tsx";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN } from "./request.ts";

const WORDS = {
  commitment: { id: "Janji", en: "Pledge" },
  action: { id: "Langkah", en: "Step" },
  milestone: { id: "Sasaran", en: "Goal" },
  achievement: { id: "Kemajuan", en: "Progress" },
};

testDbs(
  "a plan with words of its own is shown and exported in them, in both languages; one without in ours",
  async ({ db }) => {
    await insertCast(db);
    const deps = testDeps(db);
    const args = async (path: string) => {
      const { context } = await contextFor(deps, null);
      context.set(stillPartsContext, new Map());
      const request = new Request(`${ORIGIN}${path}`);
      return { request, url: new URL(request.url), params: { plan: "rencana" }, context, pattern: "" };
    };
    const shown = async (language: "" | "/en") => {
      const partsOf = async (path: string, load: (asked: Awaited<ReturnType<typeof args>>) => unknown) => {
        const asked = await args(`${language}${path}`);
        await load(asked);
        return [...(asked.context.get(stillPartsContext)?.values() ?? [])].join("");
      };
      const numbers = await partsOf("/rencana", scorecard.loader);
      const table = await partsOf("/rencana/matriks", matrix.loader);
      const file = await (await csv(await args(`${language}/rencana/matriks.csv`))).text();
      return { numbers, table, head: file.split("\n")[0] ?? "" };
    };
    const usual = await shown("");
    for (const heading of ["Capaian per tahapan", "Menurut komitmen", ">Aksi<", ">Komitmen<"])
      expect(usual.numbers).toContain(heading);
    expect(usual.table).toContain("Matriks target capaian, per");
    expect((await shown("/en")).numbers).toContain("Achievement per stage");

    await db.plan.updateMany({ data: { wordsJson: JSON.stringify(WORDS) } });
    await inTransaction(db, bumpDataVersion);
    const own = await shown("");
    for (const heading of ["Kemajuan per tahapan", "Menurut janji", ">Langkah<", ">Janji<"])
      expect(own.numbers).toContain(heading);
    for (const heading of ["Matriks sasaran, per", ">Langkah<"]) expect(own.table).toContain(heading);
    expect(own.head).toContain("Sasaran,Langkah,");
    const english = await shown("/en");
    for (const heading of ["Progress per election stage", "By pledge", ">Step<", ">Pledge<"])
      expect(english.numbers).toContain(heading);
    expect(english.table).toContain("Matrix (goal), as of");
    expect(english.head).toContain("Goal,Step,");
    expect((await layout(await args("/rencana/matriks"))).words).toEqual(WORDS);
  },
  60_000,
);
