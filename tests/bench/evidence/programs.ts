import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { errorsIn } from "./database.ts";

export type Scene = { firstPort: number; ports: number; links: number; concurrent: number };

/** What of a program's output tells how many links it judged wrongly. */
type Verdicts = { errors: number | null; note: string };

/** A program to measure: its arguments for node, and how its output is read. */
export type Program = {
  name: string;
  arguments: (scene: Scene, database: string) => Array<string>;
  needsDatabase: boolean;
  verdicts: (output: string, scene: Scene, database: string) => Verdicts;
};

const folder = import.meta.dirname;
const page = ({ firstPort, links }: Scene) => `http://127.0.0.1:${firstPort}/index?n=${links}`;
const dead = ({ links }: Scene) => Math.floor(links / 100) * 5 + Math.min(links % 100, 5);

function engine(name: string, bundle: string, scope: "url" | "host"): Program {
  return {
    ...{ name, needsDatabase: true },
    arguments: ({ firstPort, ports, links, concurrent }, database) =>
      [bundle, `file:${database}`, firstPort, ports, links, concurrent, scope].map(String),
    verdicts: (_output, { links }, database) => {
      const { errors, observations } = errorsIn(database);
      return { errors, note: `${observations} observations of ${links}` };
    },
  };
}

function floor(bundle: string): Program {
  return {
    ...{ name: "floor: bare undici GET", needsDatabase: false },
    arguments: ({ firstPort, ports, links, concurrent }) =>
      [bundle, firstPort, ports, links, concurrent].map(String),
    verdicts: (output) => ({ errors: 0, note: `${readNumbers(output).unresolved} unresolved, no retry` }),
  };
}

function linkinator(script: string): Program {
  return {
    ...{ name: "linkinator", needsDatabase: false },
    arguments: (scene) => [
      ...[script, page(scene), "--concurrency", String(scene.concurrent), "--retry", "--retry-errors"],
      ...["--retry-errors-count", "2", "--format", "json"],
    ],
    verdicts: (output, scene) => {
      const broken = output.match(/"state": ?"BROKEN"/g)?.length ?? 0;
      return { errors: Math.abs(broken - dead(scene)), note: `${broken} broken` };
    },
  };
}

function brokenLinkChecker(script: string): Program {
  return {
    ...{ name: "broken-link-checker", needsDatabase: false },
    arguments: (scene) => [
      ...[script, page(scene), "-g", "--host-requests", String(Math.ceil(scene.concurrent / scene.ports))],
      ...["--requests", String(scene.concurrent)],
    ],
    verdicts: (output, scene) => {
      const broken = output.match(/BROKEN/g)?.length ?? 0;
      return { errors: Math.abs(broken - dead(scene)), note: `${broken} broken` };
    },
  };
}

/** Our engine with its floor, and whatever peers are installed; the missing ones are named. */
export function programs(bundles: { engine: string; floor: string }): {
  byUrl: Array<Program>;
  byHost: Array<Program>;
  missing: Array<string>;
} {
  const peers = [
    { script: scriptOf("linkinator", "build/src/cli.js"), program: linkinator, install: "linkinator@7.6.1" },
    {
      script: scriptOf("broken-link-checker", "bin/blc"),
      program: brokenLinkChecker,
      install: "broken-link-checker@0.7.8",
    },
  ];
  const found = peers.flatMap(({ script, program }) => (script === null ? [] : [program(script)]));
  return {
    byUrl: [floor(bundles.floor), engine("engine", bundles.engine, "url"), ...found],
    byHost: [engine("engine, whole host held", bundles.engine, "host")],
    missing: peers.filter(({ script }) => script === null).map(({ install }) => install),
  };
}

/** A peer's program, from the folder in BENCH_PEERS or our own packages; null when it is not installed. */
function scriptOf(name: string, path: string): string | null {
  const places = [process.env.BENCH_PEERS, resolve(folder, "../../..")].filter(
    (place) => place !== undefined,
  );
  for (const place of places) {
    const script = join(place, "node_modules", name, path);
    if (existsSync(script)) return script;
    const bin = binOf(join(place, "package.json"), name);
    if (bin !== null) return bin;
  }
  return null;
}

function binOf(from: string, name: string): string | null {
  try {
    const manifest = createRequire(from).resolve(`${name}/package.json`);
    const { bin }: { bin?: Record<string, string> | string } = createRequire(from)(manifest);
    const file = typeof bin === "string" ? bin : Object.values(bin ?? {})[0];
    return file === undefined ? null : join(dirname(manifest), file);
  } catch {
    return null; // not installed, or closed to looking
  }
}

function readNumbers(output: string): Record<string, number | undefined> {
  const start = output.lastIndexOf("{");
  return start < 0 ? {} : JSON.parse(output.slice(start));
}
