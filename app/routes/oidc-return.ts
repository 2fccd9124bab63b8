import { data, type RouterContextProvider, redirect } from "react-router";
import { enter } from "#app/http/auth-session.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { type OpenIdSignIn, openIdContext } from "#app/http/oidc.server.ts";
import type { OpenIdPerson } from "#app/services/accounts/openid.server.ts";
import { signInOpenId } from "#app/services/accounts/sign-in-openid.server.ts";
import type { Route } from "./+types/oidc-return";

/** Where the ministry's own sign-in leads the browser back to. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const openId = context.get(openIdContext);
  if (openId === null) throw data({ code: "not_found" }, { status: 404 });
  const deps = context.get(depsContext);
  const cleared = await openId.clearedCookie();
  const journey = await openId.journeyOf(request, deps.now());
  const person = journey === null ? null : await personOf(request, context, { openId, journey });
  const outcome = person === null ? null : await signInOpenId(person, deps);
  if (outcome === null || !outcome.ok) {
    const failed = outcome === null ? "gagal" : "tidak-dikenal";
    return redirect(`/masuk?lembaga=${failed}`, { headers: { "set-cookie": cleared } });
  }
  const { userId, name } = outcome;
  const entered = await enter(
    { request, context },
    { userId, name, signedInBy: "oidc" },
    journey?.lanjut ?? null,
  );
  entered.headers.append("set-cookie", cleared);
  return entered;
}

type Held = { openId: OpenIdSignIn; journey: NonNullable<Awaited<ReturnType<OpenIdSignIn["journeyOf"]>>> };

/** Who came back; null when the answer is not the one this browser asked for. */
async function personOf(
  request: Request,
  context: Readonly<RouterContextProvider>,
  { openId, journey }: Held,
): Promise<OpenIdPerson | null> {
  const cameBackTo = new URL(openId.returnTo);
  cameBackTo.search = new URL(request.url).search;
  try {
    return await openId.provider.finish(cameBackTo, journey);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    context.get(depsContext).log.warn({ reason }, "a sign-in by another service was refused");
    return null;
  }
}
