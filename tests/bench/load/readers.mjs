/**
 * The load: readers that ask one page after the other, and owners that file reports, in a process of their own. Told
 * by one message what to ask; tells by messages what came. Times are told of what was asked after the warming up, answers
 * and faults of everything.
 */
import { Agent, request } from "node:http";

const SLOWEST_MS = 60_000;

process.once("message", async ({ port, warmSeconds, seconds, readers, routes, owners, everyMs }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const measuredFrom = performance.now() + warmSeconds * 1_000;
  const end = measuredFrom + seconds * 1_000;
  const times = new Map();
  const statuses = new Map();
  const faults = new Map();
  const ask = async (name, options, body) => {
    const startedAt = performance.now();
    const status = await answerOf(agent, { host: "127.0.0.1", port, ...options }, body).catch((error) => {
      faults.set(String(error.code ?? error), (faults.get(String(error.code ?? error)) ?? 0) + 1);
      return 0;
    });
    if (startedAt >= measuredFrom) {
      if (!times.has(name)) times.set(name, []);
      times.get(name).push(performance.now() - startedAt);
    }
    const key = `${name} ${status}`;
    statuses.set(key, (statuses.get(key) ?? 0) + 1);
  };
  const weights = routes.flatMap(({ weight }, place) => Array(weight).fill(place));
  const read = async (reader) => {
    // Each comes from an address of its own, as readers do behind a proxy.
    const forwarded = `10.${(reader >> 8) & 255}.${reader & 255}.7`;
    for (let turn = reader; performance.now() < end; turn += 7) {
      const { name, paths } = routes[weights[turn % weights.length]];
      const path = paths[turn % paths.length];
      const headers = { "accept-encoding": "br", "x-forwarded-for": forwarded };
      await ask(name, { path, headers });
    }
  };
  const write = async ({ token, reports }, place) => {
    await pause((place / owners.length) * everyMs);
    for (const { path, body } of reports) {
      if (performance.now() >= end) return;
      const headers = {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "x-forwarded-for": `10.200.0.${place + 1}`,
      };
      await ask("report filed", { path, method: "POST", headers }, body);
      await pause(everyMs);
    }
  };
  const work = [...Array.from({ length: readers }, (_, reader) => read(reader)), ...owners.map(write)];
  await Promise.all(work);
  agent.destroy();
  const told = {
    times: [...times].map(([name, values]) => [name, values.sort((left, right) => left - right)]),
    statuses: [...statuses],
    faults: [...faults],
  };
  process.send(told, () => process.disconnect());
});

function answerOf(agent, options, body) {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, timeout: SLOWEST_MS, ...options }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
      answer.once("error", reject);
    });
    asked.once("timeout", () => asked.destroy(new Error("no answer in a minute")));
    asked.once("error", reject);
    asked.end(body);
  });
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
