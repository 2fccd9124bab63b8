/** What a process knows of a database's data version without asking. */
export type SeenVersion = {
  version: number;
  /** Milliseconds of `performance.now()` at which the newest reading began. */
  readAt: number;
  /** Transactions of this process that have raised it. */
  commits: number;
};

/** By database. Nobody looks at those that no server follows. */
const seen = new WeakMap<object, SeenVersion>();
/** By transaction: the version it will have made when it commits. */
const raised = new WeakMap<object, number>();

/** The data version a transaction raises to; it counts once the transaction has committed. */
export function noteRaise(tx: object, version: number): void {
  raised.set(tx, version);
}

/** Called when a transaction has committed, before whoever asked for it hears of it. */
export function noteCommit(db: object, tx: object): void {
  const version = raised.get(tx);
  const known = seen.get(db);
  if (version === undefined || known === undefined) return;
  known.version = Math.max(known.version, version);
  known.commits += 1;
}

/** What is known of a database, from now on kept up to date at every commit of this process. */
export function seenVersionOf(db: object): SeenVersion {
  const known = seen.get(db) ?? { version: 0, readAt: Number.NEGATIVE_INFINITY, commits: 0 };
  seen.set(db, known);
  return known;
}
