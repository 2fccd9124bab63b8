import { createContext, createCookie } from "react-router";
import { z } from "zod";
import type { OpenIdChecks, OpenIdProvider } from "#app/services/accounts/openid.server.ts";

/** A ministry's own sign-in, and the cookie that holds what must come back from it. */
export type OpenIdSignIn = {
  provider: OpenIdProvider;
  /** Where the service sends the browser back to. */
  returnTo: string;
  cookieFor: (journey: Journey) => Promise<string>;
  journeyOf: (request: Request, now: Date) => Promise<Journey | null>;
  clearedCookie: () => Promise<string>;
};

/** One way out and back. */
export type Journey = OpenIdChecks & { lanjut: string | null; until: number };

/** Null where none is set up. Set by the server for every request. */
export const openIdContext = createContext<OpenIdSignIn | null>(null);

export const JOURNEY_MS = 10 * 60_000;
/** Path of the sign-in by another service; the service knows the second one. */
export const OPENID_PATH = "/masuk/lembaga";
export const OPENID_RETURN_PATH = "/masuk/lembaga/kembali";

const Journeys = z.object({
  ...{ state: z.string(), nonce: z.string(), verifier: z.string() },
  ...{ lanjut: z.string().nullable(), until: z.number() },
});

type Options = { provider: OpenIdProvider; origin: string; secret: string; secure: boolean };

/** The cookie is signed, lives for one journey, and goes along when the service leads the browser back. */
export function openIdSignIn({ provider, origin, secret, secure }: Options): OpenIdSignIn {
  const cookie = createCookie(secure ? "__Host-capaian-lembaga" : "capaian-lembaga", {
    ...{ secrets: [secret], httpOnly: true, sameSite: "lax" as const, secure, path: "/" },
    maxAge: JOURNEY_MS / 1000,
  });
  return {
    provider,
    returnTo: `${origin}${OPENID_RETURN_PATH}`,
    cookieFor: (journey) => cookie.serialize(journey),
    async journeyOf(request, now) {
      const held: unknown = await cookie.parse(request.headers.get("cookie"));
      const journey = Journeys.safeParse(held).data;
      return journey === undefined || now.getTime() >= journey.until ? null : journey;
    },
    clearedCookie: () => cookie.serialize("", { maxAge: 0 }),
  };
}
