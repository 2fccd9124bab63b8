import { createContext, createCookie } from "react-router";
import { type FoundSession, SESSION_MOST_MS } from "#app/services/sessions.server.ts";

/** The session cookie: carries a signed token and nothing else. */
export type Sessions = {
  cookieName: string;
  /** The token a browser brings; null without one, or with one that we did not sign. */
  tokenOf(request: Request): Promise<string | null>;
  /** `Set-Cookie` that hands out a token. */
  cookieFor(token: string): Promise<string>;
  /** `Set-Cookie` that takes it back. */
  clearedCookie(): Promise<string>;
};

/**
 * Sessions of one deployment.
 *
 * @param secure whether people reach the server over https; the cookie is then bound to this host alone.
 */
export function sessionsFor({ secret, secure }: { secret: string; secure: boolean }): Sessions {
  const cookieName = secure ? "__Host-capaian" : "capaian";
  const cookie = createCookie(cookieName, {
    secrets: [secret],
    httpOnly: true,
    sameSite: "lax",
    secure,
    path: "/",
    maxAge: SESSION_MOST_MS / 1000,
  });
  return {
    cookieName,
    async tokenOf(request) {
      const value: unknown = await cookie.parse(request.headers.get("cookie"));
      return typeof value === "string" && value !== "" ? value : null;
    },
    cookieFor: (token) => cookie.serialize(token),
    clearedCookie: () => cookie.serialize("", { maxAge: 0 }),
  };
}

/** The session a browser brings, whole or half way; null without one. Set by the session middleware. */
export const foundSessionContext = createContext<FoundSession | null>(null);

/** Set by the server for every request. */
export const sessionConfigContext = createContext<Sessions>();

/** Address people reach the server at, such as `https://capaian.example.go.id`; null takes the request's own. */
export const publicOriginContext = createContext<string | null>(null);

/** Network address a request comes from; null when the server cannot tell. Set by the server. */
export const clientAddressContext = createContext<string | null>(null);
