import { expect } from "vitest";
import { lookUpCatalogue } from "#app/data/catalogue-lookup.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { matchCatalogue, subjectOfUrl } from "#app/domain/evidence/match.ts";
import type { Actor, Role } from "#app/domain/permission.ts";
import { confirmDataset, importDatasets, registerDataset } from "#app/services/register-dataset.server.ts";
import { testDbs } from "#tests/db.ts";
import { aPlan, aWorld, type World } from "./evidence-factories.ts";

const day = (iso: string) => CalendarDateSchema.parse(iso);
const actorOf = (role: Role): Actor => ({
  userId: "u",
  offices: [{ role, organisation: "kpu", plan: null, fromOn: day("2026-01-01"), toOn: null }],
});
const who = { actor: actorOf("secretariat"), actorName: "Sari", catalogue: "data" };
const FILE = "https://kpu.go.id/unduh/dapil.xlsx";
const typed = {
  title: " Daerah  pemilihan ",
  publisher: "KPU",
  urls: `${FILE}\nhttps://kpu.go.id/2.csv`,
  proof: "https://kpu.go.id/berita",
  category: "Data wilayah",
};

function testRegister(name: string, run: (given: { db: Db; world: World }) => Promise<void>): void {
  testDbs(name, async ({ db }) => {
    const world = aWorld(db, []);
    await aPlan(db);
    await db.catalogue.create({
      data: {
        id: "cat",
        planId: "p",
        slug: "data",
        title: "Data",
        url: "https://kpu.go.id",
        kind: "manual",
        organisationId: "o",
      },
    });
    try {
      await run({ db, world });
    } finally {
      await world.close();
    }
  });
}

testRegister(
  "a dataset registered by hand counts for a year, is found, watched and audited",
  async ({ db, world }) => {
    const done = await registerDataset({ ...who, typed }, world.deps);
    if (!("id" in done)) throw new Error("not registered");
    const dataset = await db.dataset.findUniqueOrThrow({
      where: { id: done.id },
      include: { resources: true },
    });
    expect(dataset).toMatchObject({
      title: "Daerah pemilihan",
      registeredBy: "u",
      proofUrl: "https://kpu.go.id/berita",
      expiresOn: "2027-11-03",
    });
    expect(dataset.resources).toHaveLength(2);
    expect(await db.target.findMany({ select: { priority: true } })).toEqual([
      { priority: 0 },
      { priority: 0 },
    ]);
    expect(await db.auditEntry.count({ where: { action: "dataset.registered" } })).toBe(1);

    const found = async (today: string) => {
      const index = await lookUpCatalogue(db, [subjectOfUrl(FILE)], { today: day(today) });
      return matchCatalogue(FILE, index);
    };
    expect(await found("2027-11-03")).toMatchObject({ tier: "M1", datasetId: done.id });
    expect(await found("2027-11-04")).toBeNull();

    world.pass(30 * 24 * 3_600_000);
    expect(await confirmDataset({ ...who, datasetId: done.id }, world.deps)).toEqual({ ok: true });
    expect(await found("2027-12-03")).toMatchObject({ tier: "M1" });
  },
);

testRegister("registering the same address again writes over it and adds nothing", async ({ db, world }) => {
  await registerDataset({ ...who, typed }, world.deps);
  await registerDataset({ ...who, typed: { ...typed, title: "Baru" } }, world.deps);
  expect(await db.dataset.findMany({ select: { title: true } })).toEqual([{ title: "Baru" }]);
});

testRegister(
  "everything wrong with a registration is told at once, and nothing is saved",
  async ({ db, world }) => {
    const bad = {
      title: "",
      publisher: "x".repeat(301),
      urls: "http://127.0.0.1/x ftp://x.org/a",
      proof: "",
      category: "",
    };
    const outcome = await registerDataset({ ...who, typed: bad }, world.deps);
    expect(outcome).toEqual({
      ok: false,
      problems: [
        { field: "title", code: "missing", held: "" },
        { field: "publisher", code: "too_long", held: "x".repeat(40) },
        { field: "urls", code: "url_refused", held: "http://127.0.0.1/x" },
        { field: "urls", code: "url_refused", held: "ftp://x.org/a" },
        { field: "proof", code: "missing", held: "" },
      ],
    });
    expect(await db.dataset.count()).toBe(0);
  },
);

testRegister(
  "only the secretariat writes in a catalogue, and only in one that exists",
  async ({ db, world }) => {
    for (const role of ["owner", "reviewer"] as const) {
      expect(await registerDataset({ ...who, actor: actorOf(role), typed }, world.deps)).toEqual({
        ok: false,
        refusal: "not_allowed",
      });
    }
    expect(await registerDataset({ ...who, catalogue: "tidak-ada", typed }, world.deps)).toEqual({
      ok: false,
      refusal: "not_found",
    });
    expect(await confirmDataset({ ...who, datasetId: "tidak-ada" }, world.deps)).toEqual({
      ok: false,
      refusal: "not_found",
    });
    expect(await db.dataset.count()).toBe(0);
  },
);

testRegister(
  "a table is tried first, then applied whole; one bad row keeps all out and is named",
  async ({ db, world }) => {
    const good = `judul,penerbit,tautan,bukti,kategori\nA,KPU,https://kpu.go.id/a.csv,https://kpu.go.id/b,Wilayah\nB,KPU,https://kpu.go.id/b.csv;https://kpu.go.id/c.csv,https://kpu.go.id/b,\n`;
    expect(await importDatasets({ ...who, text: good, apply: false }, world.deps)).toEqual({
      ok: true,
      applied: false,
      rows: 2,
      added: 0,
    });
    expect(await db.dataset.count()).toBe(0);
    const bad = `${good}C,KPU,bukan alamat,https://kpu.go.id/b,\n`;
    expect(await importDatasets({ ...who, text: bad, apply: true }, world.deps)).toMatchObject({
      ok: false,
      problems: [
        { row: 4, field: "urls", code: "url_refused", held: "bukan" },
        { row: 4, field: "urls", code: "url_refused", held: "alamat" },
      ],
    });
    expect(await db.dataset.count()).toBe(0);
    expect(await importDatasets({ ...who, text: good, apply: true }, world.deps)).toEqual({
      ok: true,
      applied: true,
      rows: 2,
      added: 2,
    });
    expect(await db.resource.count()).toBe(3);
    expect(await importDatasets({ ...who, text: good, apply: true }, world.deps)).toMatchObject({ added: 0 });
  },
);
