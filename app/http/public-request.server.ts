import type { IncomingMessage, ServerResponse } from "node:http";
import { createRequest } from "@remix-run/node-fetch-server";

/**
 * A request under the address its reader used. Behind a proxy that speaks TLS for us it reaches us as plain HTTP,
 * often under another host; what compares an address with the origin a browser names would refuse it.
 *
 * @param publicOrigin where people reach the site; null when only the address it listens on is known.
 */
export function publicRequest(
  message: IncomingMessage,
  response: ServerResponse,
  publicOrigin: string | null,
): Request {
  const { host, origin } = message.headers;
  if (publicOrigin === null) return createRequest(message, response);
  const known = new URL(publicOrigin);
  if (host !== known.host && origin !== publicOrigin) return createRequest(message, response);
  return createRequest(message, response, { protocol: known.protocol, host: known.host });
}
