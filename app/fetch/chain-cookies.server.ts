import { hostName } from "#app/domain/evidence/url-policy.ts";

const MOST_COOKIES = 50;
const MOST_BYTES = 4_096;

type Cookie = { name: string; value: string; domain: string; hostOnly: boolean; secure: boolean };

/** Cookies of one redirect chain. They die with it: no visit is told of another. */
export type ChainCookies = {
  store: (url: URL, setCookie: ReadonlyArray<string>) => void;
  /** Value of the `cookie` header for this address; empty when none applies. */
  headerFor: (url: URL) => string;
};

export function createChainCookies(): ChainCookies {
  const jar = new Map<string, Cookie>();
  return {
    store(url, setCookie) {
      for (const line of setCookie) {
        const cookie = parseCookie(line, hostName(url));
        if (cookie === null || jar.size >= MOST_COOKIES) continue;
        jar.set(`${cookie.domain};${cookie.name}`, cookie);
      }
    },
    headerFor(url) {
      const fitting = [...jar.values()].filter((cookie) => fits(cookie, url));
      return fitting.map(({ name, value }) => `${name}=${value}`).join("; ");
    },
  };
}

function parseCookie(line: string, host: string): Cookie | null {
  if (line.length > MOST_BYTES || !/^[\x20-\x7e]+$/.test(line)) return null;
  const [pair = "", ...attributes] = line.split(";").map((part) => part.trim());
  const separator = pair.indexOf("=");
  if (separator < 1) return null;
  const wanted = attributes.find((attribute) => /^domain=/i.test(attribute));
  const domain = wanted?.slice("domain=".length).replace(/^\./, "").toLowerCase();
  return {
    name: pair.slice(0, separator),
    value: pair.slice(separator + 1),
    domain: domain !== undefined && isParent(domain, host) ? domain : host,
    hostOnly: domain === undefined || !isParent(domain, host),
    secure: attributes.some((attribute) => /^secure$/i.test(attribute)),
  };
}

function isParent(domain: string, host: string): boolean {
  return domain.includes(".") && (host === domain || host.endsWith(`.${domain}`));
}

function fits(cookie: Cookie, url: URL): boolean {
  const host = hostName(url);
  if (cookie.secure && url.protocol !== "https:") return false;
  return host === cookie.domain || (!cookie.hostOnly && host.endsWith(`.${cookie.domain}`));
}
