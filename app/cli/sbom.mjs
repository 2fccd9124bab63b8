/**
 * The inventory of what runs in production, as CycloneDX on the standard output.
 *
 * npm writes it of everything installed; what the lock calls needed for development alone is then left out. (npm's
 * own `--omit=dev` also leaves out packages that production and development both need.)
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const MOST_BYTES = 256 * 1024 * 1024;

function main() {
  const text = execFileSync("npm", ["sbom", "--sbom-format=cyclonedx"], {
    encoding: "utf8",
    maxBuffer: MOST_BYTES,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const bom = JSON.parse(text);
  const needed = neededInProduction();
  const components = bom.components.filter(({ name, version }) => needed.has(`${name}@${version}`));
  const root = bom.metadata.component["bom-ref"];
  const kept = new Set([root, ...components.map((component) => component["bom-ref"])]);
  const dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));
  process.stdout.write(`${JSON.stringify({ ...bom, components, dependencies }, null, 2)}\n`);
}

/** Name and version of every package that the lock does not keep for development, or for a peer nobody must have. */
function neededInProduction() {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const needed = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== "" && !dev && !devOptional,
  );
  return new Set(needed.map(([path, { version }]) => `${path.split("node_modules/").at(-1)}@${version}`));
}

main();
