import type { RouterContextProvider } from "react-router";
import { scorecardAsOf } from "#app/domain/scorecard.ts";
import { explainStatus } from "#app/i18n/explain-status.ts";
import { describeCatalogue, describePackage } from "#app/services/describe-data.server.ts";
import type { OpenData } from "#app/services/open-data.server.ts";
import { apiProblem, CORS_HEADERS, languageAsked } from "./api-problem.server.ts";
import { depsContext } from "./context.server.ts";
import { DATA_WORDS, openAskedPlan, openTables, originOf } from "./open-data.server.ts";

type Args = { request: Request; context: Readonly<RouterContextProvider> };
type Asked = { plan: string; file: string; day?: string | undefined };

/**
 * One file of a plan's published data. With a day in the path every path inside the file is relative to that
 * day's folder; with `?per=` it leads there.
 */
export async function answerDataFile(args: Args, { plan, file, day }: Asked): Promise<Response> {
  const { request, context } = args;
  const asked = await openAskedPlan(args, { plan, day });
  if (!asked.ok) return asked.answer;
  const { indexed, asOf } = asked;
  const data = await openTables(indexed, asOf, context);
  const isDated = day === undefined && new URL(request.url).searchParams.has("per");
  const described = await describe(file, data, args, isDated ? `${asOf}/` : "");
  const made = described ?? (await data.file(file));
  if (made === null) {
    const docs = `/${indexed.facts.plan.slug}/data`;
    return apiProblem(404, "file_not_found", { file, docs }, languageAsked(request));
  }
  return new Response(typeof made.content === "string" ? made.content : Uint8Array.from(made.content), {
    headers: {
      ...CORS_HEADERS,
      "content-type": withCharset(made.type, file),
      "content-disposition": `inline; filename="${indexed.facts.plan.slug}-${asOf}-${file}"`,
      link: `<https://creativecommons.org/licenses/by/4.0/>; rel="license"`,
    },
  });
}

type Made = { type: string; content: string | Uint8Array };

/** Files that tell of the data rather than hold it. */
async function describe(
  file: string,
  data: OpenData,
  { request, context }: Args,
  folder: string,
): Promise<Made | null> {
  const place = { origin: originOf(request, context) };
  const { indexed } = data;
  const explain = explainStatus(indexed.schedule);
  const deps = context.get(depsContext);
  switch (file) {
    case "datapackage.json":
      return {
        type: "application/json",
        content: await describePackage(data, DATA_WORDS, { ...place, folder }),
      };
    case "catalog.ttl":
      return {
        type: "text/turtle",
        content: await describeCatalogue("ttl", data, explain, DATA_WORDS, place, deps),
      };
    case "catalog.jsonld":
      return {
        type: "application/ld+json",
        content: await describeCatalogue("jsonld", data, explain, DATA_WORDS, place, deps),
      };
    case "scorecard.json":
      return { type: "application/json", content: `${JSON.stringify(scorecardAsOf(indexed, data.asOf))}\n` };
    default:
      return null;
  }
}

function withCharset(type: string, file: string): string {
  if (file.endsWith(".xlsx")) return type;
  return `${type}; charset=utf-8${type === "text/csv" ? "; header=present" : ""}`;
}
