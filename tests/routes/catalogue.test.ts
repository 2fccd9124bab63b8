import { expect } from "vitest";
import { action as act, loader as load } from "#app/routes/catalogue.tsx";
import { loader as loadCoverage } from "#app/routes/coverage.tsx";
import { insertPerson, insertPlan, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

const PATH = "/katalog/data";
const params = { catalogue: "data", plan: "rencana" };
const form = {
  intent: "register",
  title: "A",
  publisher: "KPU",
  urls: "https://kpu.go.id/a.csv",
  proof: "https://kpu.go.id/b",
};

function testRoute(name: string, run: (given: { deps: ReturnType<typeof testDeps> }) => Promise<void>): void {
  testDbs(name, async ({ db }) => {
    await insertPlan(db);
    await insertPerson(db, { id: "sari", organisation: "seknas", role: "secretariat" });
    await insertPerson(db, { id: "budi", organisation: "kpu", role: "owner" });
    await db.catalogue.create({
      data: {
        id: "cat",
        planId: "p",
        slug: "data",
        title: "Data",
        url: "https://kpu.go.id",
        kind: "manual",
        organisationId: "kpu",
      },
    });
    const deps = testDeps(db, NOW);
    try {
      await run({ deps });
    } finally {
      await deps.client.close();
    }
  });
}

/** What the framework hands a loader or action. */
function argsFor(request: Request, context: Awaited<ReturnType<typeof contextFor>>["context"]) {
  return { request, params, context, url: new URL(request.url), pattern: "" };
}

async function submit(
  deps: ReturnType<typeof testDeps>,
  user: string | null,
  fields: Record<string, string>,
  csrf?: string,
) {
  const { context, csrf: own } = await contextFor(deps, user);
  const request = post(PATH, { ...fields, csrf: csrf ?? own });
  return statusOf(() => act(argsFor(request, context)));
}

testRoute("the secretariat registers; others, strangers and other sites' forms do not", async ({ deps }) => {
  expect((await submit(deps, null, form)).status).toBe(302);
  expect((await submit(deps, "sari", form, "made up")).status).toBe(403);
  expect((await submit(deps, "budi", form)).status).toBe(403);
  expect((await submit(deps, "sari", { ...form, title: "" })).status).toBe(400);
  expect(await deps.db.dataset.count()).toBe(0);
  expect(await submit(deps, "sari", form)).toEqual({ status: 302, location: `${PATH}?catat=saved#catat` });
  expect(await deps.db.dataset.count()).toBe(1);
  expect((await submit(deps, "sari", { intent: "import", text: "x", apply: "yes" })).status).toBe(400);
});

testRoute(
  "the page lists what was registered, on the day it is known, and shows forms to the secretariat alone",
  async ({ deps }) => {
    await submit(deps, "sari", form);
    const open = async (user: string | null, query = "") => {
      const { context } = await contextFor(deps, user);
      return load(argsFor(new Request(`${ORIGIN}${PATH}${query}`), context));
    };
    const page = await open("sari");
    expect(page.csrf).not.toBeNull();
    expect(page.page.datasets).toMatchObject([{ title: "A", expiresOn: "2024-05-09", withdrawnOn: null }]);
    expect((await open(null)).csrf).toBeNull();
    expect((await open("budi")).csrf).toBeNull();
    expect((await open(null, "?per=2023-05-09")).page.datasets).toEqual([]);
    expect((await open(null, "?kategori=lain")).page).toMatchObject({
      found: 0,
      filter: { category: "lain" },
    });
    expect((await statusOf(() => open(null, "?per=2023-02-30"))).status).toBe(400);
  },
);

testRoute("suggestions are for people who decide", async ({ deps }) => {
  const open = async (user: string | null) => {
    const { context } = await contextFor(deps, user);
    return loadCoverage(argsFor(new Request(`${ORIGIN}/rencana/cakupan`), context));
  };
  expect(await open(null)).toMatchObject({ suggestions: null, csrf: null, coverage: [] });
  expect((await open("sari")).suggestions).toEqual([]);
});
