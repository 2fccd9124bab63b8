import { expect } from "vitest";
import * as compare from "#app/routes/compare.tsx";
import * as embed from "#app/routes/embed.tsx";
import * as outlook from "#app/routes/outlook.tsx";
import * as picture from "#app/routes/picture.ts";
import * as csv from "#app/routes/scorecard-csv.ts";
import { judgeSlotPrinciples } from "#app/services/judge-principles.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

type Deps = ReturnType<typeof testDeps>;

async function asked<Params extends Record<string, string>>(path: string, params: Params, deps: Deps) {
  const { context } = await contextFor(deps, null);
  const request = new Request(`${ORIGIN}${path}`);
  return { request, url: new URL(request.url), params: { plan: "rencana", ...params }, context, pattern: "" };
}

async function filedAndJudged(db: Parameters<typeof testDeps>[0], deps: Deps): Promise<void> {
  const { owner, secretary } = await insertCast(db);
  const where = { plan: "rencana", milestone: "A1-B06", actor: owner, actorName: "Sari" };
  const outcome = await submitReport({ ...where, submission: aSubmission() }, deps);
  if (!outcome.ok) throw new Error(outcome.refusal);
  const judged = await judgeSlotPrinciples(
    {
      ...{ plan: "rencana", slot: "B06.1", actor: secretary, actorName: "Wayan", reason: "Dibaca." },
      ...{ judgements: { timely: "met", granular: "not_met", permanent: "unknown" }, standings: {} },
    },
    deps,
  );
  expect(judged).toEqual({ ok: true });
}

testDbs(
  "openness follows the reviewer's word from the day it was said, and unknown is no zero",
  async ({ db }) => {
    const deps = testDeps(db);
    await filedAndJudged(db, deps);

    const now = await outlook.loader(await asked("/rencana/perkembangan", {}, deps));
    expect(now.page.openness).toMatchObject({ meanPercent: 50, judged: 1, unjudged: 0 });
    const rows = Object.fromEntries(now.page.openness.rows.map((row) => [row.principle, row]));
    expect(rows.timely).toMatchObject({ met: 1, percent: 100 });
    expect(rows.permanent).toMatchObject({ met: 0, notMet: 0, unknown: 1, percent: null });

    const before = await outlook.loader(await asked("/rencana/perkembangan?per=2023-05-09", {}, deps));
    expect(before.page.openness).toMatchObject({ meanPercent: null, judged: 0 });
    expect(before.page.trend.points.at(-1)?.on).toBe("2023-05-09");
  },
);

testDbs("two days are compared; a day that cannot be read is named and answers 400", async ({ db }) => {
  const deps = testDeps(db);
  await filedAndJudged(db, deps);
  const open = async (query: string) => compare.loader(await asked(`/rencana/bandingkan${query}`, {}, deps));

  const found = (await open("?dari=2023-05-09&ke=2023-05-10")).data.page.comparison;
  expect(found?.milestones.map(({ code, differences }) => [code, differences])).toEqual([
    ["A1-B06", ["gained"]],
  ]);
  expect((await open("?dari=2023-05-10&ke=2023-05-10")).data.page.comparison?.milestones).toEqual([]);
  const bare = (await open("")).data.page;
  expect(bare.asked).toEqual({ from: "2023-02-07", to: "2023-05-10" });

  for (const [query, field, kind] of [
    ["?dari=kemarin&ke=2023-05-10", "dari", "day"],
    ["?dari=2023-05-01&ke=2999-01-01", "ke", "day"],
    ["?dari=2001-01-01", "dari", "day"],
    ["?dari=2023-05-10&ke=2023-05-01", "ke", "order"],
  ] as const) {
    const wrong = await open(query);
    expect(wrong.init?.status, query).toBe(400);
    expect(wrong.data.page.problems, query).toMatchObject([{ field, kind }]);
  }
});

testDbs("every table of the scorecard is a CSV file, and another name lists them", async ({ db }) => {
  const deps = testDeps(db);
  await filedAndJudged(db, deps);
  const read = async (file: string, query = "") => {
    const answer = await csv.loader(await asked(`/rencana/angka/${file}${query}`, { file }, deps));
    return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
  };
  const missing = await read("lain.csv");
  expect(missing.status).toBe(404);
  const files: Array<string> = JSON.parse(missing.text).files;
  expect(files).toContain("keterbukaan.csv");
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    const answer = await read(file);
    expect(answer.status, file).toBe(200);
    expect(answer.type, file).toContain("text/csv");
    expect(answer.text, file).toMatch(/^[a-z_]+(,[a-z_]+)+\r\n/);
  }
  expect((await read("keterbukaan.csv")).text).toContain("timely,1,0,0,100");
  expect((await read("bandingkan.csv", "?dari=2023-05-09&ke=2023-05-10")).text).toContain("A1-B06,gained,");
  expect(
    await statusOf(async () =>
      csv.loader(await asked("/rencana/angka/bandingkan.csv?dari=x", { file: "bandingkan.csv" }, deps)),
    ),
  ).toMatchObject({ status: 400 });
});

testDbs(
  "embeds and pictures exist for the headline, the stages and each target, and no other",
  async ({ db }) => {
    const deps = testDeps(db);
    await insertCast(db);
    const shown = async (view: string) =>
      (await embed.loader(await asked(`/rencana/sematan/${view}`, { view }, deps))).view.kind;
    expect(await shown("capaian")).toBe("scorecard");
    expect(await shown("tahapan")).toBe("stages");
    expect(await shown("A1-B06")).toBe("milestone");
    expect(await statusOf(() => shown("A9-B99"))).toMatchObject({ status: 404 });

    const draw = async (file: string) =>
      picture.loader(await asked(`/rencana/gambar/${file}`, { file }, deps));
    const drawn = await draw("A1-B06.png");
    expect(drawn.headers.get("content-type")).toBe("image/png");
    const png = Buffer.from(await drawn.arrayBuffer());
    expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      "PNG",
      1200,
      630,
    ]);
    expect((await draw("A9-B99.png")).status).toBe(404);
    expect((await draw("A1-B06.svg")).status).toBe(404);
  },
);
