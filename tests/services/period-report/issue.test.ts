import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { verifyAudit } from "#app/data/audit.server.ts";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import { nodePorts } from "#app/exchange/signing-key.server.ts";
import { issueReport } from "#app/services/period-report/issue-report.server.ts";
import { setIrmLevel } from "#app/services/period-report/set-irm-level.server.ts";
import { insertPerson } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { ISSUE_AT, issued, ROUND, withReported } from "./report-factories.ts";

const UNKNOWN = { keyIds: null, published: null };

async function fileOf(db: Parameters<typeof verifyAudit>[0], version = 1) {
  const row = await db.periodReport.findFirstOrThrow({ where: { version } });
  return { row, bytes: new TextEncoder().encode(row.snapshotJson) };
}

testDbs(
  "an issued report verifies, is chained, audited, and its key is for its owner alone",
  async ({ db }) => {
    await withReported(db, async (reported) => {
      const outcome = await issued(reported);
      expect(outcome).toMatchObject({ ok: true, version: 1, checkpoint: "B06" });
      const { row, bytes } = await fileOf(db);
      const keys = await db.signingKey.findMany();
      const known = { keyIds: keys.map(({ id }) => id), published: [row.sha256] };
      expect(await verifyReport(bytes, nodePorts, known)).toMatchObject({
        ...{ ok: true, findings: [], signature: "good", key: "published", chain: "first", withheld: 0 },
        facts: { plan: "rencana", checkpoint: "B06", version: 1, issuedOn: "2023-07-20", prevSha256: "" },
      });
      const folder = reported.deps.keyFolder ?? "";
      const files = readdirSync(folder);
      expect(files).toHaveLength(1);
      expect(statSync(join(folder, files[0] ?? "")).mode & 0o777).toBe(0o600);
      expect(row.snapshotJson).not.toContain("PRIVATE");
      expect(await db.auditEntry.count({ where: { action: "period_report.issued" } })).toBe(1);
      expect(await verifyAudit(db)).toBeNull();
    });
  },
);

testDbs(
  "flip any byte of an issued report: it fails and says where",
  async ({ db, provider }) => {
    await withReported(db, async (reported) => {
      await issued(reported);
      const { bytes } = await fileOf(db);
      const flipped = async (position: number, mask: number) => {
        const changed = Uint8Array.from(bytes);
        changed[position] = (changed[position] ?? 0) ^ mask;
        const found = await verifyReport(changed, nodePorts, UNKNOWN);
        expect(found.ok, `byte ${position} ^ ${mask}`).toBe(false);
        expect(found.findings[0]?.place, `byte ${position} ^ ${mask}`).toMatch(/\S/);
      };
      if (provider === "sqlite") {
        for (let position = 0; position < bytes.length; position += 3)
          await flipped(position, 1 << (position % 8));
      }
      const anywhere = fc.nat(bytes.length - 1);
      await fc.assert(fc.asyncProperty(anywhere, fc.integer({ min: 1, max: 255 }), flipped), {
        numRuns: 300,
      });
    });
  },
  120_000,
);

testDbs("a change in what was said is named by its place", async ({ db }) => {
  await withReported(db, async (reported) => {
    await issued(reported);
    const { row } = await fileOf(db);
    const place = async (from: string | RegExp, to: string) => {
      const changed = row.snapshotJson.replace(from, to);
      expect(changed).not.toBe(row.snapshotJson);
      const { findings } = await verifyReport(new TextEncoder().encode(changed), nodePorts, UNKNOWN);
      return findings.map(({ code, place: at }) => `${code} ${at}`);
    };
    const narrative = await place('"narrative":"NIHIL"', '"narrative":"Semua selesai"');
    expect(narrative).toEqual(["changed content.milestones[A1-B06].claim"]);
    expect(await place("opendata.kpu.go.id", "opendata.example.id")).toEqual([
      `address_changed addresses.${reported.item}`,
    ]);
    expect(await place('"version":1}', '"version":2}')).toEqual(["changed head.version"]);
    expect(await place('"remarks":[', '"remarks":[ ')).toEqual([expect.stringMatching(/^rewritten content/)]);
    const added = await place('"remarks":[', '"extra":1,"remarks":[');
    expect(added).toEqual(["added content.extra"]);
    const taken = await place(/"stages":\[.*?\],"totals"/, '"totals"');
    expect(taken[0]).toMatch(/^missing content\.stages/);
  });
});

