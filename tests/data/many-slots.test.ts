import { expect } from "vitest";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import { insertCast } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";

const SLOTS = 1_200;

testDbs("a plan of more slots than Prisma takes parameters by itself is read whole", async ({ db }) => {
  await insertCast(db);
  const { planId, milestoneId } = await db.evidenceSlot.findFirstOrThrow();
  const before = await db.evidenceSlot.count();
  const text = { acceptedKindsJson: '["dataset"]', criteria: "", provenanceJson: "[]" };
  await db.evidenceSlot.createMany({
    data: Array.from({ length: SLOTS }, (_, place) => ({
      ...{ id: `many-${place}`, planId, milestoneId, code: `B24.${place + 100}`, title: `Slot ${place}` },
      ...{ ...text, required: true, weight: 1, legalStanding: "any" },
    })),
  });

  const { slot } = await loadPlanDocument(db, planId);
  expect(slot).toHaveLength(before + SLOTS);
});
