import { expect } from "vitest";
import { z } from "zod";
import { clientAddressContext } from "#app/http/session.server.ts";
import * as route from "#app/routes/api-v1.ts";
import { MOST_API_CALLS } from "#app/services/limit-api.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aCheckRun } from "#tests/check-runs.ts";
import { aSubmission, insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN } from "./request.ts";

type Db = Parameters<typeof testDeps>[0];
type Asked = { method?: string; headers?: Record<string, string>; from?: string };

async function ask(
  db: Db,
  path: string,
  { method = "GET", headers = {}, from }: Asked = {},
): Promise<Response> {
  const { context } = await contextFor(testDeps(db), null);
  if (from !== undefined) context.set(clientAddressContext, from);
  const request = new Request(`${ORIGIN}/api/v1${path}`, { method, headers });
  const url = new URL(request.url);
  const params = { "*": url.pathname.slice("/api/v1/".length) };
  const args = { request, url, params, context, pattern: "" };
  return method === "GET" || method === "OPTIONS" ? route.loader(args) : route.action(args);
}

const List = z.object({ total: z.number(), next: z.string().nullable(), items: z.array(z.looseObject({})) });
const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
});

testDbs("pages of a longer list meet without a gap, and keep their day", async ({ db }) => {
  await insertCast(db);
  const organisations = ["a", "b", "c", "d", "e"].map((slug) => ({
    id: slug,
    slug,
    name: slug,
    short: slug,
    kind: "x",
  }));
  await db.organisation.createMany({ data: organisations });
  await db.evidenceSlot.createMany({
    data: [2, 3, 4, 5, 6].map((n) => ({
      ...{ id: `s${n}`, planId: "p", milestoneId: "m", code: `B06.${n}`, title: "x", criteria: "x" },
      ...{ acceptedKindsJson: "[]", required: true, weight: 1, legalStanding: "any", provenanceJson: "[]" },
    })),
  });
  const seen: Array<unknown> = [];
  let next: string | null = "/plans/rencana/slots?limit=4";
  while (next !== null) {
    const answer = await ask(db, next);
    const page: z.infer<typeof List> = List.parse(await answer.json());
    expect(page.total).toBe(6);
    expect(answer.headers.get("link")).toBe(page.next === null ? null : `<${page.next}>; rel="next"`);
    seen.push(...page.items.map(({ code }) => code));
    if (page.next !== null) expect(page.next).toContain("per=2023-05-10");
    next = page.next === null ? null : page.next.slice("/api/v1".length);
  }
  expect(seen.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `B06.${n}`));
});

testDbs("what has not changed is answered 304, and what has is not", async ({ db }) => {
  const { owner } = await insertCast(db);
  const first = await ask(db, "/plans/rencana/milestones");
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("access-control-allow-origin")).toBe("*");
  const again = await ask(db, "/plans/rencana/milestones", { headers: { "if-none-match": `W/${etag}` } });
  expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);

  const submitted = await submitReport(
    {
      actor: owner,
      actorName: "Sari",
      milestone: "A1-B06",
      plan: "rencana",
      submission: aSubmission(),
    },
    testDeps(db),
  );
  expect(submitted).toMatchObject({ ok: true });
  expect((await ask(db, "/plans/rencana/milestones", { headers: { "if-none-match": etag } })).status).toBe(
    200,
  );
});

testDbs("every refusal is a problem in the language asked for", async ({ db }) => {
  await insertCast(db);
  const cases = [
    ["/nothing", 404, "not_found"],
    ["/plans/lain", 404, "plan_not_found"],
    ["/plans/rencana/milestones/X", 404, "milestone_not_found"],
    ["/plans/rencana/evidence/x/observations", 404, "item_not_found"],
    ["/catalogues/x/datasets", 404, "catalogue_not_found"],
    ["/plans/rencana/milestones?limit=0", 400, "limit_invalid"],
    ["/plans/rencana/milestones?limit=99999999", 400, "limit_invalid"],
    ["/plans/rencana/milestones?cursor=bm8", 400, "cursor_invalid"],
    ["/plans/rencana?per=2023-02-30", 400, "as_of_invalid"],
    ["/plans/rencana?per=2090-01-01", 400, "as_of_future"],
    ["/plans/rencana?per=1990-01-01", 400, "as_of_before_plan"],
  ] as const;
  for (const [path, status, title] of cases) {
    const indonesian = await ask(db, path);
    expect(indonesian.headers.get("content-type"), path).toContain("application/problem+json");
    const problem = Problem.parse(await indonesian.json());
    expect(problem, path).toMatchObject({ status, title });
    const english = await ask(db, path, { headers: { "accept-language": "fr, en-GB;q=0.9, id;q=0.2" } });
    expect(english.headers.get("content-language"), path).toBe("en");
    const { detail } = Problem.parse(await english.json());
    expect(detail, path).not.toBe(problem.detail);
    expect(detail, path).not.toMatch(/\{\{|opendata\./);
  }
});

testDbs("the API only reads, and says so to browsers before they ask", async ({ db }) => {
  await insertCast(db);
  const written = await ask(db, "/plans", { method: "POST" });
  expect([written.status, written.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  const preflight = await ask(db, "/plans", { method: "OPTIONS" });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get("access-control-allow-methods")).toContain("GET");
});

testDbs("one address that asks too much is told when to come back; another is not", async ({ db }) => {
  await insertCast(db);
  expect((await ask(db, "/plans", { from: "203.0.113.7" })).status).toBe(200);
  await db.rateLimit.updateMany({ where: { key: { startsWith: "api:" } }, data: { points: MOST_API_CALLS } });
  const refused = await ask(db, "/plans", { from: "203.0.113.7" });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await ask(db, "/plans", { from: "203.0.113.8" })).status).toBe(200);
});

testDbs("nothing that is private leaves: no names, accounts, drafts, or hidden addresses", async ({ db }) => {
  const { owner } = await insertCast(db);
  await submitReport(
    {
      actor: owner,
      actorName: "Sari",
      milestone: "A1-B06",
      plan: "rencana",
      submission: aSubmission(),
    },
    testDeps(db),
  );
  const item = await db.evidenceItem.findFirstOrThrow({ select: { id: true, url: true, targetId: true } });
  const shown = await (await ask(db, "/plans/rencana/evidence")).text();
  expect(shown).toContain(item.url);

  const at = new Date("2023-05-10T02:00:00Z");
  await db.observation.create({
    data: {
      ...{ id: "o1", targetId: item.targetId, at, knownOn: "2023-05-10", workerId: "w", ruleVersion: "2" },
      ...{ status: 200, finalUrl: item.url, sha256: "f".repeat(64), bodyJson: "{}", answer: "OK" },
      ...{ prevHash: "0".repeat(64), selfHash: "1".repeat(64) },
    },
  });
  const guard = { check: "C10", outcome: "fail", code: "PII_FOUND" };
  await aCheckRun(db, { item: item.id, observation: "o1", at, ruleVersion: "2" }, [guard]);
  await db.dataVersion.updateMany({ data: { version: { increment: 1 } } });
  const everything = [];
  for (const path of ["evidence", "changes", "milestones", "slots", `evidence/${item.id}/observations`]) {
    everything.push(await (await ask(db, `/plans/rencana/${path}`)).text());
  }
  const text = everything.join("\n");
  expect(text).toContain('"hidden_since":"2023-05-10"');
  expect(text).toContain('"self_hash"');
  for (const secret of [item.url, "f".repeat(64), owner.userId, "sari@example.test", "wayan", "rina"]) {
    expect(text, secret).not.toContain(secret);
  }
});
