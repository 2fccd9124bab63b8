import type { RouterContextProvider } from "react-router";
import { publicOriginContext } from "./session.server.ts";

const LOOPBACK: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * Where people reach the site: what the operator set. Without it only a loopback host is believed, because a
 * page is kept for all who ask, and anybody may send any `Host`.
 *
 * @returns an empty string where it cannot be told.
 */
export function siteOrigin(request: Request, context: Readonly<RouterContextProvider>): string {
  const set = context.get(publicOriginContext);
  if (set !== null) return set.replace(/\/$/, "");
  const { hostname, origin } = new URL(request.url);
  return LOOPBACK.has(hostname) ? origin : "";
}
