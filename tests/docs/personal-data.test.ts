import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ACCOUNT_COLUMNS, ADDRESS_COLUMNS, SECRET_COLUMNS } from "#app/data/person-columns.server.ts";
import { ruleTable } from "#tests/rule-tables.ts";

const FILE = "personal-data.md";
const KINDS = ["identity", "account", "secret", "trace", "words"];
const register = ruleTable(FILE, "Register").map(({ cell }) => ({
  kind: cell("kind"),
  erasure: cell("at erasure"),
  columns: cell("columns").split(", "),
}));

/** Every column of every model of the schema. */
function schemaColumns(): Array<string> {
  const folder = "prisma/models";
  const text = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].flatMap(([, model, body = ""]) =>
    [...body.matchAll(/^\s+(\w+)\s+(?:String|Int|Float|Boolean|DateTime)\b/gm)].map(
      ([, name]) => `${model}.${name}`,
    ),
  );
}

test("every column of the schema is in the register or said to tell nothing of a person, once", () => {
  const named = register.flatMap(({ columns }) => columns);
  const rest = ruleTable(FILE, "Columns that say nothing about a person").flatMap(({ cell }) =>
    cell("columns") === "–"
      ? []
      : cell("columns")
          .split(", ")
          .map((name) => `${cell("table")}.${name}`),
  );
  const tables = new Set(
    ruleTable(FILE, "Tables that say nothing about people").map(({ cell }) => cell("table")),
  );
  const columns = schemaColumns();
  expect(columns.length).toBeGreaterThan(500);
  const silent = columns.filter((column) => tables.has(column.split(".")[0] ?? ""));
  expect([...named, ...rest, ...silent].sort()).toEqual([...columns].sort());
});

test("a row says of what kind its columns are, by what right, how long and what becomes of them", () => {
  for (const { line, cell } of ruleTable(FILE, "Register")) {
    expect(KINDS, `line ${line}`).toContain(cell("kind"));
    expect(["task", "consent"], `line ${line}`).toContain(cell("ground"));
    for (const column of ["why", "how long", "who sees it", "at erasure"])
      expect(cell(column).length, `line ${line}: ${column}`).toBeGreaterThan(2);
  }
});

test("access and erasure know every column that leads to a person", () => {
  const ofKind = (kind: string) =>
    register.filter((row) => row.kind === kind).flatMap(({ columns }) => columns);
  const name = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;
  expect(ACCOUNT_COLUMNS.map(name).sort()).toEqual(ofKind("account").sort());
  const deleted = register
    .filter(({ kind, erasure }) => kind === "account" && erasure.startsWith("deleted"))
    .flatMap(({ columns }) => columns)
    .filter((column) => column !== "AccountLink.createdBy");
  expect(
    ACCOUNT_COLUMNS.filter(({ atErasure }) => atErasure === "deleted")
      .map(name)
      .sort(),
  ).toEqual(deleted.sort());
  const identity = ofKind("identity");
  for (const reaching of ADDRESS_COLUMNS) expect(identity).toContain(name(reaching));
  const secret = ofKind("secret").filter((column) => column !== "ApiToken.hint");
  expect([...SECRET_COLUMNS].sort()).toEqual(secret.sort());
});
