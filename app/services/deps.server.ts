import type { Logger } from "pino";
import type { Db } from "#app/data/db.server.ts";
import type { AllowEntry } from "#app/domain/evidence/url-policy.ts";
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
};
