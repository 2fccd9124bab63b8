import fc from "fast-check";
import { expect, test } from "vitest";
import { SEARCH_KINDS } from "#app/domain/search/entry.ts";
import { find } from "#app/domain/search/find.ts";
import { emptyLexicon } from "#app/domain/search/lexicon.ts";
import { asWritten, likeness } from "#app/domain/search/likeness.ts";
import { markWords, snippetOf } from "#app/domain/search/marks.ts";
import { readQuery, type SearchQuery } from "#app/domain/search/query.ts";
import { segmentBuilder } from "#app/domain/search/segment.ts";
import { listOf, oneOf, ruleTable } from "../rule-tables.ts";

const wordOrNull = (cell: string) => (cell === "–" ? null : cell);
const ALL = { most: 10, kind: null, asOf: null } as const;

function queryOf(typed: string): SearchQuery {
  const read = readQuery(typed);
  if (!read.ok) throw new Error(`«${typed}»: ${read.problem}`);
  return read.query;
}

test.each(ruleTable("search.md", "How a query is read"))("search.md:$line", ({ cell }) => {
  const { parts, wholeCodes } = queryOf(cell("typed"));
  expect(parts.flatMap(({ words }) => words)).toEqual(listOf(cell("words")));
  expect([...parts.flatMap(({ codes }) => codes), ...wholeCodes]).toEqual(listOf(cell("codes")));
});

test.each(ruleTable("search.md", "What cannot be looked for"))("search.md:$line", ({ cell }) => {
  const read = readQuery(wordOrNull(cell("typed")) ?? " ");
  expect(read).toEqual({ ok: false, problem: cell("answer") });
});

test("a query of more than 100 letters is refused", () => {
  expect(readQuery("x".repeat(101))).toEqual({ ok: false, problem: "too_long" });
});

test.each(ruleTable("search.md", "Likeness of words"))("search.md:$line", ({ cell }) => {
  expect(asWritten(cell("asked"), cell("there"))).toBe(wordOrNull(cell("as written")));
  expect(likeness(cell("asked"), cell("there"))).toBe(wordOrNull(cell("forgiving")));
});

function examples() {
  const lexicon = emptyLexicon();
  const builder = segmentBuilder(lexicon);
  const names: Array<string> = [];
  for (const { cell } of ruleTable("search.md", "What stands in the examples")) {
    const code = wordOrNull(cell("code"));
    names.push(`${cell("kind")}:${code ?? cell("title")}`);
    builder.add({
      kind: oneOf(SEARCH_KINDS, cell("kind")),
      ref: String(names.length - 1),
      code,
      from: "",
      texts: {
        title: [cell("title"), cell("English")],
        text: [wordOrNull(cell("text"))],
        owner: [wordOrNull(cell("owner"))],
      },
    });
  }
  return { lexicon, segment: builder.finish(), names };
}

test.each(ruleTable("search.md", "What is found"))("search.md:$line", ({ cell }) => {
  const { lexicon, segment, names } = examples();
  const { by, best, totals } = find([segment], lexicon, queryOf(cell("query")), ALL);
  const found = SEARCH_KINDS.flatMap((kind) => best[kind]).map(({ entry }) => names[entry]);
  expect({ by, found }).toEqual({ by: cell("by"), found: listOf(cell("found")) });
  expect(SEARCH_KINDS.reduce((sum, kind) => sum + totals[kind], 0)).toBe(found.length);
});

test("what was not there on a day is not found on it", () => {
  const lexicon = emptyLexicon();
  const builder = segmentBuilder(lexicon);
  builder.add({ kind: "report", ref: "r", code: "B06", from: "2023-07-10", texts: { title: ["Laporan"] } });
  const segment = builder.finish();
  const on = (asOf: string) => find([segment], lexicon, queryOf("laporan"), { ...ALL, asOf }).totals.report;
  expect([on("2023-07-09"), on("2023-07-10")]).toEqual([0, 1]);
});

test("words added by a later segment are found in it and do not disturb an earlier one", () => {
  const lexicon = emptyLexicon();
  const segments = ["peta dapil", "dana kampanye"].map((title) => {
    const builder = segmentBuilder(lexicon);
    builder.add({ kind: "action", ref: title, code: null, from: "", texts: { title: [title] } });
    return builder.finish();
  });
  const found = (typed: string) =>
    find(segments, lexicon, queryOf(typed), ALL).best.action.map(({ segment }) => segment);
  expect([found("dapil"), found("kampanye")]).toEqual([[0], [1]]);
});

test("marking only cuts a text: put together again it is the same", () => {
  const texts = fc.string({ unit: "grapheme", maxLength: 300 });
  const queries = fc.constantFrom("dapil", "peta dapil", "kampnye", "B06.2").map(queryOf);
  fc.assert(
    fc.property(texts, queries, fc.boolean(), (text, query, forgiving) => {
      const pieces = markWords(`${text} dapil ${text}`, query, forgiving);
      expect(pieces.map((piece) => piece.text).join("")).toBe(`${text} dapil ${text}`);
    }),
    { numRuns: 300 },
  );
});

test("a long text is cut around the first word found", () => {
  const text = `${"awal ".repeat(60)}dapil ${"akhir ".repeat(60)}`;
  const cut = snippetOf(markWords(text, queryOf("dapil"), false));
  const said = cut.map((piece) => piece.text).join("");
  expect(said.length).toBeLessThan(200);
  expect(said).toMatch(/^… .* dapil .* …$/);
  expect(cut.filter(({ marked }) => marked)).toEqual([{ text: "dapil", marked: true }]);
});

test("whatever is typed is read or refused, and looked for without a fault", () => {
  const { lexicon, segment } = examples();
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 110 }), (typed) => {
      const read = readQuery(typed);
      if (read.ok)
        expect(find([segment], lexicon, read.query, ALL).by).toMatch(/written|forgiving|some_words/);
      else expect(["empty", "too_long", "no_words"]).toContain(read.problem);
    }),
    { numRuns: 1_000 },
  );
});
