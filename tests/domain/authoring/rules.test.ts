import fc from "fast-check";
import { expect, test } from "vitest";
import { bulkEdits } from "#app/domain/authoring/bulk-edit.ts";
import { checkPlan } from "#app/domain/authoring/check-plan.ts";
import { circleIn } from "#app/domain/authoring/circle.ts";
import { missingEnglish } from "#app/domain/authoring/missing-english.ts";
import { checkOrganisation, organisationTree } from "#app/domain/authoring/organisation-tree.ts";
import { copiedPlan } from "#app/domain/authoring/plan-copy.ts";
import type { DocumentDeadline, PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { readSubjectForm } from "#app/domain/authoring/read-form.ts";
import { dependencyCode } from "#app/domain/authoring/subject-codes.ts";
import { undoEdits } from "#app/domain/authoring/undo.ts";
import { verifiabilityOf } from "#app/domain/authoring/verifiability.ts";
import { wordDiff } from "#app/domain/authoring/word-diff.ts";
import { EVIDENCE_KINDS } from "#app/domain/plan.ts";
import { day, words } from "#tests/factories.ts";
import { listOf, oneOf, ruleTable, yes } from "#tests/rule-tables.ts";
import {
  aDocument,
  aMilestoneSubject,
  anActionSubject,
  anElementSubject,
  anIndicatorSubject,
  aPlanSubject,
  aSlotSubject,
} from "./documents.ts";

const KNOWN = { organisations: new Set(["kpu"]), stages: new Set(["pemilu-2024/T05"]) };

function dependency(action: string, dependsOn: string): PlanDocument["dependency"][number] {
  return { code: dependencyCode(action, dependsOn), action, dependsOn, note: null };
}

function stageRule(stage: string): DocumentDeadline {
  return { kind: "stage", stage, edge: "end", offsetDays: 0, reason: null, provenance: [] };
}
const retired = { on: day("2023-05-01"), reason: "Digabung", successor: "A9" };

const PROBLEMS: Array<[string, Partial<PlanDocument>, Array<string>]> = [
  ["a sound plan", {}, []],
  ["a weight of nothing", { milestone: [aMilestoneSubject({ weight: 0 })] }, ["weight_not_positive 0"]],
  ["a code twice", { action: [anActionSubject(), anActionSubject()] }, ["duplicate_code A1"]],
  ["a code with a space", { slot: [aSlotSubject({ code: "B06 1" })], element: [] }, ["code_malformed B06 1"]],
  [
    "an action of no commitment",
    { action: [anActionSubject({ commitment: "K9" })] },
    ["unknown_reference K9"],
  ],
  [
    "a stage nobody knows",
    { milestone: [aMilestoneSubject({ deadline: stageRule("x/T1") })] },
    ["unknown_reference x/T1"],
  ],
  [
    "a stage that is known",
    { milestone: [aMilestoneSubject({ deadline: stageRule("pemilu-2024/T05") })] },
    [],
  ],
  [
    "an owner nobody knows",
    { milestone: [aMilestoneSubject({ owners: [{ organisation: "x", role: "lead", provenance: [] }] })] },
    ["unknown_reference x"],
  ],
  [
    "a target under a retired action",
    { action: [anActionSubject({ retired: { ...retired, successor: null } })] },
    ["under_retired A1"],
  ],
  ["a successor that is not there", { slot: [aSlotSubject({ retired })] }, ["unknown_reference A9"]],
  [
    "an element with a broken pattern",
    { element: [{ ...anElementSubject("B06.1", "nama"), pattern: "(" }] },
    ["pattern_broken ("],
  ],
  ["no title", { milestone: [aMilestoneSubject({ title: words(" ") })] }, ["text_missing "]],
  [
    "a period backwards",
    { plan: [aPlanSubject({ periodEnd: day("2022-01-01") })] },
    ["period_backwards 2022-01-01"],
  ],
  [
    "a circle of actions",
    {
      action: ["A1", "A2", "A3"].map((code) => anActionSubject({ code })),
      dependency: [dependency("A1", "A2"), dependency("A2", "A3"), dependency("A3", "A1")],
    },
    ["dependency_circle A1 > A2 > A3 > A1"],
  ],
];

test.each(PROBLEMS)("%s", (_name, overrides, expected) => {
  const found = checkPlan(aDocument(overrides), KNOWN).map(({ code, held }) => `${code} ${held}`);
  expect(found).toEqual(expected);
});

test("a chain has no circle, however long; one more arrow closes it and is named", () => {
  const chain = Array.from({ length: 20_000 }, (_, place) => [`${place}`, `${place + 1}`] as const);
  expect(circleIn(chain)).toBeNull();
  expect(circleIn([...chain, ["20000", "0"]])).toHaveLength(20_002);
});

test.each(ruleTable("verifiability.md", "Findings").map((row) => [row.line, row] as const))(
  "verifiability.md:%i",
  (_line, { cell }) => {
    const said = (column: string) => (cell(column) === "–" ? "" : cell(column));
    const kinds = said("evidence").replace(/^optional /, "");
    const milestone = aMilestoneSubject({
      mustBeTrue: words(said("what must be true")),
      ...(yes(cell("deadline")) ? {} : { deadline: null }),
      owners: said("owner") === "" ? [] : [{ organisation: said("owner"), role: "lead", provenance: [] }],
    });
    const slot = aSlotSubject({
      acceptedKinds: kinds.split("+").map((kind) => oneOf(EVIDENCE_KINDS, kind || "dataset")),
      required: !said("evidence").startsWith("optional "),
      criteria: words(yes(cell("criteria")) ? "Dapat dibuka" : ""),
    });
    const document = aDocument({
      milestone: [milestone],
      slot: kinds === "" ? [] : [slot],
      element: yes(cell("elements")) ? [anElementSubject(slot.code, "nama")] : [],
      indicator: [{ ...anIndicatorSubject(milestone.code), target: said("indicator goal") || null }],
    });
    const found = verifiabilityOf(document, new Set(yes(cell("account")) ? ["kpu"] : []));
    expect(found.map(({ code }) => code)).toEqual(listOf(cell("findings")));
  },
);

test("an owner whom nobody reports for is named", () => {
  const found = verifiabilityOf(
    aDocument({ milestone: [aMilestoneSubject({ mustBeTrue: words("3") })] }),
    new Set(),
  );
  expect(found).toMatchObject([{ code: "owner_without_account", detail: "kpu" }]);
});

test("what stays and goes makes the old text again, what stays and comes the new one", () => {
  const text = fc.array(fc.constantFrom("data", "dapil", "terbuka", " ", "\n"), { maxLength: 14 });
  fc.assert(
    fc.property(text, text, (olds, news) => {
      const [before, after] = [olds.join(" "), news.join(" ")];
      const runs = wordDiff(before, after);
      const join = (left: string) =>
        runs
          .filter(({ kind }) => kind !== left)
          .map((run) => run.text)
          .join("");
      expect([join("new"), join("gone")]).toEqual([before, after]);
    }),
  );
});

test("a form is read in both notations of numbers, and says which field cannot be read", () => {
  const typed = (fields: Record<string, string>) =>
    new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));
  const read = (fields: Record<string, string>) =>
    readSubjectForm("milestone", typed(fields), { seen: aMilestoneSubject(), document: { field: [] } });
  const whole = { "title.id": "Peta", action: "A1", checkpoint: "B06", weight: "1,5", "owners.kpu": "lead" };
  expect(read(whole)).toMatchObject({
    problems: [],
    fields: { weight: 1.5, title: words("Peta"), deadline: null },
  });
  expect(read({ ...whole, weight: "x", "deadline.kind": "stage" }).problems.map(({ code }) => code)).toEqual([
    "deadline_incomplete",
    "not_a_number",
  ]);
});

