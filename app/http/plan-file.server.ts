import { data, type RouterContextProvider } from "react-router";
import { EXPORT_FORMATS, exportPlan } from "#app/services/plan-import/export-plan.server.ts";
import { requireSignedIn } from "./auth.server.ts";
import { depsContext } from "./context.server.ts";
import { refusedImport } from "./read-import.server.ts";

type Args = {
  request: Request;
  params: { plan?: string | undefined; file?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

const MEDIA_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
} as const;

/** The names a plan's files go by: `rencana.xlsx`, `plan-en.ods`, `templat.xlsx`. */
const FILE = /^(rencana|plan|templat|template)\.(\w+)$/;

/** A plan as a file, for those who may write it. @throws an answer that refuses. */
export async function planFile({ request, params, context }: Args): Promise<Response> {
  const { actor } = requireSignedIn(context, request);
  const match = FILE.exec(params.file ?? "");
  const format = EXPORT_FORMATS.find((each) => each === match?.[2]);
  if (match === null || format === undefined) throw data({ code: "not_found" }, { status: 404 });
  const [name = ""] = match.slice(1);
  const plan = params.plan ?? null;
  const template = name.startsWith("templat");
  const language = name === "plan" || name === "template" ? "en" : "id";
  const made = await exportPlan({ actor, plan, format, language, template }, context.get(depsContext));
  if (!made.ok) throw refusedImport(made.refusal);
  const fileName = [plan, name].filter((part) => part !== null).join("-");
  return new Response(made.bytes, {
    headers: {
      "content-type": MEDIA_TYPES[format],
      "content-disposition": `attachment; filename="${fileName}.${format}"`,
      ...{ "cache-control": "private, no-store", "x-content-type-options": "nosniff" },
    },
  });
}