testDbs(
  "a correction is a new version that names the old and lists what it says differently",
  async ({ db }) => {
    await withReported(db, async (reported) => {
      const first = await issued(reported);
      const who = { ...ROUND, actor: reported.reviewer, actorName: "Rina", seen: null };
      expect(await issueReport({ ...who, reason: "" }, reported.deps)).toEqual({
        ...{ ok: false, refusal: "reason_required" },
      });
      expect(await issueReport({ ...who, reason: "Salah ketik." }, reported.deps)).toEqual({
        ...{ ok: false, refusal: "nothing_changed" },
      });
      const other = await insertPerson(db, { id: "budi", organisation: "bappenas", role: "reviewer" });
      const level = { commitment: "K6", level: "substantial" as const };
      const judged = { ...ROUND, ...level, actor: other, actorName: "Budi" };
      expect(await setIrmLevel({ ...judged, reason: "" }, reported.deps)).toMatchObject({
        refusal: "reason_required",
      });
      const hourLater = reported.later(new Date(ISSUE_AT.getTime() + 3_600_000));
      expect(await setIrmLevel({ ...judged, reason: "API belum ada." }, hourLater)).toEqual({ ok: true });
      const alone = { ...who, actor: other, reason: "Tingkat dinilai ulang." };
      expect(await issueReport(alone, hourLater)).toEqual({ ok: false, refusal: "own_level" });
      const second = await issueReport({ ...who, reason: "Tingkat dinilai ulang." }, hourLater);
      expect(second).toMatchObject({ ok: true, version: 2 });

      const { row, bytes } = await fileOf(db, 2);
      const { facts, ...found } = await verifyReport(bytes, nodePorts, {
        ...{ keyIds: null, published: [row.sha256, first.ok ? first.sha256 : ""] },
      });
      expect(found).toMatchObject({ ok: true, chain: "linked" });
      expect(facts?.replaces).toMatchObject({ version: 1, reason: "Tingkat dinilai ulang." });
      expect(facts?.corrections).toEqual([
        { subject: "commitment", code: "K6", field: "level", before: "complete", after: "substantial" },
      ]);
      const old = await fileOf(db, 1);
      expect((await verifyReport(old.bytes, nodePorts, UNKNOWN)).ok).toBe(true);
      expect(row.prevSha256).toBe(old.row.sha256);
    });
  },
);

testDbs("who may not, what is missing and what changed since it was read are refused", async ({ db }) => {
  await withReported(db, async (reported) => {
    const { deps, reviewer, secretary, owner } = reported;
    const issue = (actor: typeof reviewer, changes: object = {}) =>
      issueReport({ ...ROUND, actor, actorName: "x", seen: null, reason: "", ...changes }, deps);
    expect(await issue(reviewer)).toEqual({ ok: false, refusal: "blocked" });
    const level = { ...ROUND, commitment: "K6", level: "complete", reason: "" } as const;
    for (const actor of [owner, secretary]) {
      expect(await setIrmLevel({ ...level, actor, actorName: "x" }, deps)).toMatchObject({
        refusal: "not_allowed",
      });
    }
    const insider = await insertPerson(db, { id: "dua", organisation: "kpu", role: "reviewer" });
    expect(await setIrmLevel({ ...level, actor: insider, actorName: "x" }, deps)).toMatchObject({
      ok: false,
    });
    expect(await setIrmLevel({ ...level, actor: reviewer, actorName: "Rina" }, deps)).toEqual({ ok: true });
    for (const actor of [owner, secretary, insider]) {
      expect(await issue(actor)).toEqual({ ok: false, refusal: "not_allowed" });
    }
    expect(await issue(reviewer, { checkpoint: "B99" })).toEqual({ ok: false, refusal: "not_found" });
    expect(await issue(reviewer, { asOf: "2023-06-01" })).toEqual({ ok: false, refusal: "blocked" });
    expect(await issue(reviewer, { asOf: "2023-08-01" })).toEqual({ ok: false, refusal: "blocked" });
    expect(await issue(reviewer, { seen: "0".repeat(64) })).toEqual({
      ...{ ok: false, refusal: "changed_since_preview" },
    });
    expect(await db.periodReport.count()).toBe(0);
    expect(await issue(reviewer)).toMatchObject({ ok: true });
    expect(ISSUE_AT.toISOString()).toContain("2023-07-20");
  });
});
