import type { Logger } from "pino";
import type { Db } from "#app/data/db.server.ts";
import type { AllowEntry } from "#app/domain/evidence/url-policy.ts";
import type { ReaderPool } from "#app/exchange/read-file/reader-pool.server.ts";
import type { GuardedClient } from "#app/fetch/guarded-client.server.ts";

/** What use cases need from outside. Made once per process, handed to each use case last. */
export type Deps = {
  db: Db;
  /** The instant it is: the real clock, or the rehearsal's. */
  now: () => Date;
  newId: () => string;
  log: Logger;
  /** The only door to other hosts. */
  client: GuardedClient;
  /** Addresses the checker may open although they are not public. */
  allow: ReadonlyArray<AllowEntry>;
  /** Reads files behind links; null where only addresses are looked at. */
  files: FileReaders | null;
  /** Folder of the keys that sign reports; null where none are issued. */
  keyFolder: string | null;
};

/** Threads that read files, and the folders in which bodies wait to be read and contents are kept. */
export type FileReaders = {
  pool: ReaderPool;
  spoolFolder: string;
  snapshotFolder: string;
};
