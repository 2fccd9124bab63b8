import fc from "fast-check";
import { expect, test } from "vitest";
import { factsAsOf } from "#app/domain/authoring/plan-as-of.ts";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { planDiff } from "#app/domain/authoring/plan-edit.ts";
import { planStructure } from "#app/domain/authoring/plan-structure.ts";
import type { RecordedEdit } from "#app/domain/authoring/recorded-edit.ts";
import { plusDays } from "#app/domain/calendar-date.ts";
import type { PlanFacts } from "#app/domain/facts.ts";
import { indexedAsOf, indexFacts } from "#app/domain/standings.ts";
import { dated, day, someFacts, words } from "#tests/factories.ts";
import { aDocument, aMilestoneSubject, anyDocument } from "./documents.ts";

const START = day("2023-05-01");
const FOREVER = { knownFrom: day("2022-11-16"), rules: new Map() };

/** The facts after a plan was brought from one text to the next, one a day. */
function history(documents: ReadonlyArray<PlanDocument>): PlanFacts {
  const edits = documents.slice(1).flatMap((document, place): Array<RecordedEdit> => {
    const made = {
      ...dated(plusDays(START, place + 1)),
      batch: `b${place}`,
      reason: null,
      via: "form" as const,
    };
    const before = documents[place] ?? document;
    return planDiff(before, document).map((edit) => ({ ...edit, ...made, undoes: null, actor: "wayan" }));
  });
  return someFacts({ ...planStructure(documents.at(-1) ?? aDocument(), FOREVER), edits });
}

/** Lists whose order says nothing, sorted. */
function sorted(facts: Pick<PlanFacts, "plan" | "checkpoints" | "commitments" | "actions" | "milestones">) {
  const byCode = <Each extends { code: string }>(list: ReadonlyArray<Each>) =>
    list.toSorted((left, right) => (left.code < right.code ? -1 : 1));
  return { plan: facts.plan, actions: byCode(facts.actions), milestones: byCode(facts.milestones) };
}

test("any day reads as the plan read on that day, whatever was changed after it", () => {
  fc.assert(
    fc.property(fc.array(anyDocument, { minLength: 1, maxLength: 5 }), (documents) => {
      const facts = history(documents);
      documents.forEach((document, place) => {
        const past = factsAsOf(facts, plusDays(START, place));
        expect(sorted(past)).toEqual(sorted(planStructure(document, FOREVER)));
        expect(sorted(factsAsOf(past, plusDays(START, place)))).toEqual(sorted(past));
      });
    }),
    { numRuns: 60 },
  );
});

test("a target that is written today is not there yesterday, and its old words are", () => {
  const before = aDocument();
  const after = aDocument({
    milestone: [
      aMilestoneSubject({ title: words("Peta dapil") }),
      aMilestoneSubject({ code: "A1-B12", checkpoint: "B12" }),
    ],
  });
  const indexed = indexFacts(history([before, after]));
  const titles = (on: string) => indexedAsOf(indexed, day(on)).facts.milestones.map(({ title }) => title.id);
  expect(titles("2023-05-01")).toEqual(["Target"]);
  expect(titles("2023-05-02")).toEqual(["Peta dapil", "Target"]);
  expect(indexedAsOf(indexed, day("2023-05-02"))).toBe(indexed);
});
