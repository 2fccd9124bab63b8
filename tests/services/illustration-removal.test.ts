import { expect } from "vitest";
import { verifyAudit } from "#app/data/audit.server.ts";
import { readDataVersion } from "#app/data/data-version.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { SAMPLE_CATALOGUE } from "#app/services/illustration/load-illustration.server.ts";
import { removeIllustration } from "#app/services/illustration/remove-illustration.server.ts";
import { aCheckRun } from "#tests/check-runs.ts";
import { countAll, load, NOW, testPlan } from "./illustration-place.ts";

testPlan(
  "removing leaves every table as it was, also after people and the checker have worked",
  async (place) => {
    const { db, deps } = place;
    const before = await countAll(db);
    await load(place);
    await workAsVisitor(db);

    const deleted = await removeIllustration(deps);

    expect(deleted).toMatchObject({ users: 5, observations: 1, closures: 1, catalogues: 1 });
    expect(await countAll(db)).toEqual(before);
    expect(await verifyAudit(db)).toBeNull();
    const version = await readDataVersion(db);
    expect(Object.values(await removeIllustration(deps)).every((count) => count === 0)).toBe(true);
    expect(await readDataVersion(db)).toBe(version);
    expect(await load(place)).toMatchObject({ loaded: true });
  },
);

/** A session, a draft, a report without the mark, a look at a link and a harvest, as the running product leaves them. */
async function workAsVisitor(db: Db): Promise<void> {
  const user = await db.user.findUniqueOrThrow({ where: { email: "kpu@contoh.capaian.test" } });
  const seeded = await db.report.findUniqueOrThrow({
    where: { id: "ilustrasi-a2-b12-2" },
    include: { items: { include: { target: true } } },
  });
  const filed = seeded.items[0];
  if (filed === undefined) throw new Error("the report has no item");
  const { planId, milestoneId, organisationId } = seeded;
  await db.session.create({
    data: { id: "s", tokenHash: "h", userId: user.id, createdAt: NOW, lastSeenAt: NOW, expiresAt: NOW },
  });
  await db.reportDraft.create({
    data: { id: "d", milestoneId, authorId: user.id, formJson: "{}", version: 1, updatedAt: NOW },
  });
  const dated = { knownOn: "2026-11-03", recordedAt: NOW };
  await db.report.create({
    data: {
      ...{ id: "r", planId, milestoneId, organisationId, authorId: user.id, percentDone: 100 },
      ...{ narrative: "NIHIL", obstaclesJson: "[]", ...dated },
    },
  });
  const { slotId, targetId, url, kind, role } = filed;
  await db.evidenceItem.create({
    data: { id: "i", slotId, reportId: "r", targetId, url, kind, role, ...dated },
  });
  await db.target.update({ where: { id: targetId }, data: { illustration: false } });
  await db.observation.create({
    data: {
      ...{
        id: "o",
        targetId,
        at: NOW,
        knownOn: "2026-11-03",
        workerId: "w",
        ruleVersion: "1",
        bodyJson: "{}",
      },
      ...{ prevHash: "0", selfHash: "1" },
    },
  });
  await aCheckRun(db, { item: "i", observation: "o", at: NOW }, [{ check: "C1", outcome: "pass" }]);
  const catalogue = await db.catalogue.findUniqueOrThrow({ where: { slug: SAMPLE_CATALOGUE } });
  await db.catalogueRun.create({
    data: { id: "cr", catalogueId: catalogue.id, startedAt: NOW, outcome: "complete", full: true },
  });
  const seen = { firstSeenAt: NOW, lastSeenAt: NOW, metadataJson: "{}" };
  await db.dataset.create({
    data: { id: "ds", catalogueId: catalogue.id, externalId: "x", name: "x", title: "x", ...seen },
  });
  await db.resource.create({
    data: { id: "rs", datasetId: "ds", externalId: "x", url: "u", k1: "u", k2: "u" },
  });
}
