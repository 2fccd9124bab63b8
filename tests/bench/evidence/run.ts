import { type ChildProcess, fork, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "vite";
import { freshCopy, makeDatabase } from "./database.ts";
import { type Program, programs, type Scene } from "./programs.ts";

/**
 * Links per second of the evidence engine, every result booked, beside the bare client and other link
 * checkers, in rotation on one server: `npm run bench:evidence -- --links 10000 --rounds 3`.
 * Peers are taken from node_modules or from the folder in BENCH_PEERS. `--only memory` runs the engine alone
 * on as many links and on ten times as many, to show that its memory does not grow with them.
 */
const { values } = parseArgs({
  options: {
    links: { type: "string", default: "10000" },
    rounds: { type: "string", default: "3" },
    concurrent: { type: "string", default: "64" },
    port: { type: "string", default: "21400" },
    /** `memory` looks at ten times as many links, and is left out unless named. */
    only: { type: "string", default: "url,host,hosts" },
  },
});
const MANY_HOSTS = 16;
const folder = import.meta.dirname;
const root = resolve(folder, "../../..");
const work = join(root, "build", "bench-evidence");
const firstPort = Number(values.port);
const one: Scene = {
  firstPort,
  ports: 1,
  links: Number(values.links),
  concurrent: Number(values.concurrent),
};
const many: Scene = { ...one, ports: MANY_HOSTS };

type Run = { seconds: number; cpuS: number; rssMb: number; errors: number | null; note: string };

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
const bundles = { engine: await bundle("engine"), floor: await bundle("floor") };
const { byUrl, byHost, missing } = programs(bundles);
if (missing.length > 0) say(`NOT MEASURED, not installed: npm install --no-save ${missing.join(" ")}`);
const server = await startServer();
try {
  const wanted = values.only.split(",");
  if (wanted.includes("url")) await table("One host, Retry-After per address", byUrl, one);
  if (wanted.includes("host")) await table("One host, Retry-After for the whole host", byHost, one, 1);
  if (wanted.includes("memory")) {
    const engine = byUrl.filter(({ needsDatabase }) => needsDatabase);
    await table("Memory, at", engine, one, 1);
    await table("Memory, at ten times as many", engine, { ...one, links: one.links * 10 }, 1);
  }
  if (wanted.includes("hosts")) await table(`${MANY_HOSTS} hosts`, byUrl, many);
} finally {
  server.kill();
}

/** Programs run as they do in production: compiled, without a loader. */
async function bundle(name: string): Promise<string> {
  await build({
    ...{ configFile: false, root, logLevel: "error" },
    build: { ssr: join(folder, `${name}.ts`), outDir: join(work, name), target: "node20", minify: false },
  });
  return join(work, name, `${name}.js`);
}

function startServer(): Promise<ChildProcess> {
  const child = fork(join(folder, "server.ts"), [values.port, String(MANY_HOSTS)], {
    execArgv: ["--import", "tsx"],
  });
  return new Promise((ready) => {
    child.once("message", () => ready(child));
  });
}

async function table(
  title: string,
  programsOfTable: ReadonlyArray<Program>,
  scene: Scene,
  rounds = Number(values.rounds),
): Promise<void> {
  const template = join(work, `template-${scene.ports}-${scene.links}.db`);
  if (!existsSync(template)) await makeDatabase(template, scene);
  const runs = new Map<string, Array<Run>>(programsOfTable.map(({ name }) => [name, []]));
  const loads: Array<number> = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const program of programsOfTable) {
      loads.push(loadavg()[0] ?? 0);
      runs.get(program.name)?.push(await measure(program, scene, template));
    }
  }
  say(`\n${title}: ${scene.links} links, ${scene.concurrent} at a time, ${rounds} rounds`);
  say(`load of the machine before each run: ${span(loads)} on ${availableParallelism()} cores`);
  say(row(["program", "s", "min–max", "links/s", "CPU s", "RSS MB", "errors", "note"]));
  for (const [name, ofProgram] of runs) say(row(cells(name, ofProgram, scene.links)));
}

async function measure(program: Program, scene: Scene, template: string): Promise<Run> {
  for (let port = firstPort; port < firstPort + scene.ports; port += 1) {
    await fetch(`http://127.0.0.1:${port}/__reset`, { headers: { connection: "close" } });
  }
  const database = join(work, "run.db");
  if (program.needsDatabase) freshCopy(template, database);
  const usageFile = join(work, "usage.json");
  const startedAt = performance.now();
  const output = await outputOf(program.arguments(scene, database), usageFile);
  const wallMs = performance.now() - startedAt;
  const usage: { cpuMs: number; rssMb: number } = JSON.parse(readFileSync(usageFile, "utf8"));
  const own = /"ms": ?([\d.]+)/.exec(output)?.[1];
  const seconds = (program.needsDatabase && own !== undefined ? Number(own) : wallMs) / 1_000;
  return {
    seconds,
    cpuS: usage.cpuMs / 1_000,
    rssMb: usage.rssMb,
    ...program.verdicts(output, scene, database),
  };
}

/** Other checkers end with another code than 0 when a link is broken, which here is always. */
function outputOf(args: ReadonlyArray<string>, usageFile: string): Promise<string> {
  const child = spawn(process.execPath, ["--import", join(folder, "usage.mjs"), ...args], {
    ...{ cwd: root, env: { ...process.env, BENCH_USAGE: usageFile }, stdio: ["ignore", "pipe", "inherit"] },
  });
  const parts: Array<Buffer> = [];
  child.stdout?.on("data", (part: Buffer) => parts.push(part));
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", () => done(Buffer.concat(parts).toString("utf8")));
  });
}

function cells(name: string, runs: ReadonlyArray<Run>, links: number): Array<string> {
  const of = (pick: (run: Run) => number) => median(runs.map(pick));
  const errors = runs.map((run) => run.errors ?? Number.NaN);
  return [
    ...[name, of(({ seconds }) => seconds).toFixed(2), span(runs.map(({ seconds }) => seconds))],
    ...[(links / of(({ seconds }) => seconds)).toFixed(0), of(({ cpuS }) => cpuS).toFixed(1)],
    ...[Math.max(...runs.map(({ rssMb }) => rssMb)).toFixed(0), String(Math.max(...errors))],
    runs.at(-1)?.note ?? "",
  ];
}

function median(numbers: ReadonlyArray<number>): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function span(numbers: ReadonlyArray<number>): string {
  return `${Math.min(...numbers).toFixed(2)}–${Math.max(...numbers).toFixed(2)}`;
}

function row([name = "", ...rest]: ReadonlyArray<string>): string {
  return name.padEnd(26) + rest.map((cell) => `  ${cell}`.padStart(14)).join("");
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
