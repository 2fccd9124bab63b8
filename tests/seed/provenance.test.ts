import { expect, test } from "vitest";
import type { Provenance } from "#app/domain/plan.ts";
import { minutes, realPlan } from "./real-plan.ts";

type Marked = { where: string; entry: Provenance };

/** Every provenance entry of the plan, with the place that carries it. */
function allProvenance(): Array<Marked> {
  const found: Array<Marked> = [];
  function visit(value: unknown, where: string): void {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === "provenance") for (const entry of inner) found.push({ where, entry });
        else visit(inner, Array.isArray(value) ? `${where}[${key}]` : `${where}.${key}`);
      }
    }
  }
  visit(realPlan(), "plan");
  return found;
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

test("every quote stands verbatim in the minutes, from the first line it names", () => {
  const lines = minutes();
  const quoted = allProvenance().filter(({ entry }) => entry.quote !== null);

  const wrong = quoted.filter(({ entry }) => {
    const first = Number(entry.lines?.split(";")[0]);
    const from = plain(lines.slice(first - 1, first + 4).join(" "));
    return (
      !from.includes(plain(entry.quote ?? "")) || !plain(lines[first - 1] ?? "").includes(startOf(entry))
    );
  });

  expect(quoted.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

/** A quote may run on into the next line; its first words stand in the line named first. */
function startOf({ quote }: Provenance): string {
  return plain(quote ?? "")
    .split(" ")
    .slice(0, 2)
    .join(" ");
}

test("every line that is named exists and is not blank", () => {
  const lines = minutes();
  const named = allProvenance().flatMap(({ where, entry }) =>
    (entry.lines ?? "")
      .split(";")
      .filter((line) => line !== "")
      .map((line) => ({ where, line: Number(line) })),
  );

  expect(named.filter(({ line }) => plain(lines[line - 1] ?? "") === "")).toEqual([]);
});

test("what is stated has a quote, what is read into the source has none, and nothing claims to be agreed", () => {
  const marked = allProvenance().map(({ where, entry }) => ({ where, ...entry }));

  expect(marked.filter(({ mark, quote }) => (mark === "reading") !== (quote === null))).toEqual([
    expect.objectContaining({ where: "plan.catalogues[0].snapshots[0]", about: "snapshot", mark: "stated" }),
  ]);
  expect(marked.filter(({ mark }) => mark === "agreed")).toEqual([]);
});

test("B06.2 is the one evidence code the minutes write", () => {
  const slots = realPlan().milestones.flatMap((milestone) => milestone.slots);
  const stated = slots.filter(({ provenance }) =>
    provenance.some(({ about, mark }) => about === "code" && mark === "stated"),
  );

  expect(stated.map(({ code }) => code)).toEqual(["B06.2"]);
});
