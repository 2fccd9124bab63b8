import { FetchStop } from "./fetch-stop.server.ts";
import type { FetchLimits } from "./limits.server.ts";

/**
 * The clock of one observation. A server that sends one byte now and then resets every idle timer, so
 * the whole and the pace are measured here.
 */
export type Deadline = {
  signal: AbortSignal;
  /** Tells that so many bytes have arrived in all; large files get more time. */
  progress: (bytesWire: number) => void;
  /** Watches the pace of a body from now on. */
  watchPace: () => void;
  clear: () => void;
};

const PACE_TICKS = 6;

export function createDeadline(limits: FetchLimits): Deadline {
  const controller = new AbortController();
  const stop = (code: "TIMEOUT" | "TOO_SLOW") => controller.abort(new FetchStop(code));
  const startedAt = performance.now();
  let timer = setTimeout(stop, limits.totalMs, "TIMEOUT");
  let pace: NodeJS.Timeout | undefined;
  let bytes = 0;
  let isLarge = false;
  return {
    signal: controller.signal,
    progress(bytesWire) {
      bytes = bytesWire;
      if (isLarge || bytes < limits.largeBytes) return;
      isLarge = true;
      clearTimeout(timer);
      timer = setTimeout(stop, limits.largeTotalMs - (performance.now() - startedAt), "TIMEOUT");
    },
    watchPace() {
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
