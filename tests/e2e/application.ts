import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type Account = { email: string; password: string };

/** The built program, running on its own data folder as `npm start` runs it. */
export type Application = {
  origin: string;
  portal: string;
  accounts: ReadonlyArray<Account>;
  /** What it printed so far. */
  printed: () => string;
  dataDir: string;
  environment: Readonly<Record<string, string>>;
  stop: () => Promise<void>;
};

const START_MS = 60_000;

/**
 * Starts the program with the illustration on two free ports.
 *
 * @param prepare fills the data folder before the program finds it.
 */
export async function startApplication(
  extra: Readonly<Record<string, string>> = {},
  prepare: (dataDir: string) => Promise<void> = async () => {},
): Promise<Application> {
  const dataDir = mkdtempSync(join(tmpdir(), "capaian-e2e-"));
  await prepare(dataDir);
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(await freePortPair(), dataDir, extra);
    } catch (error) {
      // Another file's program took the port between the look and the start.
      if (attempt === 3 || !/Port \d+ sudah dipakai/.test(String(error))) throw error;
    }
  }
}

async function startOn(
  port: number,
  dataDir: string,
  extra: Readonly<Record<string, string>>,
): Promise<Application> {
  const environment = { PORT: String(port), CAPAIAN_DATA_DIR: dataDir, LANG: "id_ID.UTF-8", ...extra };
  const child = spawn(process.execPath, ["app/cli/capaian.mjs", "serve"], {
    env: { PATH: process.env.PATH ?? "", HOME: dataDir, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (chunk) => {
    printed += String(chunk);
  });
  child.stderr.on("data", (chunk) => {
    printed += String(chunk);
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilPrinted(child, () => printed, origin);
  return {
    origin,
    portal: `http://127.0.0.1:${port + 1}`,
    accounts: accountsIn(printed),
    printed: () => printed,
    dataDir,
    environment,
    async stop() {
      const stopped = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await stopped;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Runs one command of the program on the same data, and returns what it printed. */
export function runCommand(
  application: Application,
  args: ReadonlyArray<string>,
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, ["app/cli/capaian.mjs", ...args], {
    env: { PATH: process.env.PATH ?? "", HOME: application.dataDir, ...application.environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
  });
  return new Promise((resolve) => child.once("exit", (code) => resolve({ code: code ?? 1, output })));
}

function untilPrinted(child: ChildProcess, printed: () => string, origin: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not started:\n${printed()}`)), START_MS);
    const look = setInterval(() => {
      if (!printed().includes(origin)) return;
      clearInterval(look);
      clearTimeout(timer);
      resolve();
    }, 50);
    child.once("exit", (code) => {
      clearInterval(look);
      clearTimeout(timer);
      reject(new Error(`stopped with code ${code}:\n${printed()}`));
    });
  });
}

function accountsIn(printed: string): Array<Account> {
  return [...printed.matchAll(/^ {2}(\S+@\S+)\s+(\S+)/gm)].map(([, email = "", password = ""]) => ({
    email,
    password,
  }));
}

/** A free port whose successor is free too: the sample portal listens there. */
async function freePortPair(): Promise<number> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const port = await listenBriefly(0);
    if (port !== null && (await listenBriefly(port + 1)) !== null) return port;
  }
  throw new Error("no two free ports in a row");
}

export async function freePort(): Promise<number> {
  const port = await listenBriefly(0);
  if (port === null) throw new Error("no free port");
  return port;
}

function listenBriefly(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : null));
    });
  });
}
