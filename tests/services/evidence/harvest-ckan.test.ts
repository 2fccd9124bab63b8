import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { harvestCatalogue } from "#app/services/harvest-catalogue.server.ts";
import { testDbs } from "#tests/db.ts";
import { type CatalogueSite, startCatalogueSite } from "./catalogue-site.ts";
import { aPlan, aWorld, type World } from "./evidence-factories.ts";

type Record = { id: string; modified: string };
type Ckan = {
  site: CatalogueSite;
  records: Array<Record>;
  /** Most records of one answer. */
  cap: number;
  /** Called before each search is answered. */
  onSearch: (asked: number, query: URLSearchParams) => void;
  /** What the catalogue says it holds, of what fits. */
  countOf: (fitting: number) => number;
  statusOf: (rows: number) => number;
};
type Case = {
  db: Db;
  world: World;
  ckan: Ckan;
  harvest: (mode?: "full" | "news" | "due") => ReturnType<typeof harvestCatalogue>;
};

function testCkan(name: string, run: (given: Case) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      const site = await startCatalogueSite();
      const ckan: Ckan = {
        site,
        records: [],
        cap: 1_000,
        onSearch: () => {},
        countOf: (count) => count,
        statusOf: () => 200,
      };
      answer(ckan);
      const world = aWorld(db, [site]);
      await aPlan(db);
      await db.catalogue.create({
        data: {
          ...{ id: "cat", planId: "p", slug: "data", title: "Data", url: site.origin, kind: "ckan" },
          organisationId: "o",
        },
      });
      try {
        await run({
          ...{ db, world, ckan },
          harvest: async (mode = "due") => {
            const done = await harvestCatalogue("data", world.deps, { mode });
            world.pass(3 * 3_600_000);
            return done;
          },
        });
      } finally {
        await world.close();
        await site.close();
      }
    },
    30_000,
  );
}

/** Sorts and filters as CKAN does: by change time, then by id. */
function answer(ckan: Ckan): void {
  const { pages } = ckan.site;
  pages.set("/api/3/action/status_show", { body: JSON.stringify({ success: true, result: {} }) });
  let asked = 0;
  pages.set("/api/3/action/package_search", ({ searchParams }) => {
    asked += 1;
    ckan.onSearch(asked, searchParams);
    const rows = Number(searchParams.get("rows"));
    const status = ckan.statusOf(rows);
    if (status !== 200) return { status, body: "{}" };
    const from = /metadata_modified:\[(\S+) TO \*\]/.exec(searchParams.get("fq") ?? "")?.[1] ?? "";
    const fitting = ckan.records
      .filter(({ modified }) => `${modified}Z` >= from)
      .toSorted((a, b) => (`${a.modified} ${a.id}` < `${b.modified} ${b.id}` ? -1 : 1));
    const start = Number(searchParams.get("start"));
    const results = fitting.slice(start, start + Math.min(rows, ckan.cap)).map(({ id, modified }) => {
      return { id, name: id, title: id, metadata_modified: modified, resources: [] };
    });
    return {
      body: JSON.stringify({ success: true, result: { count: ckan.countOf(fitting.length), results } }),
    };
  });
  pages.set("/api/3/action/package_show", ({ searchParams }) => {
    const found = ckan.records.some(({ id }) => id === searchParams.get("id"));
    return { status: found ? 200 : 404, body: JSON.stringify({ success: found, result: {} }) };
  });
}

const name = (number: number) => `d${String(number).padStart(3, "0")}`;
const at = (minute: number) => `2026-10-01T10:${String(minute).padStart(2, "0")}:00`;
const many = (count: number, time: (number: number) => string): Array<Record> =>
  Array.from({ length: count }, (_, number) => ({ id: name(number), modified: time(number) }));
const searches = (ckan: Ckan) => ckan.site.asked.filter((path) => path.includes("package_search"));