test("undoing what was made retires its permanent code and removes the rest", () => {
  const made = (subjectType: "slot" | "element", code: string) => {
    return { subjectType, subjectCode: code, kind: "created", before: null, after: { code } } as const;
  };
  const undone = undoEdits(
    [made("slot", "B06.9"), made("element", "B06.9/nama")],
    "Keliru",
    day("2023-05-02"),
  );
  expect(undone).toMatchObject([
    { subjectCode: "B06.9/nama", after: null },
    { subjectCode: "B06.9", kind: "retired", after: { retired: { successor: null, reason: "Keliru" } } },
  ]);
});

test("a lead takes the place of the one before, for every marked target", () => {
  const wish = { weight: null, deadline: null, owner: { organisation: "perludem", role: "lead" as const } };
  const [edit] = bulkEdits(aDocument(), ["A1-B06"], wish);
  expect(edit?.after).toMatchObject({ owners: [{ organisation: "perludem", role: "lead" }] });
  expect(bulkEdits(aDocument(), [], wish)).toEqual([]);
});

test("a successor keeps the line of each target; what is retired stays behind", () => {
  const from = aDocument({ slot: [aSlotSubject({ retired: { ...retired, successor: null } })] });
  const next = copiedPlan(from, aPlanSubject({ code: "penerus" }), "successor");
  expect(next.lineage).toMatchObject([{ milestone: "A1-B06", fromPlan: "rencana", kind: "carried_over" }]);
  expect([next.slot, next.element]).toEqual([[], []]);
  expect(checkPlan(next, KNOWN)).toEqual([]);
});

test("a copy brings along the source its quotes are from, and what was typed wins over the earlier plan's words", () => {
  const source = { title: words("Notula"), url: null, place: "Jakarta", lines: "1–40" };
  const from = aDocument({
    plan: [aPlanSubject({ source, words: { action: words("Kegiatan"), milestone: words("Sasaran") } })],
  });
  const typed = aPlanSubject({
    ...{ code: "salinan", source: { title: words(""), url: null }, words: { action: words("Langkah") } },
  });
  expect(copiedPlan(from, typed, "copy").plan[0]).toMatchObject({
    ...{ code: "salinan", source, predecessors: [] },
    words: { action: words("Langkah"), milestone: words("Sasaran") },
  });
  const own = { title: words("Kepmen 1"), url: null };
  expect(copiedPlan(from, { ...typed, source: own }, "successor").plan[0]?.source).toEqual(own);
});

test("texts without English are counted, retired ones are not", () => {
  const before = missingEnglish(aDocument()).length;
  expect(missingEnglish(aDocument({ slot: [aSlotSubject({ retired })] })).length).toBeLessThan(before);
});

test("organisations stand under what they belong to, and never in a circle", () => {
  const one = (slug: string, parent: string | null) => {
    return { slug, name: words(slug), short: slug, kind: "government", parent, url: null };
  };
  const all = [one("biro", "kementerian"), one("kementerian", null)];
  expect(organisationTree(all).map(({ organisation, depth }) => `${depth} ${organisation.slug}`)).toEqual([
    "0 kementerian",
    "1 biro",
  ]);
  expect(checkOrganisation(one("kementerian", "biro"), all, false)).toMatchObject([
    { code: "parent_circle" },
  ]);
  expect(checkOrganisation(one("biro", null), all, true)).toMatchObject([{ code: "slug_taken" }]);
});
