import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { RouteConfigEntry } from "@react-router/dev/routes";
import { expect, test } from "vitest";
import routes from "#app/routes.ts";
import { tableUnder } from "../rule-tables.ts";

const document = readFileSync(join("docs", "notula.md"), "utf8");
const rows = tableUnder(document, "The 155 lines", "docs/notula.md");
const minutes = readFileSync(join("seed", "ran-ogi-vii", "sumber", "notula-2022-11-16.txt"), "utf8").split(
  "\n",
);

/** Lines such as `184`, `229, 251` or `174-182`. */
function linesOf(text: string): Array<string> {
  return text.split(",").flatMap((part) => {
    const [from = 0, to = from] = part.trim().split("-").map(Number);
    return minutes.slice(from - 1, to);
  });
}

function addressesOf(entries: ReadonlyArray<RouteConfigEntry>, above: string): Array<string> {
  return entries.flatMap((entry) => {
    const path = entry.path === undefined ? above : `${above}/${entry.path}`;
    return [path, ...addressesOf(entry.children ?? [], path)];
  });
}

test("every one of the 155 lines is quoted word for word and has an answer or a reason", () => {
  expect(rows.map(({ cell }) => Number(cell("no")))).toEqual(
    Array.from({ length: 155 }, (_, index) => index + 1),
  );
  for (const { line, cell } of rows) {
    const quote = cell("in the minutes").replace(/^«|»$/g, "");
    const held = linesOf(cell("line"));
    expect(
      held.some((text) => text.includes(quote)),
      `docs/notula.md:${line} «${quote}»`,
    ).toBe(true);
    expect(quote.length, `docs/notula.md:${line}`).toBeGreaterThan(3);
    const answer = cell("answer");
    const names = /\]\([^)]+\)|(^|\s)\/[a-z:]/.test(answer);
    const reason = /^(Not kept|Context|What |A |As |Government|One|The |Row)/.test(answer);
    expect(names || (reason && answer.length > 40), `docs/notula.md:${line} ${answer}`).toBe(true);
  }
});

test("its links lead to files, and the pages it names are routes", () => {
  const links = [...document.matchAll(/\]\(([^)]+)\)/g)].map(([, to = ""]) => to);
  expect(links.length).toBeGreaterThan(100);
  expect([...new Set(links)].filter((to) => !existsSync(join("docs", to)))).toEqual([]);
  const known = new Set(addressesOf(routes, ""));
  const pages = [...document.matchAll(/`(\/[^`…]+)`/g)].map(([, to = ""]) => to);
  expect(pages.length).toBeGreaterThan(40);
  const named = pages.map((page) => page.replace("/ran-ogi-vii/", "/:plan/"));
  expect([...new Set(named)].filter((page) => !known.has(page))).toEqual([]);
});
