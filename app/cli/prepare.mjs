/**
 * Makes a clone ready to run, doing only what is not done yet: installs packages, generates the database clients,
 * builds. Plain JavaScript with no dependencies, because it runs before there are any.
 *
 *   node app/cli/prepare.mjs [--no-build]
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const BUILD = join(ROOT, "build");
const BUILD_STAMP = join(BUILD, "inputs.sha256");
/** Installing empties node_modules/ and building empties build/; nothing empties this folder. */
const LOCK = join(ROOT, "app", "generated", ".preparing");
const LOCK_EXPIRES_MS = 20 * 60_000;

const BUILD_INPUTS = [
  "app",
  "public",
  "prisma/models",
  "package-lock.json",
  "vite.config.ts",
  "react-router.config.ts",
  "tsconfig.json",
];

const COMPILER_HINT =
  "better-sqlite3 dibangun dari sumber: perlu python3, make dan g++.\n" +
  "better-sqlite3 is compiled from source: it needs python3, make and g++.";

/** What went wrong, for a person; the caller prints it and stops. */
class Failure extends Error {}

async function main(args) {
  checkNode();
  const steps = [
    {
      says: "Memasang pustaka (beberapa menit)… / Installing packages (some minutes)…",
      isDone: packagesAreInstalled,
      run: installPackages,
    },
    {
      says: "Membangun better-sqlite3… / Building better-sqlite3…",
      isDone: sqliteLoads,
      run: rebuildSqlite,
    },
    {
      says: "Membuat klien basis data… / Generating database clients…",
      isDone: async () => (await generator()).clientsAreFresh(),
      run: async () => (await generator()).generateClients(),
    },
  ];
  if (!args.includes("--no-build")) {
    steps.push({ says: "Membangun aplikasi… / Building the application…", isDone: isBuilt, run: build });
  }
  for (const step of steps) {
    if (!(await step.isDone())) await alone(() => runStep(step));
  }
}

function checkNode() {
  const { engines } = readJson("package.json");
  const [major, minor] = process.versions.node.split(".").map(Number);
  const fits = engines.node.split("||").some((range) => {
    const [, operator, wantedMajor, wantedMinor = "0"] = /^\s*(\^|>=)(\d+)(?:\.(\d+))?/.exec(range);
    if (operator === ">=" && major > Number(wantedMajor)) return true;
    return major === Number(wantedMajor) && minor >= Number(wantedMinor);
  });
  if (fits) return;
  throw new Failure(
    `Capaian perlu Node ${engines.node}; yang berjalan ${process.versions.node}.\n` +
      `Capaian needs Node ${engines.node}; this is ${process.versions.node}.`,
  );
}

/** The step may have been done by another start while this one waited its turn. */
async function runStep({ says, isDone, run }) {
  if (await isDone()) return;
  const startedAt = performance.now();
  process.stdout.write(says);
  await run();
  process.stdout.write(` ${Math.round((performance.now() - startedAt) / 1000)} s\n`);
}

/** Compares what npm says it installed with the lock file. Optional packages are for other machines. */
function packagesAreInstalled() {
  if (!existsSync(join(ROOT, "node_modules", ".package-lock.json"))) return false;
  const installed = readJson("node_modules/.package-lock.json").packages;
  return Object.entries(readJson("package-lock.json").packages).every(
    ([path, { version, optional, peer }]) => {
      if (path === "" || (installed[path] === undefined && (optional || peer))) return true;
      return installed[path]?.version === version;
    },
  );
}

function installPackages() {
  npm(["ci", "--include=dev"]);
}

/** Fails when it was never built, or was built for another version of Node. */
function sqliteLoads() {
  const program = 'new (require("better-sqlite3"))(":memory:").close()';
  return spawnSync(process.execPath, ["-e", program], { cwd: ROOT, stdio: "ignore" }).status === 0;
}

