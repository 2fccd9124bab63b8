import type { RouterContextProvider } from "react-router";
import { matrixStandings } from "#app/domain/matrix.ts";
import { standingsAsOf } from "#app/domain/standings.ts";
import { languageOf, localPath } from "#app/i18n/language.ts";
import { matrixSheets } from "#app/i18n/matrix-sheets.ts";
import { wordsIn } from "#app/i18n/words.ts";
import { type MatrixFormat, matrixFile } from "#app/services/matrix-file.server.ts";
import { readMatrixFilter } from "./matrix-filter.server.ts";
import { originOf } from "./open-data.server.ts";
import { openPlanPage } from "./plan-page.server.ts";
import { problemAnswer } from "./problem.server.ts";

type Args = {
  request: Request;
  params: { plan?: string | undefined };
  context: Readonly<RouterContextProvider>;
};

const TYPES: Readonly<Record<MatrixFormat, string>> = {
  csv: "text/csv; charset=utf-8; header=present",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The matrix as the address filters it, in the reader's language; the file says which day and filter it is of. */
export async function answerMatrixFile(args: Args, format: MatrixFormat): Promise<Response> {
  const { indexed, asOf } = await openPlanPage(args);
  const address = new URL(args.request.url);
  const read = readMatrixFilter(address.searchParams, indexed);
  const [problem] = read.ok ? [] : read.problems;
  if (!read.ok) return problemAnswer(400, "filter_unreadable", problem ?? { field: "", value: "" });
  const { filter } = read;
  const language = languageOf(address.pathname);
  const words = wordsIn(language);
  const { slug } = indexed.facts.plan;
  const shown = new URLSearchParams(address.searchParams);
  shown.set("per", asOf);
  shown.delete("halaman");
  const page = `${originOf(args.request, args.context)}${localPath(language, `/${slug}/matriks`)}?${shown}`;
  const standings = matrixStandings(indexed, filter, standingsAsOf(indexed, asOf));
  const sheets = matrixSheets({ indexed, asOf, filter, standings, page }, words);
  const title = `${words.t("matrix.title")}, ${words.text(indexed.facts.plan.title)}`;
  return new Response(await matrixFile({ ...sheets, title, format }), {
    headers: {
      "content-type": TYPES[format],
      "content-disposition": `inline; filename="${slug}-${asOf}-matriks.${format}"`,
      "content-language": language,
      "cache-control": "public, max-age=0, must-revalidate",
      "access-control-allow-origin": "*",
    },
  });
}
