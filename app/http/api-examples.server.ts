import type { RouterContextProvider } from "react-router";
import { languageOf } from "#app/i18n/language.ts";
import { MOST_ROWS, parametersIn, queryOf } from "#app/services/api-specification.server.ts";
import { API_WINDOW_MS, MOST_API_CALLS } from "#app/services/limit-api.server.ts";
import { listCatalogues } from "#app/services/list-catalogues.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { API_OPERATIONS } from "#app/services/read-api.server.ts";
import { TOKEN_OPERATIONS } from "#app/services/token-api.server.ts";
import { specificationWords } from "./api.server.ts";
import { depsContext } from "./context.server.ts";

/** Every operation with an example that can be opened here. */
export async function apiExamples({
  request,
  context,
}: {
  request: Request;
  context: Readonly<RouterContextProvider>;
}) {
  const deps = context.get(depsContext);
  const facts = (await openPlan(null, deps))?.facts;
  const known: Readonly<Record<string, string | undefined>> = {
    plan: facts?.plan.slug,
    milestone: facts?.milestones[0]?.code,
    item: facts?.reports.flatMap(({ items }) => items)[0]?.id,
    catalogue: (await listCatalogues(deps))[0],
  };
  const words = specificationWords(languageOf(new URL(request.url).pathname));
  return {
    operations: API_OPERATIONS.map(({ id, path, answers }) => ({
      ...{ id, path, about: words.operation(id) },
      example: `/api/v1${path.replace(/\{(\w+)\}/g, (whole, name) => known[String(name)] ?? String(whole))}`,
      parameters: [...parametersIn(path), ...queryOf(answers).map(({ name }) => name)].map((name) => ({
        ...{ name, about: words.parameter(name) },
      })),
    })),
    byToken: TOKEN_OPERATIONS.map(({ id, path, method, scope }) => ({
      ...{ id, scope, about: words.operation(id), address: `${method.toUpperCase()} /api/v1${path}` },
    })),
    limits: { rows: MOST_ROWS, calls: MOST_API_CALLS, minutes: API_WINDOW_MS / 60_000 },
  };
}
