import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import type { Db } from "#app/data/db.server.ts";
import { testDeps } from "#tests/data-factories.ts";
import { type Browser, openSite, warmSite } from "#tests/site.ts";
import { addresses } from "#tests/site-addresses.ts";
import { CANARY, PUBLIC, plantCanaries } from "./canaries.ts";
import { openStage } from "./stage.ts";

beforeAll(warmSite, 120_000);

/** What stands in an address's parameters; several where a page of each is asked for. */
async function parameters(db: Db): Promise<Readonly<Record<string, ReadonlyArray<string>>>> {
  const requests = await db.dataRequest.findMany({ select: { id: true } });
  const meetings = await db.meeting.findMany({ select: { code: true } });
  const items = await db.evidenceItem.findMany({ select: { id: true } });
  return {
    ...{
      plan: ["rencana"],
      milestone: ["A1-B06"],
      slot: ["B06.1"],
      organisation: ["kpu"],
      commitment: ["K6"],
    },
    ...{ type: ["milestone"], code: ["A1-B06"], checkpoint: ["B06"], version: ["v1"], day: ["2023-05-10"] },
    ...{
      risk: ["R1", "R2"],
      request: requests.map(({ id }) => id),
      meeting: meetings.map(({ code }) => code),
    },
    ...{ item: items.map(({ id }) => id), view: ["capaian", "tahapan", "matriks"], person: ["sari"] },
  };
}

/** Every address of the site that can be filled in, for a reader who is not signed in. */
async function everyPath(db: Db): Promise<Array<string>> {
  const known = await parameters(db);
  const paths = addresses().flatMap(({ path }) => {
    if (path.endsWith("*") || path.endsWith(".sse")) return [];
    return path.split("/").reduce<Array<string>>(
      (starts, part) => {
        const values = part.startsWith(":") ? (known[part.slice(1)] ?? ["none"]) : [part];
        return starts.flatMap((start) => values.map((value) => `${start}/${value}`));
      },
      [""],
    );
  });
  return [...new Set(paths)];
}

/** Files of the open data, and the addresses of the API, by what they say of themselves. */
async function machinePaths(browser: Browser): Promise<Array<string>> {
  const named = /"([a-z_-]+\.(?:csv|json|jsonld|ttl|xml|ics|atom))"/g;
  const index = await (await browser.get("/rencana/data")).text();
  const files = [...new Set([...index.matchAll(named)].map(([, name]) => name ?? ""))];
  const described = z
    .object({ paths: z.record(z.string(), z.unknown()) })
    .parse(await (await browser.get("/api/v1/openapi.json")).json());
  const filled: Readonly<Record<string, string>> = {
    ...{ plan: "rencana", milestone: "A1-B06", slot: "B06.1", organisation: "kpu", code: "A1-B06" },
  };
  const calls = Object.keys(described.paths).map((path) =>
    path.replace(/\{(\w+)\}/g, (_all, name: string) => filled[name] ?? "none"),
  );
  return [
    ...files.flatMap((file) => [`/rencana/data/${file}`, `/rencana/data/2023-05-10/${file}`]),
    ...calls.map((path) => (path.startsWith("/api") ? path : `/api/v1${path}`)),
  ];
}

test("no word of a private field leaves by any page, file, feed or call that needs no sign-in", {
  timeout: 120_000,
}, async () => {
  const stage = await openStage();
  await plantCanaries(stage.db);
  const planted = stage.wordsLike(CANARY);
  expect(planted.length, "every private field holds its word").toBeGreaterThan(30);
  const site = await openSite(testDeps(stage.db, new Date("2023-05-10T10:00:00Z")));
  const browser = site.browser();
  const paths = [...(await everyPath(stage.db)), ...(await machinePaths(browser))];
  expect(paths.length).toBeGreaterThan(150);
  const leaks: Array<string> = [];
  const seen = new Set<string>();
  for (const path of paths) {
    const response = await browser.get(path);
    const told = await response.text();
    expect(response.status, path).toBeLessThan(500);
    for (const [leak] of told.matchAll(new RegExp(`${CANARY}-[a-z-]+`, "g"))) leaks.push(`${path}: ${leak}`);
    for (const [shown] of told.matchAll(new RegExp(`${PUBLIC}-[a-z]+`, "g"))) seen.add(shown);
  }
  expect([...new Set(leaks)]).toEqual([]);
  const shown = ["comment", "contact", "decision", "meeting", "narrative", "remark", "request", "risk"];
  expect([...seen].sort()).toEqual(shown.map((name) => `${PUBLIC}-${name}`));
  await stage.close();
});
