import { data, redirect } from "react-router";
import { sameSitePath } from "#app/http/auth.server.ts";
import { depsContext } from "#app/http/context.server.ts";
import { JOURNEY_MS, openIdContext } from "#app/http/oidc.server.ts";
import type { Route } from "./+types/oidc-start";

/** Leads to the ministry's own sign-in; what must come back is kept in a signed cookie meanwhile. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const openId = context.get(openIdContext);
  if (openId === null) throw data({ code: "not_found" }, { status: 404 });
  const deps = context.get(depsContext);
  const lanjut = sameSitePath(new URL(request.url).searchParams.get("lanjut"));
  try {
    const { url, checks } = await openId.provider.begin(openId.returnTo);
    const until = deps.now().getTime() + JOURNEY_MS;
    const cookie = await openId.cookieFor({ ...checks, lanjut, until });
    return redirect(url, { headers: { "set-cookie": cookie, "cache-control": "private, no-store" } });
  } catch (error) {
    deps.log.warn(
      { reason: error instanceof Error ? error.message : "" },
      "the sign-in service does not answer",
    );
    return redirect("/masuk?lembaga=gagal");
  }
}
