import { isAddressLiteral, isPublicAddress, withoutBrackets } from "./ip-address.ts";

export type UrlRefusal =
  | "url_empty"
  | "url_too_long"
  | "url_invalid"
  | "scheme_missing"
  | "scheme_not_allowed"
  | "credentials_in_url"
  | "host_not_public"
  | "port_not_allowed";

/** One address and port an operator lets the checker reach although it is not public. */
export type AllowEntry = { host: string; port: number };

export type UrlPolicy = {
  allow: ReadonlyArray<AllowEntry>;
  /** Ports a public host may be asked on. */
  ports: ReadonlyArray<number>;
};

export const PUBLIC_PORTS: ReadonlyArray<number> = [80, 443, 8080, 8443];

export const STRICT_POLICY: UrlPolicy = { allow: [], ports: PUBLIC_PORTS };

/** Names that only mean something inside somebody's network, and the metadata hosts of clouds. */
const CLOSED_NAMES =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|corp|home|home\.arpa|metadata\.goog)$/;

/**
 * Why a parsed address may not be asked, or null when it may.
 *
 * Only what the text shows is decided here; what a name resolves to is the connector's to judge.
 */
export function urlRefusal(url: URL, policy: UrlPolicy = STRICT_POLICY): UrlRefusal | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return "scheme_not_allowed";
  if (url.username !== "" || url.password !== "") return "credentials_in_url";
  const host = hostName(url);
  const port = portOf(url);
  if (isAllowed(host, port, policy.allow)) return null;
  if (!isPublicHost(host)) return "host_not_public";
  return policy.ports.includes(port) ? null : "port_not_allowed";
}

/** Host of a URL in lower case, without brackets and without the dot of the root. */
export function hostName(url: URL): string {
  return withoutBrackets(url.hostname).toLowerCase().replace(/\.+$/, "");
}

/** Port in use, the scheme's own when none is written. */
export function portOf(url: URL): number {
  if (url.port !== "") return Number(url.port);
  return url.protocol === "https:" ? 443 : 80;
}

/** Whether exactly this address and port are on the operator's list. */
export function isAllowed(host: string, port: number, allow: ReadonlyArray<AllowEntry>): boolean {
  return allow.some((entry) => entry.port === port && entry.host.toLowerCase() === host.toLowerCase());
}

function isPublicHost(host: string): boolean {
  if (isAddressLiteral(host)) return isPublicAddress(host);
  return host.includes(".") && !CLOSED_NAMES.test(host);
}

export type AllowListReading =
  | { ok: true; allow: Array<AllowEntry> }
  | { ok: false; refusal: "allow_entry_invalid"; entry: string };

/**
 * Reads `127.0.0.1:3001,[::1]:3001`: comma-separated, host and port both required.
 *
 * @returns the first entry that cannot be read, so that the start can name it.
 */
export function parseAllowList(text: string): AllowListReading {
  const allow: Array<AllowEntry> = [];
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const match = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(entry);
    const port = Number(match?.[2]);
    if (match?.[1] === undefined || port < 1 || port > 65_535) {
      return { ok: false, refusal: "allow_entry_invalid", entry };
    }
    allow.push({ host: withoutBrackets(match[1]).toLowerCase(), port });
  }
  return { ok: true, allow };
}
