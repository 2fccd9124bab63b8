const KIB = 1024;
const MIB = 1024 * KIB;

/** What one observation may take. Source: evidence specification §3.2. */
export type FetchLimits = {
  connectMs: number;
  /** From the request to the end of the headers. */
  headersMs: number;
  /** Between two pieces of the body. */
  idleMs: number;
  /** Whole observation, redirects and retries included. */
  totalMs: number;
  /** The same once `largeBytes` have arrived. */
  largeTotalMs: number;
  largeBytes: number;
  /** A body slower than `minBytesPerSecond` over this time is given up. */
  slowWindowMs: number;
  minBytesPerSecond: number;
  wireBytes: number;
  /** Body of an answer that refuses, of a redirect or of a probe. */
  sideBytes: number;
  decodedBytes: number;
  /** Decoded to wire, judged once `ratioAfterBytes` are decoded. */
  maxRatio: number;
  ratioAfterBytes: number;
  headerBytes: number;
  redirects: number;
  /** First bytes kept for sniffing. */
  headBytes: number;
  retries: number;
  retryDelayMs: number;
  connectionsPerHost: number;
};

/** Most that is kept of one body for reading; more than that is profiled in part. */
export const SPOOL_BYTES = 100 * MIB;

export const FETCH_LIMITS: FetchLimits = {
  connectMs: 5_000,
  headersMs: 15_000,
  idleMs: 15_000,
  totalMs: 60_000,
  largeTotalMs: 600_000,
  largeBytes: MIB,
  slowWindowMs: 30_000,
  minBytesPerSecond: 8 * KIB,
  wireBytes: 100 * MIB,
  sideBytes: MIB,
  decodedBytes: 512 * MIB,
  maxRatio: 200,
  ratioAfterBytes: MIB,
  headerBytes: 16_384,
  redirects: 10,
  headBytes: 64 * KIB,
  retries: 2,
  retryDelayMs: 500,
  connectionsPerHost: 2,
};
