import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tableUnder } from "#tests/rule-tables.ts";

const read = (path: string) => readFileSync(path, "utf8");

/** Headings of a document, and the rows of the table under each. */
function rowsOf(path: string, headings: RegExp) {
  const text = read(path);
  const found = [...text.matchAll(/^## (.+)$/gm)]
    .map(([, heading = ""]) => heading)
    .filter((each) => headings.test(each));
  return found.flatMap((heading) => tableUnder(text, heading, path));
}

test("every threat names its kind, a measure, the file that holds it and a test that is there", () => {
  const rows = rowsOf("docs/security/threat-model.md", /^Threats$/);
  const kinds = new Set(rows.map(({ cell }) => cell("kind")));
  expect([...kinds].sort()).toEqual([
    "denial",
    "disclosure",
    "elevation",
    "repudiation",
    "spoofing",
    "tampering",
  ]);
  for (const { line, cell } of rows) {
    expect(existsSync(cell("where")), `line ${line}: ${cell("where")}`).toBe(true);
    expect(existsSync(cell("test")), `line ${line}: ${cell("test")}`).toBe(true);
  }
});

test("every item of ASVS is met with a file and a test that are there, or says why it is not", () => {
  const rows = rowsOf("docs/security/asvs.md", /^V\d+ /);
  const items = rows.map(({ cell }) => cell("item"));
  expect(new Set(items).size).toBe(items.length);
  expect(new Set(items.map((item) => item.split(".")[0])).size).toBe(14);
  const counts: Record<string, number> = { met: 0, "not met": 0, "not applicable": 0 };
  for (const { line, cell } of rows) {
    const [state, where, proof] = [cell("state"), cell("where, or why not"), cell("test")];
    expect(Object.keys(counts), `line ${line}`).toContain(state);
    counts[state] = (counts[state] ?? 0) + 1;
    if (state === "met") expect(existsSync(where), `line ${line}: ${where}`).toBe(true);
    else expect(where.length, `line ${line}`).toBeGreaterThan(3);
    expect(proof === "–" || existsSync(proof), `line ${line}: ${proof}`).toBe(true);
    if (state !== "met") expect(proof, `line ${line}`).toBe("–");
  }
  expect(read("docs/security/asvs.md")).toContain(
    `${counts.met} met, ${counts["not met"]} not met, ${counts["not applicable"]} not applicable`,
  );
});

test("every fault names what is seen, what is tried again, what is lost, and a test that is there", () => {
  const rows = rowsOf("docs/operation/README.md", /^When something breaks$/);
  expect(rows.length).toBeGreaterThanOrEqual(10);
  for (const { line, cell } of rows) {
    for (const column of ["what people see", "what is tried again", "what is lost"])
      expect(cell(column).length, `line ${line}: ${column}`).toBeGreaterThan(2);
    for (const proof of cell("test").split(", "))
      expect(existsSync(proof), `line ${line}: ${proof}`).toBe(true);
  }
});
