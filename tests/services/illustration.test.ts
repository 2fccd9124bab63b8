import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { verifyAudit } from "#app/data/audit.server.ts";
import { readDataVersion } from "#app/data/data-version.server.ts";
import { standingsAsOf } from "#app/domain/standings.ts";
import { readIllustration } from "#app/exchange/illustration.ts";
import { refusedSampleFacts } from "#app/services/illustration/check-sample-facts.server.ts";
import { loadIllustration, SAMPLE_CATALOGUE } from "#app/services/illustration/load-illustration.server.ts";
import { readIllustrationFiles } from "#app/services/illustration/read-illustration-files.server.ts";
import { sampleReports } from "#app/services/illustration/sample-facts.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { signIn } from "#app/services/sign-in.server.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { countAll, load, NOW, type Place, PORTAL, testPlan } from "./illustration-place.ts";

async function statusesOn({ deps }: Place, iso: string): Promise<Record<string, Array<string>>> {
  const plan = await openPlan("ran-ogi-vii", deps);
  if (plan === null) throw new Error("no plan");
  const codes: Record<string, Array<string>> = {};
  for (const { code, status } of standingsAsOf(plan, day(iso)))
    codes[status] = [...(codes[status] ?? []), code];
  return codes;
}

async function standingOn({ deps }: Place, code: string, iso: string) {
  const plan = await openPlan("ran-ogi-vii", deps);
  const standings = plan === null ? [] : standingsAsOf(plan, day(iso));
  const standing = standings.find((candidate) => candidate.code === code);
  if (standing === undefined) throw new Error(`no ${code}`);
  return standing;
}

testPlan("the story reads right on the days it is told for", async (place) => {
  await load(place);

  expect(await statusesOn(place, "2023-06-30")).toMatchObject({
    verified: ["A1-B06", "A3-B06", "A4-B06"],
    reported: ["A0-B06", "A2-B06"],
    unproven: ["A5-B06"],
    in_progress: ["A3-B12", "A5-B12"],
  });
  expect(await statusesOn(place, "2023-12-31")).toMatchObject({
    verified: ["A0-B06", "A1-B06", "A3-B06", "A3-B12", "A4-B06", "A5-B12"],
    unproven: ["A0-B12", "A2-B06", "A5-B06"],
    late: ["A4-B12"],
  });
  const march = await statusesOn(place, "2024-03-22");
  expect(march).toMatchObject({
    reported: ["A4-B12"],
    late: ["A1-B12", "A2-B12", "A4-B18", "A5-B18"],
    waiting: ["A3-B18"],
    cancelled: ["A0-B18"],
    in_progress: ["A1-B18", "A2-B18"],
  });
  const today = await statusesOn(place, "2026-11-03");
  expect(today.verified).toHaveLength(10);
  expect(today.reported).toEqual(["A4-B12", "A4-B24", "A5-B24"]);
});

testPlan(
  "A1-B06 is late on the day after its deadline, because its picture of a map was returned",
  async (place) => {
    await load(place);

    const statuses = await Promise.all(
      ["2023-02-08", "2023-02-09", "2023-02-10", "2023-07-01"].map((iso) => standingOn(place, "A1-B06", iso)),
    );

    expect(statuses.map(({ status }) => status)).toEqual(["not_started", "not_started", "late", "verified"]);
    expect(statuses.map(({ counted }) => counted)).toEqual([false, true, true, true]);
  },
);

testPlan(
  "A2-B06 is proven to 59 percent: one slot whole, one with 7 of 9 elements, one returned",
  async (place) => {
    await load(place);

    const standing = await standingOn(place, "A2-B06", "2024-03-22");

    expect(standing.reportedPercent).toBe(100);
    expect(standing.provenPercent).toBeCloseTo(((1 + 7 / 9) / 3) * 100, 10);
  },
);

testPlan(
  "A2-B12 is left open for a newcomer: KPU owns it and its last report was returned",
  async (place) => {
    await load(place);

    const standing = await standingOn(place, "A2-B12", "2026-11-03");

    expect(standing).toMatchObject({ status: "late", reportedPercent: 30, provenPercent: 0 });
    expect(standing.milestone.owners.find(({ role }) => role === "lead")?.organisation).toBe("kpu");
  },
);

