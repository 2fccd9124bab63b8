import type { Logger } from "pino";
import { requestId } from "./request-id.server.ts";

let logger: Pick<Logger, "error"> | null = null;

/** Where a page leaves room for the number of its fault. */
export const FAULT_PLACE = "__FAULT__";

/** Names where faults are written; the server says so once at its start. */
export function logFaultsTo(log: Pick<Logger, "error">): void {
  logger = log;
}

/** Writes a fault under the number of its request, which the error page shows. */
export function logFault(error: unknown): void {
  logger?.error({ err: error, request: requestId() }, "fault");
}
