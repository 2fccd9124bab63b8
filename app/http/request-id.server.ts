import { AsyncLocalStorage } from "node:async_hooks";

const running = new AsyncLocalStorage<string>();

/** Runs one request under a number that its log lines and its error page share. */
export function withRequestId<Result>(id: string, work: () => Result): Result {
  return running.run(id, work);
}

/** Number of the request being answered; a dash outside any. */
export function requestId(): string {
  return running.getStore() ?? "-";
}
