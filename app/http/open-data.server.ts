import type { RouterContextProvider } from "react-router";
import { readAsOf } from "#app/domain/as-of.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { type IndexedFacts, indexedAsOf } from "#app/domain/standings.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";
import { explainStatus } from "#app/i18n/explain-status.ts";
import type { CatalogueWords } from "#app/services/describe-data.server.ts";
import { type OpenData, openData } from "#app/services/open-data.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { apiProblem, languageAsked } from "./api-problem.server.ts";
import { depsContext } from "./context.server.ts";
import type { PlanPage } from "./plan-page.server.ts";
import { publicOriginContext } from "./session.server.ts";

type Words = Readonly<Record<string, string>>;

/** The words of tables, columns and catalogues in both languages. */
export const DATA_WORDS: CatalogueWords = {
  table: (name) => ({ title: inBoth("tableTitle", name), about: inBoth("tableAbout", name) }),
  field: (_table, name) => inBoth("fields", name),
  catalogue: pair("catalogue"),
  series: pair("series"),
};

function inBoth(part: "tableTitle" | "tableAbout" | "fields", name: string): Bilingual {
  const [id, en]: [Words, Words] = [CATALOGUES.id.opendata[part], CATALOGUES.en.opendata[part]];
  return { id: id[name] ?? name, en: en[name] ?? null };
}

function pair(part: "catalogue" | "series") {
  const [id, en] = [CATALOGUES.id.opendata[part], CATALOGUES.en.opendata[part]];
  return { title: { id: id.title, en: en.title }, about: { id: id.about, en: en.about } };
}

/** The address people reach the server at; where none is set, the one the request came by. */
export function originOf(request: Request, context: Readonly<RouterContextProvider>): string {
  return context.get(publicOriginContext) ?? new URL(request.url).origin;
}

type Args = { request: Request; context: Readonly<RouterContextProvider> };

/** The plan and day an address of data asks for, or the answer that says why not. */
export async function openAskedPlan(
  { request, context }: Args,
  asked: { plan: string | null; day?: string | undefined },
): Promise<
  (Pick<PlanPage, "indexed" | "opened" | "asOf" | "today"> & { ok: true }) | { ok: false; answer: Response }
> {
  const deps = context.get(depsContext);
  const language = languageAsked(request);
  const indexed = await openPlan(asked.plan, deps);
  if (indexed === null) {
    return { ok: false, answer: apiProblem(404, "plan_not_found", { plan: asked.plan ?? "" }, language) };
  }
  const { plan } = indexed.facts;
  const today = calendarDateAt(deps.now(), plan.timeZone);
  const day = asked.day ?? new URL(request.url).searchParams.get("per");
  const read = readAsOf(day, plan.knownFrom, today);
  if (!read.ok) return { ok: false, answer: apiProblem(400, read.problem.code, read.problem, language) };
  return { ok: true, indexed: indexedAsOf(indexed, read.asOf), opened: indexed, asOf: read.asOf, today };
}

/** The published tables of a plan on a day. */
export function openTables(
  indexed: IndexedFacts,
  asOf: CalendarDate,
  context: Readonly<RouterContextProvider>,
): Promise<OpenData> {
  return openData(indexed, asOf, explainStatus(indexed.schedule), context.get(depsContext));
}
