import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { loadIllustration } from "#app/services/illustration/load-illustration.server.ts";
import { loadPlanFolder } from "#app/services/load-plan-folder.server.ts";
import { testDbs } from "#tests/db.ts";

export const PORTAL = "http://127.0.0.1:3001";
export const NOW = new Date("2026-11-03T03:12:00Z");

export type Place = { db: Db; dataDir: string; deps: { db: Db; now: () => Date; newId: () => string } };

/** A database with the real plan, and a data folder of its own. */
export function testPlan(name: string, run: (place: Place) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      let ids = 0;
      const deps = { db, now: () => NOW, newId: () => `id-${String(++ids).padStart(6, "0")}` };
      const dataDir = mkdtempSync(join(tmpdir(), "capaian-illustration-"));
      try {
        expect(await loadPlanFolder("ran-ogi-vii", deps)).toMatchObject({ ok: true });
        await run({ db, dataDir, deps });
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
    60_000,
  );
}

export const load = ({ deps, dataDir }: Place, portalOrigin = PORTAL) =>
  loadIllustration({ portalOrigin, dataDir }, deps);

/** Rows of every table that the illustration may touch. */
export async function countAll(db: Db): Promise<Record<string, number>> {
  return {
    ...{ users: await db.user.count(), memberships: await db.membership.count() },
    ...{ sessions: await db.session.count(), drafts: await db.reportDraft.count() },
    ...{ reports: await db.report.count(), steps: await db.reviewStep.count() },
    ...{ items: await db.evidenceItem.count(), decisions: await db.itemDecision.count() },
    ...{ targets: await db.target.count(), hosts: await db.hostState.count() },
    ...{ observations: await db.observation.count(), checks: await db.checkRun.count() },
    ...{ closures: await db.milestoneClosure.count(), catalogues: await db.catalogue.count() },
    ...{ runs: await db.catalogueRun.count(), snapshots: await db.catalogueSnapshot.count() },
    ...{ datasets: await db.dataset.count(), resources: await db.resource.count() },
    ...{ milestones: await db.milestone.count(), slots: await db.evidenceSlot.count() },
    ...{ elements: await db.dataElement.count(), organisations: await db.organisation.count() },
  };
}
