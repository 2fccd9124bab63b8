import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { ALLOWED_LAYERS, layerOf, violationsIn } from "./architecture.ts";

function sourcesUnder(root: string): Array<string> {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => join(root, name))
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(join("app", "generated")));
}

const files = ["app", "tests", "seed"].flatMap(sourcesUnder);
const areas = [...Object.keys(ALLOWED_LAYERS), "tests and seed"];

test.each(areas)("%s keeps the shape: layers, size, types, clock, exports", (area) => {
  const found = files
    .filter((file) => (layerOf(file) ?? "tests and seed") === area)
    .flatMap((file) => violationsIn(file, readFileSync(file, "utf8")).map((said) => `${file}: ${said}`));
  expect(found).toEqual([]);
});

test("every folder of app is a layer with a rule", () => {
  const layers = new Set(files.map(layerOf).filter((layer) => layer !== null));
  expect([...layers].filter((layer) => ALLOWED_LAYERS[layer] === undefined)).toEqual([]);
  expect(files.filter((file) => layerOf(file) === "domain").length).toBeGreaterThan(20);
});

const BROKEN: Array<[string, string, string]> = [
  ["app/domain/a.ts", 'import { openDb } from "#app/data/db.server.ts";', "imports #app/data/db.server.ts"],
  ["app/domain/a.ts", 'import { readFileSync } from "node:fs";', "imports node:fs"],
  ["app/domain/a.ts", 'const fs = await import("node:fs");', "imports node:fs"],
  ["app/domain/a.ts", "export const today = new Date();", "reads the clock"],
  ["app/domain/a.ts", "export const id = Math.random();", "randomness"],
  ["app/domain/evidence/a.ts", 'import { day } from "../calendar-date.ts";', "imports ../calendar-date.ts"],
  ["app/services/a.server.ts", "const at = Date.now();", "reads the clock"],
  [
    "app/services/a.server.ts",
    'import { t } from "#app/i18n/translate.ts";',
    "imports #app/i18n/translate.ts",
  ],
  ["app/services/a.server.ts", 'import type { Db } from "@prisma/client";', "imports @prisma/client"],
  ["app/routes/a.tsx", 'import { openDb } from "#app/data/db.server.ts";', "imports #app/data/db.server.ts"],
  ["app/routes/a.tsx", "export function rowsOf() {}", "rowsOf"],
  ["app/routes/a.tsx", "export const PAGE_SIZE = 20;", "PAGE_SIZE"],
  ["app/routes/a.tsx", 'export { loader, rows } from "./b.tsx";', "rows"],
  ["app/components/a.tsx", 'export * from "#app/services/a.server.ts";', "imports #app/services/a.server.ts"],
  [
    "app/http/a.ts",
    'import { fetchUrl } from "#app/fetch/download.server.ts";',
    "imports #app/fetch/download.server.ts",
  ],
  ["app/cli/a.ts", 'import { openDb } from "#app/data/db.server.ts";', "imports #app/data/db.server.ts"],
  ["app/root.tsx", 'import { openDb } from "./data/db.server.ts";', "imports ./data/db.server.ts"],
  ["app/i18n/a.ts", "export function parse(text: any) {}", "any"],
  ["tests/a.test.ts", "const plan = {} as unknown as string;", "as … as"],
  ["seed/a.ts", "line();\n".repeat(251), "251 lines"],
];

test.each(BROKEN)("in %s, `%s` is refused: %s", (file, source, said) => {
  expect(violationsIn(file, source)).toContain(said);
});

const SOUND: Array<[string, string]> = [
  ["app/domain/a.ts", 'import { z } from "zod";\nexport const at = new Date("2023-06-30");'],
  [
    "app/data/db.server.ts",
    'import { Client } from "#app/generated/sqlite/client.ts";\nexport const db = x as unknown as Db;',
  ],
  ["app/cli/main.ts", "const now = () => new Date();"],
  [
    "app/routes/a.tsx",
    'import type { Route } from "./+types/a";\nexport function loader() {}\nexport default function A() {}',
  ],
  ["tests/a.test.ts", "// any comment may say any, and `as unknown as`\nconst many = Date.now();"],
];

test.each(SOUND)("in %s, sound code passes", (file, source) => {
  expect(violationsIn(file, source)).toEqual([]);
});

test("every version in package.json is pinned exactly, so that a clean install is the one that was tried", () => {
  const versions = z.record(z.string(), z.string());
  const manifest = z
    .object({ dependencies: versions, devDependencies: versions, overrides: versions })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  const all = Object.values(manifest).flatMap((group) => Object.entries(group));
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))).toEqual([]);
});
