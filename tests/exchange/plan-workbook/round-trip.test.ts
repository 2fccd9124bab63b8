import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprintText } from "#app/domain/authoring/fingerprint.ts";
import { EMPTY_DOCUMENT, type PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { applyEdits } from "#app/domain/authoring/plan-edit.ts";
import { readPlanFile } from "#app/exchange/plan-workbook/read-plan-file.server.ts";
import type { WorkbookLanguage } from "#app/exchange/plan-workbook/table-sheet.ts";
import { writePlanOds, writePlanXlsx } from "#app/exchange/plan-workbook/write-workbook.server.ts";
import { aDocument, anyDocument } from "#tests/domain/authoring/documents.ts";
import { contentOf, hardDocument, SURROUNDINGS } from "./plan-files.ts";

async function readBack(document: PlanDocument, language: WorkbookLanguage, ods = false) {
  const write = ods ? writePlanOds : writePlanXlsx;
  const bytes = await write(contentOf(document, { language }));
  const target = { slug: null, current: EMPTY_DOCUMENT, surroundings: SURROUNDINGS };
  return readPlanFile({ bytes }, { name: "rencana", pasted: false, target });
}

test.each(["id", "en"] as const)(
  "any plan comes back from its workbook as it was, in %s",
  async (language) => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const run = await readBack(document, language);
        const back = applyEdits(EMPTY_DOCUMENT, run.edits);
        expect(fingerprintText(back)).toBe(fingerprintText(document));
      }),
      { numRuns: 25 },
    );
  },
);

test.each([false, true])(
  "a plan with everything hard in it comes back as it was (ODS: %s)",
  async (ods) => {
    const run = await readBack(hardDocument, "id", ods);
    expect(run.problems).toEqual([]);
    expect(JSON.parse(fingerprintText(applyEdits(EMPTY_DOCUMENT, run.edits)))).toEqual(
      JSON.parse(fingerprintText(hardDocument)),
    );
  },
  30_000,
);

test("a workbook read against the plan it was written from changes nothing", async () => {
  const document = aDocument();
  const bytes = await writePlanXlsx(contentOf(document));
  const target = { slug: "rencana", current: document, surroundings: SURROUNDINGS };
  const run = await readPlanFile({ bytes }, { name: "rencana", pasted: false, target });
  expect(run.problems).toEqual([]);
  expect(run.edits).toEqual([]);
  expect(run.counts).toMatchObject({ created: 0, changed: 0, refused: 0 });
});
