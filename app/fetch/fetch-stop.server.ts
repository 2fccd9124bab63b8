import type { ErrorCode } from "#app/domain/evidence/observation.ts";

/** Why an observation ended before its answer was complete. */
export type Stop = { code: ErrorCode; detail: string | null };

/** Ends an observation from inside; never leaves this folder. */
export class FetchStop extends Error {
  readonly stop: Stop;

  constructor(code: ErrorCode, detail: string | null = null) {
    super(detail === null ? code : `${code}: ${detail}`);
    this.stop = { code, detail };
  }
}

/** A connection our guard refused to make; `code` as the system's own errors carry it. */
export class BlockedAddress extends Error {
  readonly code = "EBLOCKED";
}

const BY_SYSTEM_CODE: Readonly<Record<string, ErrorCode>> = {
  EBLOCKED: "URL_FORBIDDEN",
  ENOTFOUND: "NO_SUCH_HOST",
  ENODATA: "DNS_FAILED",
  ESERVFAIL: "DNS_FAILED",
  ECONNREFUSED: "CONNECT_FAILED",
  EHOSTUNREACH: "CONNECT_FAILED",
  ENETUNREACH: "CONNECT_FAILED",
  EADDRNOTAVAIL: "CONNECT_FAILED",
  EACCES: "CONNECT_FAILED",
  EPERM: "CONNECT_FAILED",
  ENETDOWN: "CONNECT_FAILED",
  EHOSTDOWN: "CONNECT_FAILED",
  ETIMEDOUT: "TIMEOUT",
  UND_ERR_CONNECT_TIMEOUT: "TIMEOUT",
  UND_ERR_HEADERS_TIMEOUT: "TIMEOUT",
  UND_ERR_BODY_TIMEOUT: "TIMEOUT",
  UND_ERR_HEADERS_OVERFLOW: "HEADERS_TOO_LARGE",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "BODY_CUT",
  UND_ERR_CLOSED: "ABORTED",
  UND_ERR_DESTROYED: "ABORTED",
  Z_BUF_ERROR: "BODY_CUT",
  EPROTO: "TLS_FAILED",
  ERR_TLS_CERT_ALTNAME_INVALID: "CERT_INVALID",
  DEPTH_ZERO_SELF_SIGNED_CERT: "CERT_INVALID",
  SELF_SIGNED_CERT_IN_CHAIN: "CERT_INVALID",
  HOSTNAME_MISMATCH: "CERT_INVALID",
};

const BY_SYSTEM_PATTERN: ReadonlyArray<readonly [RegExp, ErrorCode]> = [
  [/^EAI_/, "DNS_FAILED"],
  [/^HPE_/, "PROTOCOL_ERROR"],
  // Browsers fetch a missing intermediate by themselves, so this is no proof of a broken address.
  [/^UNABLE_TO_/, "CERT_CHAIN_INCOMPLETE"],
  [/^(CERT_|ERR_TLS_CERT|INVALID_CA|INVALID_PURPOSE)/, "CERT_INVALID"],
  [/^(ERR_SSL_|ERR_TLS_|ERR_OSSL_)/, "TLS_FAILED"],
  [/^(Z_|ERR_BROTLI|ERR__ERROR_|ERR_PADDING)/, "ENCODING_BROKEN"],
];

const BROKEN_CONNECTION: ReadonlySet<string> = new Set([
  ...["ECONNRESET", "ECONNABORTED", "EPIPE", "UND_ERR_SOCKET", "ERR_STREAM_PREMATURE_CLOSE"],
]);

/** Names of our own mistakes and of a machine at its limits, which no remote host can cause. */
const OUR_FAULT = /^(ERR_INVALID_ARG|ERR_ASSERTION|UND_ERR_INVALID_ARG|EMFILE|ENFILE|ENOMEM)/;

/** Failures of connecting that are worth a second try at once. */
const WORTH_RETRYING: ReadonlySet<string> = new Set([
  ...BROKEN_CONNECTION,
  "UND_ERR_CONNECT_TIMEOUT",
  "ETIMEDOUT",
]);

/**
 * What a remote host, or the way to it, did wrong.
 *
 * @param phase a connection broken in the body has cut it; before the headers it was only reset.
 * @throws the error itself when no remote host can have caused it.
 */
export function stopOf(error: unknown, phase: "headers" | "body"): Stop {
  if (error instanceof FetchStop) return error.stop;
  const name = systemCode(error);
  if (name === null) throw error;
  if (BROKEN_CONNECTION.has(name)) {
    return { code: phase === "body" ? "BODY_CUT" : "CONNECTION_RESET", detail: name };
  }
  if (OUR_FAULT.test(name)) throw error;
  const byPattern = BY_SYSTEM_PATTERN.find(([pattern]) => pattern.test(name))?.[1];
  const code = BY_SYSTEM_CODE[name] ?? byPattern ?? "PROTOCOL_ERROR";
  return { code, detail: code === "URL_FORBIDDEN" ? "host_not_public" : name };
}

export function isWorthRetrying(error: unknown): boolean {
  const name = systemCode(error);
  return name !== null && WORTH_RETRYING.has(name);
}

function systemCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === "HTTPParserError") return "HPE_INVALID"; // undici leaves its code empty
  if (!("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
