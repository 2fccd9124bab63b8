import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      link: z.boolean().optional(),
    }),
  ),
});
const Licence = z.union([
  z.object({ license: z.object({ id: z.string().optional(), name: z.string().optional() }) }),
  z.object({ expression: z.string() }),
]);
/** The parts of CycloneDX 1.5 that a reader of an inventory stands on. */
const Bom = z.object({
  bomFormat: z.literal("CycloneDX"),
  specVersion: z.literal("1.5"),
  serialNumber: z.string().regex(/^urn:uuid:[0-9a-f-]{36}$/),
  metadata: z.object({ component: z.object({ purl: z.string() }) }),
  components: z.array(
    z.object({
      "bom-ref": z.string(),
      type: z.enum(["library", "application", "framework"]),
      name: z.string(),
      version: z.string(),
      purl: z.string().regex(/^pkg:npm\//),
      hashes: z
        .array(z.object({ alg: z.literal("SHA-512"), content: z.string().regex(/^[0-9a-f]{128}$/) }))
        .min(1),
      licenses: z.array(Licence).min(1),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

const manifest = Manifest.parse(JSON.parse(readFileSync("package.json", "utf8")));
const { packages } = Lock.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));
const installed = Object.entries(packages).filter(([path]) => path.startsWith("node_modules/"));

test("every version is exact, from a registry, with a digest, and only one package runs a script", () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+([-+][\w.-]+)?$/);
  for (const [path, { resolved, integrity, link }] of installed) {
    expect(link, path).toBeUndefined();
    if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\//);
    expect(integrity, path).toMatch(/^sha512-/);
  }
  expect(Object.entries(manifest.allowScripts).filter(([, runs]) => runs)).toEqual([
    ["better-sqlite3", true],
  ]);
});

test("the inventory holds every package of production with digest and allowed licence, and no other", {
  timeout: 60_000,
}, () => {
  const text = execFileSync("npm", ["run", "--silent", "sbom"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const bom = Bom.parse(JSON.parse(text));
  const versions = new Set(
    installed.map(([path, { version }]) => `${path.split("node_modules/").at(-1)}@${version}`),
  );
  const listed = new Set(bom.components.map(({ name, version }) => `${name}@${version}`));
  expect([...listed].filter((each) => !versions.has(each))).toEqual([]);
  for (const [name, version] of Object.entries(manifest.dependencies))
    expect(listed).toContain(`${name}@${version}`);
  const allowed = new Set(licencesIn(readFileSync("docs/security/dependencies.md", "utf8")));
  for (const { name, licenses } of bom.components)
    for (const licence of licenses)
      for (const id of idsOf(licence, allowed)) expect(allowed, `${name}: ${id}`).toContain(id);
  const refs = new Set([
    ...bom.components.map((each) => each["bom-ref"]),
    ...bom.dependencies.map(({ ref }) => ref),
  ]);
  for (const { dependsOn } of bom.dependencies) for (const ref of dependsOn) expect(refs).toContain(ref);
});

function licencesIn(policy: string): Array<string> {
  const line = /^- Licences allowed: (.+)\.$/m.exec(policy)?.[1] ?? "";
  return line.split(", ").map((each) => each.replace(/ \(.*/, ""));
}

/** The licences one has to accept: of several to choose from, those that are allowed. */
function idsOf(licence: z.infer<typeof Licence>, allowed: ReadonlySet<string>): Array<string> {
  if (!("expression" in licence)) return [licence.license.id ?? licence.license.name ?? "none"];
  const parts = licence.expression.replaceAll(/[()]/g, "").split(/ AND /i);
  return parts.map((part) => part.split(/ OR /i).find((id) => allowed.has(id)) ?? part);
}
