import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../application.ts";

export type Member = {
  name: string;
  /** False from its kill until it is ready again. */
  isUp: () => boolean;
  kill: () => Promise<void>;
  start: () => Promise<void>;
};

export type Cluster = {
  servers: ReadonlyArray<Member & { origin: string }>;
  workers: ReadonlyArray<Member>;
  /** Lines of the log that tell of a fault, of every member. */
  faults: () => ReadonlyArray<string>;
  stop: () => Promise<void>;
};

type Settings = { databaseUrl: string; servers: number; workers: number; allow: ReadonlyArray<string> };

const START_MS = 60_000;
/** Levels of pino from `error` on. */
const FAULT = /"level":(5|6)0/;

/** Several servers and workers of the built program on one database, each a process that can be killed. */
export async function startCluster({ databaseUrl, servers, workers, allow }: Settings): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "capaian-cluster-"));
  const faults: Array<string> = [];
  const shared = {
    ...{ PATH: process.env.PATH ?? "", HOME: folder, DATABASE_URL: databaseUrl, CAPAIAN_DEMO: "0" },
    ...{ SESSION_SECRET: "rahasia yang sama di setiap server", EVIDENCE_ALLOW: allow.join(",") },
    ...{ CAPAIAN_DATA_DIR: join(folder, "data"), LOG_LEVEL: "warn", LANG: "id_ID.UTF-8" },
  };
  const running = new Set<ChildProcess>();

  function member(name: string, args: ReadonlyArray<string>, port: number | null): Member {
    let child: ChildProcess | null = null;
    let up = false;
    const env = port === null ? shared : { ...shared, PORT: String(port) };
    return {
      name,
      isUp: () => up,
      async start() {
        const started = spawn(process.execPath, ["app/cli/capaian.mjs", ...args], {
          ...{ env, stdio: ["ignore", "pipe", "pipe"] },
        });
        child = started;
        running.add(started);
        started.once("exit", () => running.delete(started));
        await untilItSays(started, (line) => {
          if (FAULT.test(line)) faults.push(`${name}: ${line}`);
        });
        up = true;
      },
      async kill() {
        if (child === null) return;
        up = false;
        const ended = new Promise((resolve) => child?.once("exit", resolve));
        child.kill("SIGKILL");
        await ended;
      },
    };
  }

  const ofServers: Array<Member & { origin: string }> = [];
  for (let index = 0; index < servers; index += 1) {
    const port = await freePort();
    ofServers.push({ ...member(`server ${index}`, ["serve"], port), origin: `http://127.0.0.1:${port}` });
  }
  const ofWorkers = Array.from({ length: workers }, (_, index) =>
    member(`worker ${index}`, ["worker"], null),
  );
  await Promise.all([...ofServers, ...ofWorkers].map(({ start }) => start())); // all at once, on whatever stands there
  return {
    ...{ servers: ofServers, workers: ofWorkers, faults: () => faults },
    async stop() {
      const ended = [...running].map((child) => new Promise((resolve) => child.once("exit", resolve)));
      for (const child of running) child.kill("SIGTERM");
      await Promise.all(ended);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits for the first line a member prints when it is ready, and hands on everything it prints. */
function untilItSays(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  let printed = "";
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not started:\n${printed}`)), START_MS);
    const read = (chunk: unknown) => {
      printed = `${printed}${String(chunk)}`.slice(-20_000);
      for (const line of String(chunk).split("\n")) onLine(line);
      if (!printed.includes("berjalan")) return; // both commands end their start with it
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      if (signal !== "SIGKILL") reject(new Error(`stopped with code ${code}:\n${printed}`));
    });
  });
}

export type Site = { address: string; asked: ReadonlyMap<string, number>; close: () => void };

/** A host with files to look at, which counts how often each was asked for. */
export function startSite(): Promise<Site> {
  const asked = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.set(path, (asked.get(path) ?? 0) + 1);
    if (!path.endsWith(".csv")) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/csv" }).end("kode,suara\n1,2\n3,4\n");
  });
  return new Promise((ready) =>
    server.listen(0, "127.0.0.1", () => {
      const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
      const close = () => {
        server.closeAllConnections();
        server.close();
      };
      ready({ address, asked, close });
    }),
  );
}
