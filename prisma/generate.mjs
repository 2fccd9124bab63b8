/**
 * Generates the database clients of both providers into app/generated/, unless they are up to date.
 *
 * Silent when all goes well. Prisma wants a native engine that it fetches from the network even though generating
 * does not use it: naming a program that always fails keeps it from fetching. A program that always succeeds would
 * make its other commands claim work they have not done.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyModels, modelFiles, PRISMA_FOLDER, PROVIDERS, providerFile } from "./provider-schema.mjs";

const ROOT = dirname(PRISMA_FOLDER);
const GENERATED = join(ROOT, "app", "generated");
const STAMP = join(GENERATED, "inputs.sha256");
const { resolve } = createRequire(import.meta.url);

/** Whether the clients on disk were generated from the models as they are now. */
export function clientsAreFresh() {
  const present = PROVIDERS.every((provider) => existsSync(join(GENERATED, provider, "client.ts")));
  return present && existsSync(STAMP) && readFileSync(STAMP, "utf8") === inputsHash();
}

export function generateClients() {
  const hash = inputsHash();
  rmSync(STAMP, { force: true });
  for (const provider of PROVIDERS) {
    copyModels(provider);
    rmSync(join(GENERATED, provider), { recursive: true, force: true });
    runPrisma(["generate", "--schema", join(PRISMA_FOLDER, provider)]);
  }
  mkdirSync(GENERATED, { recursive: true });
  writeFileSync(STAMP, hash);
}

function inputsHash() {
  const hash = createHash("sha256").update(readFileSync(resolve("prisma/package.json")));
  for (const provider of PROVIDERS) hash.update(providerFile(provider).content);
  for (const { name, content } of modelFiles()) hash.update(`\0${name}\0${content}`);
  return hash.digest("hex");
}

function runPrisma(args) {
  const program = join(dirname(resolve("prisma/package.json")), "build", "index.js");
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const run = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, env, encoding: "utf8" });
  if (run.status === 0) return;
  throw new Error(
    `prisma ${args.join(" ")}\n${run.stdout ?? ""}${run.stderr ?? ""}${run.error?.message ?? ""}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !clientsAreFresh()) {
  try {
    generateClients();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
