import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { z } from "zod";

/** How a ministry's own sign-in is reached. */
export type OpenIdSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says after «Masuk dengan»: the service's own name. */
  label: string;
};

/** What must come back from the service as it was sent, kept by the browser meanwhile. */
export type OpenIdChecks = { state: string; nonce: string; verifier: string };

/** What the service says of a person. Only a verified address counts. */
export type OpenIdPerson = { issuer: string; subject: string; verifiedEmail: string | null };

export type OpenIdProvider = {
  label: string;
  /** Where the browser is sent, and what is to be checked when it comes back. */
  begin: (returnTo: string) => Promise<{ url: string; checks: OpenIdChecks }>;
  /**
   * Who came back.
   *
   * @throws when the answer is not the one that was asked for, or the service does not stand by it.
   */
  finish: (cameBackTo: URL, checks: OpenIdChecks) => Promise<OpenIdPerson>;
};

const TIMEOUT_S = 10;
const SCOPE = "openid email";

const Claims = z.object({
  sub: z.string().min(1),
  iss: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});

/** A sign-in service, looked up when it is first needed and again after a failure. Only loopback goes without TLS. */
export function openIdProvider({ issuer, clientId, clientSecret, label }: OpenIdSettings): OpenIdProvider {
  const server = new URL(issuer);
  const execute = isLoopback(server) ? [allowInsecureRequests] : [];
  let known: Promise<Configuration> | null = null;
  const configuration = (): Promise<Configuration> => {
    known ??= discovery(server, clientId, clientSecret, undefined, { timeout: TIMEOUT_S, execute }).catch(
      (error: unknown) => {
        known = null;
        throw error;
      },
    );
    return known;
  };
  return {
    label,
    begin: async (returnTo) => begin(await configuration(), returnTo),
    finish: async (cameBackTo, checks) => finish(await configuration(), cameBackTo, checks),
  };
}

async function begin(configuration: Configuration, returnTo: string) {
  const checks = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    ...{ redirect_uri: returnTo, scope: SCOPE, state: checks.state, nonce: checks.nonce },
    ...{ code_challenge: await calculatePKCECodeChallenge(checks.verifier), code_challenge_method: "S256" },
  });
  return { url: url.href, checks };
}

async function finish(
  configuration: Configuration,
  cameBackTo: URL,
  { state, nonce, verifier }: OpenIdChecks,
): Promise<OpenIdPerson> {
  const tokens = await authorizationCodeGrant(configuration, cameBackTo, {
    ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
  });
  const claims = Claims.parse(tokens.claims());
  const told =
    claims.email === undefined
      ? Claims.omit({ iss: true }).parse(await fetchUserInfo(configuration, tokens.access_token, claims.sub))
      : claims;
  const isVerified = told.email !== undefined && told.email_verified === true;
  const verifiedEmail = isVerified ? (told.email ?? "").trim().toLowerCase() : null;
  return { issuer: claims.iss, subject: claims.sub, verifiedEmail };
}

function isLoopback({ hostname }: URL): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
