/**
 * Writes the SQL that takes both databases from the last migration to the models as they are now.
 *
 *   npm run migration -- add_contact            one new migration
 *   npm run migration -- --reset init           throw every migration away and write a single one
 *   npm run migration -- --check                write nothing; fail when the models are ahead of the migrations
 *
 * Prisma's own command wants a native engine that it fetches from the network. The same engine as WebAssembly
 * comes with the development dependencies, so this works offline.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engineBindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { modelFiles, PRISMA_FOLDER, PROVIDERS, providerFile } from "./provider-schema.mjs";

const APPLIED_SCHEMA = "applied-schema.txt";
const LOCK_PROVIDER = { sqlite: "sqlite", postgres: "postgresql" };

async function main(args) {
  const [reset, check] = [args.includes("--reset"), args.includes("--check")];
  const names = args.filter((argument) => !argument.startsWith("--"));
  if (!check && (names.length !== 1 || !/^[a-z0-9_]+$/.test(names[0]))) {
    console.error(
      "npm run migration -- [--reset] <name>   (name: a-z, 0-9, _)\nnpm run migration -- --check",
    );
    return 2;
  }
  await loadEngine();
  const scripts = [];
  for (const provider of PROVIDERS) scripts.push({ provider, ...(await diff(provider, reset)) });
  if (scripts.every((script) => script.sql === "")) {
    console.log("The migrations say what the models say: nothing to write.");
    return 0;
  }
  if (check) return missing(scripts);
  const folder = `${timestamp(new Date())}_${names[0]}`;
  for (const script of scripts) write(script, folder, reset);
  return 0;
}

function missing(scripts) {
  console.error(
    "The models are ahead of the migrations: npm run migration -- <name> writes what is missing:\n",
  );
  for (const { provider, sql } of scripts) console.error(`-- ${provider}\n${sql}`);
  return 1;
}

async function loadEngine() {
  const packageFolder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const bytes = readFileSync(join(packageFolder, "schema_engine_bg.wasm"));
  const imports = { "./schema_engine_bg.js": engineBindings };
  const { instance } = await WebAssembly.instantiate(bytes, imports);
  engineBindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
}

/** SQL from the last applied schema (from nothing on reset) to the models as they are. */
async function diff(provider, reset) {
  const schema = [providerFile(provider), ...modelFiles()].map((file) => file.content.trim()).join("\n\n");
  const applied = reset ? null : readIfThere(join(PRISMA_FOLDER, provider, "migrations", APPLIED_SCHEMA));
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaBetterSqlite3({ url: "file::memory:" }));
  const engine = await engineBindings.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => {},
    adapter,
  );
  const result = await engine.diff({
    from: applied === null ? { tag: "empty" } : datamodel(applied),
    to: datamodel(schema),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  engine.free();
  const sql = result.stdout ?? "";
  return { schema, sql: /^\s*(--.*\s*)*$/.test(sql) ? "" : sql };
}

function datamodel(content) {
  return { tag: "schemaDatamodel", files: [{ path: "schema.prisma", content }] };
}

function write({ provider, sql, schema }, folder, reset) {
  const migrations = join(PRISMA_FOLDER, provider, "migrations");
  if (reset) rmSync(migrations, { recursive: true, force: true });
  mkdirSync(join(migrations, folder), { recursive: true });
  writeFileSync(join(migrations, folder, "migration.sql"), sql === "" ? "-- Nothing to change here.\n" : sql);
  writeFileSync(join(migrations, APPLIED_SCHEMA), `${schema}\n`);
  writeFileSync(
    join(migrations, "migration_lock.toml"),
    `# Which database these migrations are for; Prisma's own command reads it.\nprovider = "${LOCK_PROVIDER[provider]}"\n`,
  );
  console.log(`prisma/${provider}/migrations/${folder}/migration.sql`);
}

function readIfThere(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
}

/** UTC, `yyyymmddhhmmss`. */
function timestamp(instant) {
  return instant.toISOString().replace(/\D/g, "").slice(0, 14);
}

process.exitCode = await main(process.argv.slice(2));
