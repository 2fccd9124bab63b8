import { expect } from "vitest";
import { verifyReport } from "#app/domain/period-report/verify.ts";
import { nodePorts } from "#app/exchange/signing-key.server.ts";
import * as pages from "#app/routes/period-report.tsx";
import * as lists from "#app/routes/period-reports.tsx";
import * as preparing from "#app/routes/prepare-report.tsx";
import * as files from "#app/routes/report-file.ts";
import * as keys from "#app/routes/report-key.ts";
import * as publisher from "#app/routes/report-publisher.ts";
import * as self from "#app/routes/self-assessment.tsx";
import * as verifying from "#app/routes/verify-report.tsx";
import { testDbs } from "#tests/db.ts";
import { aFind, look } from "#tests/services/evidence/law-factories.ts";
import { issued, type Reported, withReported } from "#tests/services/period-report/report-factories.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

type Context = Awaited<ReturnType<typeof contextFor>>["context"];

function args<Params>(request: Request, params: Params, context: Context) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

const PREPARE = "/laporan/siapkan/rencana/B06";
const ROUND = { plan: "rencana", checkpoint: "B06" };
const DAY = "2023-07-15";

async function fileText({ deps }: Reported, file: string): Promise<string> {
  const { context } = await contextFor(deps, null);
  const path = `/rencana/laporan/B06/v1/${file}`;
  const answer = await files.loader(
    args(new Request(`${ORIGIN}${path}`), { ...ROUND, version: "v1", file }, context),
  );
  expect(answer.status).toBe(200);
  return answer.text();
}

testDbs(
  "the secretariat prepares, the reviewer sets and issues, the owner and the public do not",
  async ({ db }) => {
    await withReported(db, async ({ deps }) => {
      const open = async (userId: string | null, day = DAY, params = ROUND) => {
        const { context } = await contextFor(deps, userId);
        const request = new Request(`${ORIGIN}${PREPARE}?tanggal=${day}`);
        return statusOf(() => preparing.loader(args(request, params, context)));
      };
      expect(await open(null)).toMatchObject({ status: 302 });
      expect(await open("sari")).toMatchObject({ status: 403 });
      expect(await open("wayan")).toMatchObject({ status: 200 });
      expect(await open("rina")).toMatchObject({ status: 200 });
      expect(await open("rina", "2023-02-30")).toMatchObject({ status: 400 });
      expect(await open("rina", "2099-01-01")).toMatchObject({ status: 400 });
      expect(await open("rina", DAY, { ...ROUND, checkpoint: "B99" })).toMatchObject({ status: 404 });

      const send = async (userId: string | null, fields: Record<string, string>) => {
        const { context, csrf } = await contextFor(deps, userId);
        return statusOf(() => preparing.action(args(post(PREPARE, { csrf, ...fields }), ROUND, context)));
      };
      const level = { intent: "level", asOf: DAY, commitment: "K6", level: "complete", reason: "" };
      expect(await send("rina", { ...level, csrf: "another" })).toMatchObject({ status: 403 });
      expect(await send("sari", level)).toMatchObject({ status: 403 });
      expect(await send("wayan", level)).toMatchObject({ status: 403 });
      expect(await send("rina", { ...level, level: "limited" })).toMatchObject({ status: 400 });
      expect(await send("rina", { ...level, level: "lainnya" })).toMatchObject({ status: 400 });
      expect(await db.irmAssessment.count()).toBe(0);
      expect(await send("rina", level)).toEqual({
        ...{ status: 302, location: `${PREPARE}?tanggal=${DAY}&tersimpan=1#tingkat` },
      });

      const { context } = await contextFor(deps, "rina");
      const request = new Request(`${ORIGIN}${PREPARE}?tanggal=${DAY}`);
      const { page } = await preparing.loader(args(request, ROUND, context));
      expect(page.preview?.milestones.map(({ code }) => code)).toEqual(["A1-B06"]);
      const issue = { intent: "issue", asOf: DAY, seen: page.seen ?? "", read: "yes", reason: "" };
      const { read: _read, ...unread } = issue;
      expect(await send("rina", unread)).toMatchObject({ status: 400 });
      expect(await send("wayan", issue)).toMatchObject({ status: 403 });
      expect(await send("rina", { ...issue, seen: "another" })).toMatchObject({ status: 409 });
      expect(await db.periodReport.count()).toBe(0);
      expect(await send("rina", issue)).toEqual({ status: 302, location: "/rencana/laporan/B06/v1" });
      expect(await send("rina", issue)).toMatchObject({ status: 400 });
      expect(await db.periodReport.count()).toBe(1);
    });
  },
);

