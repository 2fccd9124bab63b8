import { data } from "react-router";
import { depsContext } from "#app/http/context.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import { mayReadMetrics } from "#app/http/metrics.server.ts";
import { metricsContext } from "#app/http/operation-context.server.ts";
import { clientAddressContext } from "#app/http/session.server.ts";
import { openOperation } from "#app/services/operation/open-operation.server.ts";
import type { Route } from "./+types/metrics";

/** This server's counts for Prometheus. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const counted = context.get(metricsContext);
  const reader = {
    authorization: request.headers.get("authorization"),
    address: context.get(clientAddressContext),
  };
  if (counted === null || !mayReadMetrics(reader, counted.token)) {
    throw data({ code: "not_found" }, { status: 404 });
  }
  const { hasServer } = context.get(mailContext);
  const page = await openOperation({ hasMailServer: hasServer }, context.get(depsContext));
  return new Response(await counted.metrics.text(page.facts), {
    headers: { "content-type": counted.metrics.registry.contentType, "cache-control": "no-store" },
  });
}
