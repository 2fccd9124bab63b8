import { expect, test } from "vitest";
import { z } from "zod";
import { escapeXml } from "#app/domain/escape-xml.ts";
import { atomFeed } from "#app/exchange/atom.ts";
import { columnsOf, TABLES } from "#app/exchange/open-data/tables.ts";
import { tableCsv, tableNdjson } from "#app/exchange/open-data/write-tables.ts";
import { CATALOGUES } from "#app/i18n/catalogues.ts";

test.each(TABLES.map((table) => [table.name, table] as const))(
  "the dictionary tells of %s and of each of its columns, in both languages",
  (name, table) => {
    for (const language of ["id", "en"] as const) {
      const { fields, tableTitle, tableAbout } = CATALOGUES[language].opendata;
      expect(Object.keys(tableTitle)).toContain(name);
      expect(Object.keys(tableAbout)).toContain(name);
      expect(columnsOf(table).filter((column) => !Object.hasOwn(fields, column))).toEqual([]);
    }
    const names = new Map(TABLES.map((each) => [each.name, columnsOf(each)]));
    for (const { field, table: to, key } of table.references) {
      expect(columnsOf(table)).toContain(field);
      expect(names.get(to), `${name}.${field}`).toContain(key);
    }
  },
);

test("no published column is named after a person, an account or a contact", () => {
  const columns = TABLES.flatMap(columnsOf);
  expect(columns.length).toBeGreaterThan(150);
  expect(columns.filter((name) => /author|reviewer|user|email|mail|phone|contact|person/.test(name))).toEqual(
    ["personal_data"],
  );
});

const definition = {
  ...{ name: "contoh", key: [], references: [], rows: () => [] },
  schema: z.object({ a: z.string(), b: z.array(z.string()), c: z.boolean().nullable() }),
};

test("CSV joins lists, quotes what must be quoted, and keeps formulas from running", () => {
  const rows = [
    { a: 'kata "dua", baris\nbaru', b: ["x", "y"], c: true },
    { a: "=SUM(A1)", b: [], c: null },
  ];
  expect(tableCsv({ definition, rows })).toBe(
    'a,b,c\r\n"kata ""dua"", baris\nbaru",x y,true\r\n\'=SUM(A1),,\r\n',
  );
  expect(
    tableNdjson({ definition, rows })
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line)),
  ).toEqual(rows);
  expect(tableCsv({ definition, rows: [] })).toBe("a,b,c\r\n");
});

test("a feed holds any text as text", () => {
  expect(escapeXml('<a href="x">&\u0000\u000b</a>')).toBe("&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
  const empty = {
    id: "urn:x",
    title: "]]>",
    subtitle: "&",
    language: "id",
    self: "https://a/",
    page: "https://a/",
  };
  const feed = atomFeed({ ...empty, updated: "2023-01-01T00:00:00Z", author: "<b>", entries: [] });
  expect(feed).toContain("<title>]]&gt;</title>");
  expect(feed).toContain("<name>&lt;b&gt;</name>");
});
