import type { Cluster, Member } from "./processes.ts";

type Server = Cluster["servers"][number];

/** Answers that no server should give, whatever else is killed at the time. */
export type Traffic = {
  /** Kills of each member so far: a request that saw one of its own server may end in nothing. */
  kills: Map<string, number>;
  wrong: Array<string>;
  reads: number;
};

export function newTraffic(): Traffic {
  return { kills: new Map(), wrong: [], reads: 0 };
}

/** One request; null when the server was killed under it or has not come back. What else goes wrong is noted. */
export async function ask(
  server: Server,
  path: string,
  { kills, wrong }: Traffic,
  init: RequestInit = {},
): Promise<{ status: number; body: string } | null> {
  const before = kills.get(server.name) ?? 0;
  const wasUp = server.isUp();
  try {
    const answer = await fetch(`${server.origin}${path}`, { signal: AbortSignal.timeout(20_000), ...init });
    const body = await answer.text();
    if (answer.status >= 500) wrong.push(`${server.name} ${path}: ${answer.status}`);
    return { status: answer.status, body };
  } catch (error) {
    const untouched = wasUp && server.isUp() && (kills.get(server.name) ?? 0) === before;
    if (untouched) wrong.push(`${server.name} ${path}: ${String(error)}`);
    return null;
  }
}

/** Reads public pages of servers in turn until told to end. */
export async function keepReading(
  servers: ReadonlyArray<Server>,
  paths: ReadonlyArray<string>,
  traffic: Traffic,
  goesOn: () => boolean,
): Promise<void> {
  for (let turn = 0; goesOn(); turn += 1) {
    const server = servers[turn % servers.length];
    const path = paths[turn % paths.length];
    if (server === undefined || path === undefined) throw new Error("nothing to read");
    const answer = await ask(server, path, traffic);
    if (answer === null) await pause(50);
    else if (answer.status !== 200) traffic.wrong.push(`${server.name} ${path}: ${answer.status}`);
    traffic.reads += 1;
  }
}

/** Kills one member after another in an order that looks like chance and is the same at every run. */
export async function keepKilling(
  members: ReadonlyArray<Member>,
  everyMs: number,
  traffic: Traffic,
  goesOn: () => boolean,
): Promise<void> {
  for (let turn = 1; ; turn += 1) {
    for (let waited = 0; waited < everyMs && goesOn(); waited += 100) await pause(100);
    if (!goesOn()) return;
    const member = members[(turn * 7) % members.length];
    if (member === undefined) throw new Error("nobody to kill");
    traffic.kills.set(member.name, (traffic.kills.get(member.name) ?? 0) + 1);
    await member.kill();
    await pause(500);
    await member.start();
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
