import { data, redirect } from "react-router";
import { CataloguePage } from "#app/components/catalogue/catalogue-page.tsx";
import type { RegisterResult } from "#app/components/catalogue/register-section.tsx";
import { RegistrationSchema } from "#app/domain/evidence/registration.ts";
import { requireSignedIn } from "#app/http/auth.server.ts";
import { datasetFilterFrom } from "#app/http/catalogue-filter.server.ts";
import { depsContext, signedInContext } from "#app/http/context.server.ts";
import { requireCsrf } from "#app/http/csrf.server.ts";
import { pagePathOf } from "#app/http/page-address.server.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { readForm } from "#app/http/read-form.server.ts";
import { openCatalogue } from "#app/services/open-catalogue.server.ts";
import {
  confirmDataset,
  importDatasets,
  mayRegisterIn,
  registerDataset,
} from "#app/services/register-dataset.server.ts";
import type { Route } from "./+types/catalogue";

const MOST_TEXT = 2_000_000;

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const deps = context.get(depsContext);
  const { asOf, frame } = await openPlanPage({ request, params: {}, context });
  const day = { asOf, timeZone: frame.plan.timeZone };
  const page = await openCatalogue(params.catalogue, datasetFilterFrom(request), day, deps);
  if (page === null) throw data({ code: "catalogue_not_found" }, { status: 404 });
  const signedIn = context.get(signedInContext);
  const may = signedIn !== null && (await mayRegisterIn(params.catalogue, signedIn.actor, deps));
  const done = new URL(request.url).searchParams.get("catat");
  return { frame, page, csrf: may ? signedIn.csrf : null, done };
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = requireSignedIn(context, request);
  const form = await readForm(request);
  requireCsrf({ request, context, form }, signedIn);
  const who = { actor: signedIn.actor, actorName: signedIn.name, catalogue: params.catalogue };
  const asked: Asked = { who, form, path: pagePathOf(request), deps: context.get(depsContext) };
  const intent = form.get("intent");
  if (intent === "import") return importMany(asked);
  return intent === "confirm" ? confirmOne(asked) : registerOne(asked);
}

type Asked = {
  who: Parameters<typeof confirmDataset>[0] extends infer Input ? Omit<Input, "datasetId"> : never;
  form: FormData;
  path: string;
  deps: Parameters<typeof confirmDataset>[1];
};

function answer(result: RegisterResult, status: number) {
  return data(result, { status });
}

async function importMany({ who, form, deps }: Asked) {
  const text = String(form.get("text") ?? "").slice(0, MOST_TEXT);
  const outcome = await importDatasets({ ...who, text, apply: form.get("apply") === "yes" }, deps);
  const nothing = { rows: null, added: 0, applied: false, problems: [], table: [], refusal: null };
  const blank = { intent: "import" as const, text, ...nothing };
  if (outcome.ok) {
    const { rows, added, applied } = outcome;
    return answer({ ...blank, rows, added, applied }, 200);
  }
  if ("refusal" in outcome) return answer({ ...blank, refusal: outcome.refusal }, 403);
  const { problems, table } = outcome;
  return answer({ ...blank, problems, table }, 400);
}

async function confirmOne({ who, form, path, deps }: Asked) {
  const outcome = await confirmDataset({ ...who, datasetId: String(form.get("dataset") ?? "") }, deps);
  if (outcome.ok) return redirect(`${path}?catat=confirmed#catat`);
  return answer({ intent: "confirm", refusal: outcome.refusal }, 403);
}

async function registerOne({ who, form, path, deps }: Asked) {
  const texts = [...form].filter(([, value]) => typeof value === "string");
  const typed = RegistrationSchema.parse(Object.fromEntries(texts));
  const outcome = await registerDataset({ ...who, typed }, deps);
  if (outcome.ok) return redirect(`${path}?catat=saved#catat`);
  if ("refusal" in outcome) {
    return answer({ intent: "register", typed, problems: [], refusal: outcome.refusal }, 403);
  }
  return answer({ intent: "register", typed, problems: outcome.problems, refusal: null }, 400);
}

export default function CatalogueRoute({ loaderData, actionData }: Route.ComponentProps) {
  const { done, ...page } = loaderData;
  const said = done === "saved" || done === "confirmed" ? ({ intent: "done", what: done } as const) : null;
  return <CataloguePage {...page} result={actionData ?? said} />;
}
