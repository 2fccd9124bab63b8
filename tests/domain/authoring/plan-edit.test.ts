import fc from "fast-check";
import { expect, test } from "vitest";
import { settleEdits } from "#app/domain/authoring/conflicts.ts";
import { fingerprintText } from "#app/domain/authoring/fingerprint.ts";
import { applyEdits, planDiff, takeBack } from "#app/domain/authoring/plan-edit.ts";
import { words } from "#tests/factories.ts";
import { aDocument, aMilestoneSubject, anElementSubject, anyDocument } from "./documents.ts";

test("what was changed in one field is one edit of that field", () => {
  const after = aDocument({ milestone: [aMilestoneSubject({ title: words("Peta dapil") })] });
  expect(planDiff(aDocument(), after)).toEqual([
    {
      ...{ subjectType: "milestone", subjectCode: "A1-B06", kind: "changed" },
      ...{ before: { title: words("Target") }, after: { title: words("Peta dapil") } },
    },
  ]);
});

test("the edits between any two plans make the one of the other, and taken back the other of the one", () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, (before, after) => {
      const edits = planDiff(before, after);
      expect(fingerprintText(applyEdits(before, edits))).toBe(fingerprintText(after));
      expect(fingerprintText(takeBack(after, edits))).toBe(fingerprintText(before));
      expect(planDiff(after, applyEdits(before, edits))).toEqual([]);
    }),
  );
});

test("edits that another person's do not touch settle beside them; the same field is a conflict with both values", () => {
  const seen = aDocument();
  const mine = planDiff(seen, aDocument({ milestone: [aMilestoneSubject({ title: words("Peta") })] }));
  const weighted = aDocument({ milestone: [aMilestoneSubject({ weight: 3 })] });
  expect(settleEdits(weighted, mine)).toEqual({ edits: mine, conflicts: [] });

  const retitled = aDocument({ milestone: [aMilestoneSubject({ title: words("Suara") })] });
  expect(settleEdits(retitled, mine)).toEqual({
    edits: [],
    conflicts: [
      {
        ...{ subjectType: "milestone", subjectCode: "A1-B06", field: "title" },
        ...{ seen: words("Target"), now: words("Suara"), wanted: words("Peta") },
      },
    ],
  });
});

test("what reads already as wanted is nobody's conflict and no edit", () => {
  const wanted = aDocument({ milestone: [aMilestoneSubject({ weight: 3 })] });
  expect(settleEdits(wanted, planDiff(aDocument(), wanted))).toEqual({ edits: [], conflicts: [] });
});

test("a code that somebody made meanwhile is a conflict about the whole of it", () => {
  const mine = planDiff(
    aDocument({ element: [] }),
    aDocument({ element: [anElementSubject("B06.1", "nama")] }),
  );
  const theirs = { ...anElementSubject("B06.1", "nama"), label: words("Nama calon") };
  const { edits, conflicts } = settleEdits(aDocument({ element: [theirs] }), mine);
  expect(edits).toEqual([]);
  expect(conflicts).toMatchObject([{ subjectCode: "B06.1/nama", field: null, now: theirs }]);
});

test("an edit that makes no whole subject names it", () => {
  const edit = { subjectType: "milestone", subjectCode: "A9-B06", kind: "created" } as const;
  expect(() => applyEdits(aDocument(), [{ ...edit, before: null, after: { code: "A9-B06" } }])).toThrow(
    "milestone A9-B06: ",
  );
});
