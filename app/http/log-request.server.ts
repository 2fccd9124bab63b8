import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";

const SLOW_MS = 1_000;

/**
 * Writes one line for an answer when it has left: at level debug, or info when it failed or took over a second.
 * No address of a reader, no query, and nothing that lets somebody in is written.
 */
export function logRequest(
  message: IncomingMessage,
  response: ServerResponse,
  { log, id }: { log: Pick<Logger, "debug" | "info">; id: string },
): void {
  const began = performance.now();
  response.once("close", () => {
    const ms = Math.round(performance.now() - began);
    const line = {
      ...{ request: id, method: message.method, path: loggedPath(message.url ?? "/") },
      ...{ status: response.statusCode, ms, whole: response.writableFinished },
    };
    if (response.statusCode >= 500 || ms >= SLOW_MS) log.info(line, "answered");
    else log.debug(line, "answered");
  });
}

/** A path without its query, and with a dash for whatever looks like a secret. */
export function loggedPath(url: string): string {
  const path = url.split("?", 1)[0] ?? "/";
  return path
    .slice(0, 300)
    .split("/")
    .map((part) => (/^[\w-]{20,}(\.\w+)?$/.test(part) ? "-" : part))
    .join("/");
}