testDbs(
  "everyone reads reports, takes their files and checks them; addresses hidden since are left out",
  async ({ db }) => {
    await withReported(db, async (reported) => {
      await issued(reported);
      const { deps, item } = reported;
      const { context } = await contextFor(deps, null);
      const get = (path: string) => new Request(`${ORIGIN}${path}`);
      const page = (params: { plan: string; checkpoint: string; version?: string }) =>
        statusOf(() =>
          pages.loader(
            args(get("/rencana/laporan/B06"), { ...params, version: params.version ?? "" }, context),
          ),
        );
      expect(await page({ ...ROUND, version: "v1" })).toMatchObject({ status: 200 });
      for (const version of ["v2", "1", "v0", "v1x"]) {
        expect(await page({ ...ROUND, version }), version).toMatchObject({ status: 404 });
      }
      const missing = pages.loader(
        args(get("/rencana/laporan/B12"), { plan: "rencana", checkpoint: "B12" }, context),
      );
      await expect(missing).rejects.toMatchObject({
        data: { code: "period_report_not_found", plan: "rencana", reports: "B06/v1" },
      });
      const { reports, toPrepare } = await lists.loader(
        args(get("/rencana/laporan"), { plan: "rencana" }, context),
      );
      expect(reports).toHaveLength(1);
      expect(toPrepare).toEqual([]);

      const sealed = await db.periodReport.findFirstOrThrow();
      const json = await fileText(reported, "laporan.json");
      expect(json).toBe(sealed.snapshotJson);
      const manifest = await fileText(reported, "manifest.csv");
      expect(manifest.split("\r\n")[1]).toContain("https://opendata.kpu.go.id/data.csv");
      expect(JSON.parse(await fileText(reported, "manifest.json"))).toMatchObject({
        report_sha256: sealed.sha256,
        evidence: [{ slot: "B06.1", review: "accepted" }],
      });
      const versioned = { ...ROUND, version: "v1" };
      const { document } = await self.loader(
        args(get("/rencana/laporan/B06/v1/penilaian-mandiri"), versioned, context),
      );
      expect(JSON.stringify(document.blocks)).toContain("https://opendata.kpu.go.id/data.csv");

      const pem = await (
        await keys.loader(args(get("/rencana/laporan/kunci.pem"), { plan: "rencana" }, context))
      ).text();
      expect(pem).toContain("BEGIN PUBLIC KEY");
      expect(pem).not.toContain("PRIVATE");
      const known = await (
        await publisher.loader(args(get("/.well-known/capaian-laporan.json"), {}, context))
      ).json();
      expect(known).toMatchObject({ reports: [sealed.sha256], keys: [{ id: sealed.keyId }] });

      const { targetId: target } = await db.evidenceItem.findUniqueOrThrow({ where: { id: item } });
      await look({ item, target }, [aFind("NIK")], deps);
      const hidden = await fileText(reported, "laporan.json");
      expect(hidden).not.toContain("opendata.kpu.go.id");
      const checked = await verifyReport(new TextEncoder().encode(hidden), nodePorts, {
        keyIds: null,
        published: null,
      });
      expect(checked).toMatchObject({ ok: true, withheld: 1, signature: "good" });
      expect(await fileText(reported, "manifest.csv")).not.toContain("opendata.kpu.go.id");
    });
  },
);

testDbs(
  "without a script the file is checked on the server, within limits, and nothing is kept",
  async ({ db }) => {
    await withReported(db, async (reported) => {
      await issued(reported);
      const json = await fileText(reported, "laporan.json");
      const { context } = await contextFor(reported.deps, null);
      const check = async (content: string | null) => {
        const body = new FormData();
        if (content !== null) body.set("berkas", new File([content], "laporan.json"));
        const request = new Request(`${ORIGIN}/verifikasi`, { method: "POST", body });
        const answer = await verifying.action(args(request, {}, context));
        return { status: answer.init?.status ?? 200, ...answer.data };
      };
      expect(await check(json)).toMatchObject({
        ...{ status: 200, problem: null },
        verified: { ok: true, key: "published", chain: "first", signature: "good" },
      });
      const changed = await check(json.replace("NIHIL", "Semua"));
      expect(changed.verified).toMatchObject({
        ...{ ok: false, findings: [{ code: "changed", place: "content.milestones[A1-B06].claim" }] },
      });
      expect(await check(null)).toMatchObject({ status: 400, problem: "no_file" });
      expect(await check("x".repeat(9 * 1024 * 1024))).toMatchObject({ status: 400, problem: "too_large" });
      expect(await check("{}")).toMatchObject({
        verified: { ok: false, findings: [{ code: "not_a_report" }] },
      });
    });
  },
);
