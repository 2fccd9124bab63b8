import { data, type MiddlewareFunction } from "react-router";

/**
 * An address whose path can be decoded: a percent sign that begins no letter stands for itself. The router would
 * complain of each on the console, and anybody could fill the log with them.
 */
export function wellFormedAddress(address: string): string {
  const end = address.search(/[?#]/);
  const path = end === -1 ? address : address.slice(0, end);
  if (isDecodable(path)) return address;
  const mended = path.replaceAll(/%(?![0-9a-f]{2})/gi, "%25");
  const whole = isDecodable(mended) ? mended : path.replaceAll("%", "%25");
  return end === -1 ? whole : whole + address.slice(end);
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Refuses an address with the character that no name of ours has and that PostgreSQL cannot look for. */
export const plainAddressMiddleware: MiddlewareFunction<Response> = async ({ request }, next) => {
  if (request.url.includes("%00")) throw data({ code: "address_unreadable" }, { status: 400 });
  return next();
};
