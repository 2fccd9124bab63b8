/** How the checking of links stands, whichever workers do it. Instants are ISO. */
export type Progress = {
  /** Addresses to look at now. */
  due: number;
  /** Looks saved in the last hour. */
  checkedLastHour: number;
  lastCheckedAt: string | null;
  /** Hosts a worker is asking now. */
  hostsAsked: number;
  /** Hosts that are left alone for a while. */
  hostsPaused: number;
  /** When the next addresses become due; null when nothing is known. */
  nextDueAt: string | null;
  harvests: ReadonlyArray<{ catalogue: string; startedAt: string }>;
};
