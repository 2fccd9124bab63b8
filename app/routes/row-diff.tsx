import { data } from "react-router";
import { RowDiffPage, type RowDiffPageProps } from "#app/components/evidence/row-diff-page.tsx";
import { depsContext } from "#app/http/context.server.ts";
import { findByCode } from "#app/http/permanent-code.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { openPublicEvidence } from "#app/services/open-evidence.server.ts";
import { openRowDiff } from "#app/services/open-row-diff.server.ts";
import type { Route } from "./+types/row-diff";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { indexed, asOf, today, frame } = await openPlanPage({ request, params, context });
  const deps = context.get(depsContext);
  const slots = indexed.facts.milestones.flatMap((milestone) => milestone.slots);
  const slot = findByCode(slots, params.slot);
  const reports = slot === null ? [] : indexed.reportsOf(slot.milestone);
  const item = reports
    .flatMap(({ items }) => items)
    .find(({ id, slot: code, knownOn }) => id === params.item && code === slot?.code && knownOn <= asOf);
  if (slot === null || item === undefined) throw data({ code: "item_not_found" }, { status: 404 });
  const { hiddenSince, url, target } = item;
  const page = { frame, slot: { code: slot.code, title: slot.title }, milestone: slot.milestone };
  if (hiddenSince !== null) return answer({ ...page, url: null, hiddenSince, found: null });
  const checked = await openPublicEvidence([item], { asOf, today }, deps);
  const checks = checked[item.id]?.checks ?? [];
  const found = await openRowDiff({ target, checks, elements: slot.elements, asOf }, deps);
  return answer({ ...page, url, hiddenSince, found });
}

/** A page that waits for a comparison says something else in a moment. */
function answer(page: RowDiffPageProps) {
  const passing = page.found?.outcome.kind === "working" || page.found?.outcome.kind === "too-long";
  return data(page, { headers: passing ? { "cache-control": "no-store" } : {} });
}

export function headers({ loaderHeaders }: Route.HeadersArgs) {
  return loaderHeaders;
}

export default function RowDiffRoute({ loaderData }: Route.ComponentProps) {
  return <RowDiffPage {...loaderData} />;
}
