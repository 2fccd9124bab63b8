import { join } from "node:path";
import { createReaderPool } from "#app/exchange/read-file/reader-pool.server.ts";
import type { FileReaders } from "./deps.server.ts";
import { registers } from "./registers.server.ts";

/** Readers with their folders in the data folder; threads start with the first file. */
export function openFileReaders(dataDir: string): FileReaders {
  return {
    pool: createReaderPool({ registers: registers() }),
    spoolFolder: join(dataDir, "spool"),
    snapshotFolder: join(dataDir, "snapshots"),
  };
}
