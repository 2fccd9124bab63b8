import { data } from "react-router";
import { HistoryPage } from "#app/components/writing/history-page.tsx";
import { subjectHistory } from "#app/domain/authoring/subject-history.ts";
import { openPlanPage } from "#app/http/plan-page.server.ts";
import { typeOf } from "#app/http/writing.server.ts";
import type { Route } from "./+types/text-history";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { indexed, frame } = await openPlanPage({ request, params, context });
  const { document, edits } = indexed.facts;
  const type = typeOf(params.type);
  const { code } = params;
  const subject = type === null ? undefined : document[type].find((each) => each.code === code);
  if (type === null || type === "field" || subject === undefined) {
    throw data({ code: "page_not_found" }, { status: 404 });
  }
  const versions = subjectHistory(edits, { type, code, document });
  const retired = "retired" in subject ? subject.retired : null;
  return data({ frame, type, code, versions, retired }, { status: retired === null ? 200 : 410 });
}

export default function TextHistoryRoute({ loaderData }: Route.ComponentProps) {
  return <HistoryPage {...loaderData} />;
}
