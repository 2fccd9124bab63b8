import type { z } from "zod";
import { loadDatasetLines } from "#app/data/catalogue-datasets-read.server.ts";
import { type DayInZone, loadCatalogueLine, loadCatalogueLines } from "#app/data/catalogue-read.server.ts";
import {
  CatalogueAnswer,
  catalogueRow,
  DatasetAnswer,
  datasetRow,
  rowSchema,
  rowsOf,
  ScorecardAnswer,
} from "#app/exchange/open-data/api-rows.ts";
import type { TableRow } from "#app/exchange/open-data/view.ts";
import type { Deps } from "./deps.server.ts";
import type { OpenData } from "./open-data.server.ts";

export type ApiParameter = "plan" | "milestone" | "item" | "catalogue";

/** What an operation is handed: the plan's tables on the day, and what the address names. */
export type ApiCall = {
  /** Every plan's tables, for operations on none in particular. */
  all: () => Promise<ReadonlyArray<OpenData>>;
  /** The tables of the plan the address names; of the first plan where it names none. */
  data: () => Promise<OpenData>;
  params: Readonly<Partial<Record<ApiParameter, string>>>;
  day: DayInZone;
  deps: Pick<Deps, "db">;
};

export type ApiMissing = { missing: "milestone_not_found" | "item_not_found" | "catalogue_not_found" };
type Row = Readonly<Record<string, unknown>>;

/** One operation of the read API. Its schema shapes the answer and stands in the specification. */
export type ApiOperation = {
  id: string;
  /** Path under `/api/v1`, with parameters in braces. */
  path: string;
  /** Name of the schema in the specification. */
  name: string;
  schema: z.ZodObject;
} & (
  | { answers: "list"; run: (call: ApiCall) => Promise<ReadonlyArray<Row> | ApiMissing> }
  | { answers: "one"; run: (call: ApiCall) => Promise<Row | ApiMissing> }
);

function tableList(id: string, path: string, name: string, table: string): ApiOperation {
  const run = async ({ data }: ApiCall) => rowsOf((await data()).tables, table);
  return { id, path: `/plans/{plan}/${path}`, name, schema: rowSchema(table), answers: "list", run };
}

/** Every operation, in the order the page shows them. */
export const API_OPERATIONS = [
  {
    ...{ id: "listPlans", path: "/plans", name: "Plan", schema: rowSchema("plan"), answers: "list" },
    run: async ({ all }) => (await all()).flatMap(({ tables }) => rowsOf(tables, "plan")),
  },
  {
    ...{ id: "readPlan", path: "/plans/{plan}", name: "Plan", schema: rowSchema("plan"), answers: "one" },
    run: async ({ data }) => rowsOf((await data()).tables, "plan")[0] ?? {},
  },
  {
    ...{ id: "readScorecard", path: "/plans/{plan}/scorecard", name: "Scorecard" },
    ...{ schema: ScorecardAnswer, answers: "one" },
    run: async ({ data }) => {
      const { tables } = await data();
      return { numbers: rowsOf(tables, "numbers"), terms: rowsOf(tables, "terms") };
    },
  },
  tableList("listStages", "stages", "Stage", "stages"),
  tableList("listMilestones", "milestones", "Milestone", "milestones"),
  {
    ...{ id: "readMilestone", path: "/plans/{plan}/milestones/{milestone}", name: "Milestone" },
    ...{ schema: rowSchema("milestones"), answers: "one" },
    run: async ({ data, params }) =>
      rowsOf((await data()).tables, "milestones").find(({ code }) => code === params.milestone) ?? {
        missing: "milestone_not_found",
      },
  },
  tableList("listSlots", "slots", "Slot", "slots"),
  tableList("listEvidence", "evidence", "Evidence", "evidence"),
  {
    ...{ id: "listObservations", path: "/plans/{plan}/evidence/{item}/observations", name: "Observation" },
    ...{ schema: rowSchema("observations"), answers: "list" },
    run: async ({ data, params }) => observationsOf((await data()).tables, params.item),
  },
  tableList("listChanges", "changes", "Change", "changes"),
  tableList("listMeetings", "meetings", "Meeting", "meetings"),
  tableList("listMeetingDecisions", "meeting-decisions", "MeetingDecision", "meeting_decisions"),
  tableList("listRisks", "risks", "Risk", "risks"),
  tableList("listDataRequests", "data-requests", "DataRequest", "data_requests"),
  {
    ...{
      id: "listCatalogues",
      path: "/catalogues",
      name: "Catalogue",
      schema: CatalogueAnswer,
      answers: "list",
    },
    run: async ({ day, deps }) => (await loadCatalogueLines(deps.db, day)).map(catalogueRow),
  },
  {
    ...{ id: "listDatasets", path: "/catalogues/{catalogue}/datasets", name: "Dataset" },
    ...{ schema: DatasetAnswer, answers: "list" },
    run: async ({ params, day, deps }) => {
      const found = await loadCatalogueLine(deps.db, params.catalogue ?? "", day);
      if (found === null) return { missing: "catalogue_not_found" };
      return (await loadDatasetLines(deps.db, found.id, day)).map(datasetRow);
    },
  },
] as const satisfies ReadonlyArray<ApiOperation>;

function observationsOf(
  tables: OpenData["tables"],
  item: string | undefined,
): ReadonlyArray<TableRow> | ApiMissing {
  const filed = rowsOf(tables, "evidence").find(({ id }) => id === item);
  if (filed === undefined) return { missing: "item_not_found" };
  return rowsOf(tables, "observations").filter(({ target }) => target === filed.target);
}
