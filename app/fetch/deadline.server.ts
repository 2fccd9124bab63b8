import { EventEmitter } from "node:events";
import { FetchStop } from "./fetch-stop.server.ts";
import type { FetchLimits } from "./limits.server.ts";

/**
 * The clock of one observation. A server that sends one byte now and then resets every idle timer, so
 * the whole and the pace are measured here.
 */
export type Deadline = {
  signal: StopSignal;
  /** Tells that so many bytes have arrived in all; large files get more time. */
  progress: (bytesWire: number) => void;
  /** Watches the pace of a body from now on. */
  watchPace: () => void;
  clear: () => void;
};

const PACE_TICKS = 6;

/** What the client listens to instead of an AbortSignal, at a fraction of what that costs each request. */
export class StopSignal extends EventEmitter {
  reason: FetchStop | undefined;

  get aborted(): boolean {
    return this.reason !== undefined;
  }

  abort(reason: FetchStop): void {
    if (this.aborted) return;
    this.reason = reason;
    this.emit("abort");
  }
}

export function createDeadline(limits: FetchLimits): Deadline {
  const signal = new StopSignal();
  const stop = (code: "TIMEOUT" | "TOO_SLOW") => signal.abort(new FetchStop(code));
  const startedAt = performance.now();
  let timer = setTimeout(stop, limits.totalMs, "TIMEOUT");
  let pace: NodeJS.Timeout | undefined;
  let bytes = 0;
  let isLarge = false;
  return {
    signal,
    progress(bytesWire) {
      bytes = bytesWire;
      if (isLarge || bytes < limits.largeBytes) return;
      isLarge = true;
      clearTimeout(timer);
      timer = setTimeout(stop, limits.largeTotalMs - (performance.now() - startedAt), "TIMEOUT");
    },
    watchPace() {
      if (pace !== undefined) return;
      const least = (limits.minBytesPerSecond * limits.slowWindowMs) / 1_000;
      const seen: Array<number> = [bytes];
      pace = setInterval(() => {
        if (seen.length === PACE_TICKS && bytes - (seen.shift() ?? 0) < least) stop("TOO_SLOW");
        seen.push(bytes);
      }, limits.slowWindowMs / PACE_TICKS);
    },
    clear() {
      clearTimeout(timer);
      clearInterval(pace);
    },
  };
}
