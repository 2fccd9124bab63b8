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
    const whole = { host: "127.0.0.1", port, ...options };
    const status = await answerOf(agent, whole, body, (what) => count(faults, what)).catch((error) => {
      count(faults, String(error.code ?? error));
      return 0;
    });
    if (startedAt >= measuredFrom) {
      if (!times.has(name)) times.set(name, []);
      times.get(name).push(performance.now() - startedAt);
    }
    count(statuses, `${name} ${status}`);
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

/**
 * A connection that lay unused for as long as the server keeps one may be closed at the very moment it is used again.
 * What is read is then asked once more, as browsers do.
 */
function answerOf(agent, options, body, tell) {
  return new Promise((resolve, reject) => {
    const asked = request({ agent, timeout: SLOWEST_MS, ...options }, (answer) => {
      answer.resume();
      answer.once("end", () => resolve(answer.statusCode));
      answer.once("error", reject);
    });
    asked.once("timeout", () => asked.destroy(new Error("no answer in a minute")));
    asked.once("error", (error) => {
      if (body !== undefined || !asked.reusedSocket || error.code !== "ECONNRESET") return reject(error);
      tell("unused connection closed, asked again");
      answerOf(agent, { ...options, agent: false }, body, tell).then(resolve, reject);
    });
    asked.end(body);
  });
}

function count(counts, what) {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
