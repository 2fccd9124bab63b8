import { data } from "react-router";
import { takeSentFiles } from "#app/http/act-on-report.server.ts";
import { signedInContext } from "#app/http/context.server.ts";
import { readSentReport } from "#app/http/report-form.server.ts";
import type { Route } from "./+types/upload";

export function loader() {
  throw data({ code: "not_found" }, { status: 404 });
}

/** Takes files that were dropped or chosen, and answers with their addresses. */
export async function action({ request, params, context }: Route.ActionArgs) {
  const signedIn = context.get(signedInContext);
  if (signedIn === null) return Response.json({ code: "signed_out" }, { status: 401 });
  const answer = await takeSentFiles(await readSentReport({ request, params, context }, signedIn));
  const isTooLarge = answer.problems.some(({ code }) => code === "file_too_large");
  const refused = isTooLarge ? 413 : 400;
  return Response.json(answer, { status: answer.problems.length === 0 ? 200 : refused });
}