function rebuildSqlite() {
  npm(["rebuild", "better-sqlite3", "--ignore-scripts=false"]);
  if (!sqliteLoads()) throw new Failure(COMPILER_HINT);
}

function generator() {
  return import(pathToFileURL(join(ROOT, "prisma", "generate.mjs")).href);
}

function isBuilt() {
  if (!existsSync(join(BUILD, "server", "index.js")) || !existsSync(BUILD_STAMP)) return false;
  return readFileSync(BUILD_STAMP, "utf8") === inputsHash();
}

function build() {
  const hash = inputsHash();
  rmSync(BUILD_STAMP, { force: true });
  const program = join(ROOT, "node_modules", "@react-router", "dev", "bin.js");
  command(process.execPath, [program, "build"]);
  writeFileSync(BUILD_STAMP, hash);
}

function inputsHash() {
  const hash = createHash("sha256");
  for (const input of BUILD_INPUTS) hashInto(hash, input);
  return hash.digest("hex");
}

function hashInto(hash, path) {
  if (path === "app/generated" || !existsSync(join(ROOT, path))) return;
  if (statSync(join(ROOT, path)).isDirectory()) {
    for (const name of readdirSync(join(ROOT, path)).sort()) hashInto(hash, `${path}/${name}`);
  } else {
    hash.update(`\0${path}\0`).update(readFileSync(join(ROOT, path)));
  }
}

function npm(args) {
  const cli = process.env.npm_execpath ?? "";
  if (/npm-cli\.c?js$/.test(cli)) command(process.execPath, [cli, ...args]);
  else command(process.platform === "win32" ? "npm.cmd" : "npm", args);
}

/** Quiet unless it fails; then what it said, and what may help. */
function command(program, args) {
  // Prisma fetches an engine that is never used here unless it is told of one that always fails.
  const engine = { PRISMA_SCHEMA_ENGINE_BINARY: "/bin/false", CHECKPOINT_DISABLE: "1" };
  const env = { ...ownHeaders(), ...process.env, ...engine };
  const run = spawnSync(program, args, { cwd: ROOT, env, encoding: "utf8", maxBuffer: 64 * 2 ** 20 });
  if (run.status === 0) return;
  const said = `${run.stdout ?? ""}${run.stderr ?? ""}${run.error?.message ?? ""}`.trim();
  throw new Failure(/better-sqlite3|gyp/.test(said) ? `${said}\n\n${COMPILER_HINT}` : said);
}

/** Node's own headers, where it came with them: a native package then builds without fetching them. */
function ownHeaders() {
  const prefix = dirname(dirname(realpathSync(process.execPath)));
  const header = join(prefix, "include", "node", "node_version.h");
  if (!existsSync(header)) return {};
  const [major, minor] = process.versions.node.split(".");
  const text = readFileSync(header, "utf8");
  const isSame =
    text.includes(`NODE_MAJOR_VERSION ${major}\n`) && text.includes(`NODE_MINOR_VERSION ${minor}\n`);
  return isSame ? { npm_config_nodedir: prefix } : {};
}

/** Two starts at once must not install or build over each other. */
async function alone(work) {
  mkdirSync(dirname(LOCK), { recursive: true });
  for (let waited = false; !takeLock(); waited = true) {
    if (!waited) console.log("Menunggu proses lain… / Waiting for another start…");
    await setTimeout(500);
  }
  const release = () => rmSync(LOCK, { force: true });
  process.once("exit", release);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  try {
    await work();
  } finally {
    release();
    process.removeListener("exit", release);
  }
}

function takeLock() {
  try {
    writeFileSync(LOCK, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  }
  if (lockIsAbandoned()) rmSync(LOCK, { force: true });
  return false;
}

function lockIsAbandoned() {
  try {
    if (Date.now() - statSync(LOCK).mtimeMs > LOCK_EXPIRES_MS) return true;
    const pid = Number(readFileSync(LOCK, "utf8"));
    if (pid > 0) process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Failure ? `\n${error.message}` : error);
  process.exitCode = 1;
}
