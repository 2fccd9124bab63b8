import { join } from "node:path";
import { expect } from "vitest";
import { verifyAudit } from "#app/data/audit.server.ts";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import { nodePorts } from "#app/exchange/signing-key.server.ts";
import { issueSampleReport } from "#app/services/illustration/issue-sample-report.server.ts";
import { removeIllustration } from "#app/services/illustration/remove-illustration.server.ts";
import { openReports } from "#app/services/period-report/open-reports.server.ts";
import { countAll, load, testPlan } from "./illustration-place.ts";

testPlan(
  "the illustration comes with one sealed report, marked, issued once, and removed with it",
  async (place) => {
    const { db, dataDir } = place;
    const deps = { ...place.deps, keyFolder: join(dataDir, "keys") };
    await expect(issueSampleReport(deps)).rejects.toThrow(/load it first/);
    const before = await countAll(db);
    await load(place);

    expect(await issueSampleReport(deps)).toBe(true);
    expect(await issueSampleReport(deps)).toBe(false);

    const reports = await openReports("ran-ogi-vii", deps);
    expect(reports).toHaveLength(1);
    expect(reports[0]).toMatchObject({
      ...{ checkpoint: "B06", version: 1, asOf: "2023-07-31", illustration: true, prevSha256: "" },
    });
    const { snapshotJson } = await db.periodReport.findFirstOrThrow();
    const known = { keyIds: null, published: null };
    const verified = await verifyReport(Uint8Array.from(Buffer.from(snapshotJson)), nodePorts, known);
    expect(verified).toMatchObject({ ok: true, signature: "good", findings: [] });
    expect(await db.irmAssessment.count({ where: { illustration: false } })).toBe(0);
    expect(await verifyAudit(db)).toBeNull();

    await removeIllustration(deps);
    expect(await countAll(db)).toEqual(before);
    expect([await db.periodReport.count(), await db.irmAssessment.count()]).toEqual([0, 0]);
  },
);
