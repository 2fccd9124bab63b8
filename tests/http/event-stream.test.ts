import { expect, test } from "vitest";
import { eventStream } from "#app/http/event-stream.server.ts";

function requestOf(signal: AbortSignal, method = "GET"): Request {
  return new Request("http://capaian.test/kemajuan.sse", { method, signal });
}

async function chunksOf(response: Response, count: number): Promise<Array<string>> {
  const reader = response.body?.getReader();
  if (reader === undefined) throw new Error("no body");
  const decoder = new TextDecoder();
  const chunks: Array<string> = [];
  while (chunks.length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(decoder.decode(value));
  }
  await reader.cancel();
  return chunks;
}

test("a value is told at once and again only when it has changed; silence is broken by a comment", async () => {
  const values = [1, 1, 2];
  let read = 0;
  const stream = eventStream(async () => ({ due: values[Math.min(read++, 2)] }), {
    ...{ request: requestOf(new AbortController().signal), everyMs: 10, heartbeatMs: 500 },
  });

  expect(stream.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
  expect(stream.headers.get("cache-control")).toBe("no-store");
  expect(await chunksOf(stream, 4)).toEqual([
    "retry: 50\n\n",
    'data: {"due":1}\n\n',
    'data: {"due":2}\n\n',
    ": still here\n\n",
  ]);
});

test("a stream ends when the client goes away", async () => {
  const client = new AbortController();
  let read = 0;
  const stream = eventStream(async () => read++, { request: requestOf(client.signal), everyMs: 5 });
  setTimeout(() => client.abort(), 40);

  const chunks = await chunksOf(stream, 1_000);
  expect(chunks.length).toBeLessThan(50);
  const readThen = read;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(read).toBe(readThen);
});

test("a process holds fifty streams at most, and one that ends makes room", async () => {
  const client = new AbortController();
  const open = () => eventStream(async () => 1, { request: requestOf(client.signal), everyMs: 5 });
  const streams = Array.from({ length: 50 }, open);
  expect(streams.every(({ status }) => status === 200)).toBe(true);
  const refused = open();
  expect(refused.status).toBe(503);
  expect(refused.headers.get("retry-after")).toBe("30");

  for (const stream of streams) {
    const reader = stream.body?.getReader();
    await reader?.read();
    await reader?.cancel();
  }
  expect(open().status).toBe(200);
  client.abort();
});

test("a reader who leaves makes room at once, though the next reading is long away", async () => {
  const client = new AbortController();
  const open = () => eventStream(async () => 1, { request: requestOf(client.signal), everyMs: 60_000 });
  for (let asked = 0; asked < 120; asked += 1) {
    const stream = open();
    expect(stream.status).toBe(200);
    const reader = stream.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
  }
  client.abort();
});

test("one that is asked for its head alone, or whose client leaves before reading, takes nobody's place", async () => {
  const client = new AbortController();
  const open = (method: string) =>
    eventStream(async () => 1, { request: requestOf(client.signal, method), everyMs: 5 });
  for (let asked = 0; asked < 60; asked += 1) {
    const head = open("HEAD");
    expect([head.status, head.body, head.headers.get("content-type")]).toEqual([
      ...[200, null, "text/event-stream; charset=utf-8"],
    ]);
  }
  expect(Array.from({ length: 50 }, () => open("GET").status)).toEqual(Array(50).fill(200));
  expect(open("GET").status).toBe(503);
  client.abort();

  const next = new AbortController();
  const after = eventStream(async () => 1, { request: requestOf(next.signal), everyMs: 5 });
  expect(after.status).toBe(200);
  next.abort();
});