testCkan(
  "after a full reading only the news are asked for, and a new one counts as such",
  async ({ ckan, harvest, db }) => {
    ckan.records = many(30, at);
    expect(await harvest()).toMatchObject({
      outcome: "complete",
      full: true,
      datasetCount: 30,
      addedCount: 30,
    });
    ckan.records.push({ id: "baru", modified: "2026-11-03T03:00:00" });
    ckan.site.asked.length = 0;
    expect(await harvest()).toMatchObject({
      outcome: "complete",
      full: false,
      addedCount: 1,
      changedCount: 0,
      datasetCount: 31,
    });
    expect(decodeURIComponent(searches(ckan)[0] ?? "")).toContain(
      "metadata_modified:[2026-10-01T09:29:00.000Z",
    );
    expect(await db.catalogueRun.findMany({ orderBy: { startedAt: "asc" }, select: { full: true } })).toEqual(
      [{ full: true }, { full: false }],
    );
  },
);

testCkan(
  "everything is read again before a week has passed, and absences are counted only then",
  async ({ ckan, harvest, db, world }) => {
    ckan.records = many(10, at);
    await harvest();
    ckan.records.pop();
    expect(await harvest()).toMatchObject({ full: false });
    expect(await db.dataset.count({ where: { absences: { gt: 0 } } })).toBe(0);
    world.pass(6 * 24 * 3_600_000);
    expect(await harvest()).toMatchObject({ full: true, withdrawnCount: 0 });
    expect(await db.dataset.count({ where: { absences: 1 } })).toBe(1);
  },
);

testCkan("what changes while it is read moves to the end and is met there", async ({ ckan, harvest }) => {
  ckan.records = many(25, at);
  ckan.cap = 10;
  ckan.onSearch = (asked) => {
    const first = ckan.records.find(({ id }) => id === name(0));
    if (asked === 2 && first !== undefined) first.modified = "2026-11-01T00:00:00";
  };
  expect(await harvest("full")).toMatchObject({ outcome: "complete", datasetCount: 25 });
});

testCkan("hundreds of datasets of one and the same time are read by position", async ({ ckan, harvest }) => {
  ckan.records = many(120, () => at(0));
  ckan.cap = 25;
  expect(await harvest("full")).toMatchObject({ outcome: "complete", datasetCount: 120 });
});

testCkan(
  "a shift among datasets of one time is noticed, so that none is missed",
  async ({ ckan, harvest }) => {
    ckan.records = many(60, () => at(0));
    ckan.cap = 20;
    ckan.onSearch = (asked) => {
      if (asked === 2) ckan.records = ckan.records.filter(({ id }) => id !== name(3));
    };
    expect(await harvest("full")).toMatchObject({ outcome: "complete", datasetCount: 60 });
  },
);

testCkan("a catalogue that counts more than it gives is not read completely", async ({ ckan, harvest }) => {
  ckan.records = many(10, at);
  ckan.countOf = (count) => count + 5;
  expect(await harvest("full")).toMatchObject({ outcome: "failed", error: "SWEEP_INCOMPLETE 10/15" });
});

testCkan("a catalogue that counts less than it gives loses nothing by it", async ({ ckan, harvest }) => {
  ckan.records = many(10, at);
  ckan.countOf = () => 3;
  expect(await harvest("full")).toMatchObject({ outcome: "complete", datasetCount: 10 });
});

testCkan(
  "pages the server cannot bear are asked for smaller, until they are as small as can be",
  async ({ ckan, harvest }) => {
    ckan.records = many(60, at);
    ckan.statusOf = (rows) => (rows > 25 ? 500 : 200);
    expect(await harvest("full")).toMatchObject({ outcome: "complete", datasetCount: 60 });
    ckan.statusOf = () => 500;
    expect((await harvest("full")).outcome).toBe("failed");
  },
);

testCkan(
  "each day's first complete reading is kept as a count, with its categories",
  async ({ ckan, harvest, db, world }) => {
    ckan.records = many(3, at);
    await harvest("full");
    ckan.records.push({ id: "lain", modified: at(9) });
    await harvest("full");
    world.pass(24 * 3_600_000);
    await harvest("full");
    const rows = await db.catalogueSnapshot.findMany({ orderBy: { takenOn: "asc" } });
    expect(rows.map(({ takenOn, total }) => [takenOn, total])).toEqual([
      ["2026-11-03", 3],
      ["2026-11-04", 4],
    ]);
    expect(JSON.parse(rows[0]?.categoriesJson ?? "")).toMatchObject([
      { code: "", count: 3, scope: "unmapped" },
    ]);
  },
);
