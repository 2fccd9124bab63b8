import Database from "better-sqlite3";
import { expect, inject, test } from "vitest";
import { z } from "zod";
import { PLAN_COLUMNS } from "#app/data/authoring/plan-tables.server.ts";

test("the tables a plan is written to name every column of theirs: a seal is made over a whole row", () => {
  const file = new Database(inject("sqliteTemplate"), { readonly: true });
  try {
    for (const [table, columns] of Object.entries(PLAN_COLUMNS)) {
      const held = file.prepare("SELECT name FROM pragma_table_info(?)").pluck().all(table);
      expect(Object.keys(columns).sort(), table).toEqual(z.array(z.string()).parse(held).sort());
    }
  } finally {
    file.close();
  }
});
