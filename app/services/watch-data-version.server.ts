import { readDataVersion } from "#app/data/data-version.server.ts";
import type { Deps } from "./deps.server.ts";

const POLL_MS = 250;

/** The data version as this process last saw it, and the quarter of an hour, so that what is kept turns over at midnight anywhere. */
export type VersionWatch = { key: () => string; refresh: () => Promise<void>; stop: () => void };

/**
 * Follows the data version, so that what is cached under an older one is never shown again.
 * Other processes' writes are seen within the poll; our own at once, by `refresh`.
 */
export async function watchDataVersion(deps: Pick<Deps, "db" | "now" | "log">): Promise<VersionWatch> {
  let version = await readDataVersion(deps.db);
  let answering = true;

  async function refresh(): Promise<void> {
    version = await readDataVersion(deps.db);
    answering = true;
  }

  const timer = setInterval(() => {
    refresh().catch((error) => {
      if (answering) deps.log.error({ err: error }, "the data version cannot be read");
      answering = false;
    });
  }, POLL_MS);
  timer.unref();
  return {
    key: () => `${version} ${Math.floor(deps.now().getTime() / QUARTER_MS)}`,
    refresh,
    stop: () => clearInterval(timer),
  };
}

/** Every zone's midnight falls on a quarter of an hour. */
const QUARTER_MS = 15 * 60 * 1000;
