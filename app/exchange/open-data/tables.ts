import { FACT_TABLES } from "./fact-tables.ts";
import { MATRIX_TABLES } from "./matrix-tables.ts";
import { NUMBER_TABLES } from "./number-tables.ts";
import { PLAN_TABLES } from "./plan-tables.ts";
import { SCHEDULE_TABLES } from "./schedule-tables.ts";
import { TALK_TABLES } from "./talk-tables.ts";
import type { TableDefinition, TableRow, TableView } from "./view.ts";
import { WRITING_TABLES } from "./writing-tables.ts";

/** Every table that is published of a plan, in the order a reader meets them. */
export const TABLES: ReadonlyArray<TableDefinition> = [
  ...PLAN_TABLES,
  ...MATRIX_TABLES,
  ...WRITING_TABLES,
  ...NUMBER_TABLES,
  ...SCHEDULE_TABLES,
  ...FACT_TABLES,
  ...TALK_TABLES,
];

/** A table with its rows of one day. */
export type BuiltTable = { definition: TableDefinition; rows: ReadonlyArray<TableRow> };

/** Each table is built when it is first asked for: most askers want one of them. */
export function buildTables(view: TableView): Array<BuiltTable> {
  return TABLES.map((definition) => {
    let built: BuiltTable["rows"] | null = null;
    return {
      definition,
      get rows() {
        built ??= definition.rows(view);
        return built;
      },
    };
  });
}

/** Names of a table's columns, in order. */
export function columnsOf({ schema }: Pick<TableDefinition, "schema">): Array<string> {
  return Object.keys(schema.shape);
}
