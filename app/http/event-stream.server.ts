import { setTimeout as sleep } from "node:timers/promises";

type Options = {
  /** Its signal ends the stream: the client went away. */
  request: Request;
  /** Milliseconds between two readings. */
  everyMs?: number;
  /** Milliseconds of silence after which a comment keeps the connection open. */
  heartbeatMs?: number;
};

const MOST_STREAMS = 50;
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  ...{ "cache-control": "no-store", "x-accel-buffering": "no" },
};
let open = 0;

/**
 * An answer that tells of a value whenever it has changed, as server-sent events.
 *
 * Source: HTML Standard §9.2.
 *
 * @returns 503 when this process holds as many streams as it may; the page then shows what it was sent.
 */
export function eventStream(
  read: () => Promise<unknown>,
  { request, everyMs = 2_000, heartbeatMs = 15_000 }: Options,
): Response {
  if (request.method === "HEAD") return new Response(null, { headers: HEADERS }); // nobody would read a stream to its end
  if (open >= MOST_STREAMS) {
    return new Response("busy\n", { status: 503, headers: { "retry-after": "30" } });
  }
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal]);
  const events = told(read, { signal, everyMs, heartbeatMs, leave: takePlace(signal) });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await events.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      gone.abort(); // the pause between two readings is not waited for
      await events.return(undefined);
    },
  });
  return new Response(body, { headers: HEADERS });
}

/** Counts a stream until it ends or its client goes away, whichever is first: a client may leave before it has read a thing. */
function takePlace(signal: AbortSignal): () => void {
  let isHeld = true;
  open += 1;
  const leave = () => {
    if (isHeld) open -= 1;
    isHeld = false;
    signal.removeEventListener("abort", leave);
  };
  signal.addEventListener("abort", leave);
  if (signal.aborted) leave();
  return leave;
}

type Telling = { signal: AbortSignal; everyMs: number; heartbeatMs: number; leave: () => void };

async function* told(
  read: () => Promise<unknown>,
  { signal, everyMs, heartbeatMs, leave }: Telling,
): AsyncGenerator<string, void> {
  try {
    let last = "";
    let toldAt = performance.now();
    yield `retry: ${everyMs * 5}\n\n`;
    while (!signal.aborted) {
      const text = JSON.stringify(await read());
      const isNews = text !== last;
      if (isNews || performance.now() - toldAt >= heartbeatMs) {
        yield isNews ? `data: ${text}\n\n` : ": still here\n\n";
        last = text;
        toldAt = performance.now();
      }
      await sleep(everyMs, undefined, { signal }).catch(() => {}); // the client went away
    }
  } finally {
    leave();
  }
}