testPlan("loading again changes nothing, and another portal address loads everything anew", async (place) => {
  expect(await load(place)).toMatchObject({ loaded: true, accounts: { length: 5 } });
  const [counts, version] = [await countAll(place.db), await readDataVersion(place.db)];

  expect(await load(place)).toMatchObject({ loaded: false });
  expect([await countAll(place.db), await readDataVersion(place.db)]).toEqual([counts, version]);

  expect(await load(place, "http://127.0.0.1:4001")).toMatchObject({ loaded: true });
  expect(await countAll(place.db)).toEqual(counts);
  const urls = (await place.db.evidenceItem.findMany({ select: { url: true } })).map(({ url }) => url);
  expect(urls.filter((url) => !url.startsWith("http://127.0.0.1:4001/"))).toEqual([]);
  const catalogue = await place.db.catalogue.findUnique({ where: { slug: SAMPLE_CATALOGUE } });
  expect(catalogue).toMatchObject({ kind: "ckan", harvestUrl: "http://127.0.0.1:4001", illustration: true });
  expect(await verifyAudit(place.db)).toBeNull();
});

testPlan("everything loaded is marked as made up", async (place) => {
  const before = await countAll(place.db);
  await load(place);

  const real = { where: { illustration: false } };
  const { db } = place;
  expect([
    await db.report.count(real),
    await db.reviewStep.count(real),
    await db.evidenceItem.count(real),
    await db.target.count(real),
    await db.user.count(real),
    await db.milestoneClosure.count(real),
    await db.catalogue.count(real),
  ]).toEqual([0, 0, 0, 0, 0, 0, before.catalogues]);
  const recorded = await db.report.findMany({ select: { recordedAt: true }, distinct: ["recordedAt"] });
  expect(recorded).toEqual([{ recordedAt: NOW }]);
});

testPlan("the accounts open with the passwords that are printed, which stay the same", async (place) => {
  const { accounts } = await load(place);
  const path = join(place.dataDir, "demo-accounts.json");

  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(
    Object.fromEntries(accounts.map(({ email, password }) => [email, password])),
  );
  for (const { email, password } of accounts) {
    expect(await signIn({ email, password, address: null }, place.deps)).toMatchObject({ ok: true });
  }
  expect((await load(place)).accounts).toEqual(accounts);

  writeFileSync(path, "{");
  const again = await load(place);
  const first = again.accounts[0];
  if (first === undefined) throw new Error("no account");
  expect(first.password).not.toBe(accounts[0]?.password);
  expect(await signIn({ ...first, address: null }, place.deps)).toMatchObject({ ok: true });
});

testPlan(
  "rules of the product hold for the illustration, and a row that breaks one is named",
  async (place) => {
    const { source } = await readIllustrationFiles();
    const plan = await openPlan("ran-ogi-vii", place.deps);
    if (plan === null) throw new Error("no plan");
    const given = { portalOrigin: PORTAL, recordedAt: NOW.toISOString() };
    const allow = [{ host: "127.0.0.1", port: 3001 }];
    const reports = sampleReports(source, given);

    expect(refusedSampleFacts(reports, plan, allow)).toEqual([]);

    const own = reports.map((report) =>
      report.milestone === "A0-B12" ? { ...report, organisation: "seknas-ogi" } : report,
    );
    expect(refusedSampleFacts(own, plan, allow).join("\n")).toMatch(
      /ilustrasi-a0-b12-1: check .*own_organisation/,
    );
  },
);

testDbs("without the plan there is nothing to lay the illustration over", async ({ db }) => {
  const dataDir = mkdtempSync(join(tmpdir(), "capaian-illustration-"));
  const deps = { db, now: () => NOW, newId: () => "id" };
  try {
    await expect(loadIllustration({ portalOrigin: PORTAL, dataDir }, deps)).rejects.toThrow(
      /needs the plan ran-ogi-vii/,
    );
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test("a cell that cannot be read is named with its file, row and column", () => {
  const read = readIllustration({
    "ilustrasi.yaml":
      "plan: p\ncatalogue: { slug: s, title: t, title_en: t, organisation: o }\n" +
      "report: { checkpoint: B06, as_of: 2023-07-31 }\n",
    "accounts.csv": "email,name,organisation,role\na@b.c,A,kpu,king\n",
    "reports.csv":
      "report,milestone,organisation,known_on,percent,narrative,obstacles,obstacle_note,next_step,next_step_on\n" +
      "r,A1-B06,kpu,2023-02-30,101,x,cuaca,,,\n",
    "evidence.csv":
      "report,slot,path,kind,role,note,decision,reason,elements\nr,B06.1,https://x,dataset,,,maybe,,\n",
    "steps.csv": "report,step,known_on,decision,reason\n",
    "talk.yaml": "comments: []\nrequests: []\nmeetings: []\nsupport: []\nrisks: []\n",
    "closures.csv": "milestone,kind,into,known_on,reason,reason_en\n",
  });

  const found = read.ok ? [] : read.problems.map(({ file, row, column }) => `${file}:${row} ${column}`);
  expect(found).toEqual([
    ...["accounts.csv:2 role", "reports.csv:2 known_on", "reports.csv:2 percent", "reports.csv:2 obstacles"],
    ...["evidence.csv:2 path", "evidence.csv:2 decision"],
  ]);
});
