import { expect } from "vitest";
import * as report from "#app/routes/report.tsx";
import * as reviewCase from "#app/routes/review-case.tsx";
import * as signInRoute from "#app/routes/sign-in.tsx";
import * as tasks from "#app/routes/tasks.tsx";
import { submitReport } from "#app/services/submit-report.server.ts";
import {
  aSubmission,
  insertCast,
  insertOrganisation,
  insertPerson,
  PASSWORD,
  testDeps,
} from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

const PARAMS = { plan: "rencana", milestone: "A1-B06" };
const FIELDS = { intent: "submit", percent: "100", narrative: "NIHIL", "slots[0].code": "B06.1" };

function args<Params>(
  request: Request,
  params: Params,
  context: Awaited<ReturnType<typeof contextFor>>["context"],
) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

testDbs("the workspace leads to the sign-in page and back, in the reader's language", async ({ db }) => {
  const { context } = await contextFor(testDeps(db), null);
  const request = new Request(`${ORIGIN}/en/tugas.data?_routes=x`);

  expect(await statusOf(() => tasks.loader(args(request, {}, context)))).toEqual({
    status: 302,
    location: "/en/masuk?lanjut=%2Fen%2Ftugas",
  });
});

testDbs("signing in leads on to a page of this site and to no other", async ({ db }) => {
  await insertOrganisation(db, "kpu");
  await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner", password: PASSWORD });
  const { context } = await contextFor(testDeps(db), null);
  const fields = { email: "sari@example.test", password: PASSWORD };
  const leadTo = (next: string, headers = {}) =>
    statusOf(() =>
      signInRoute.action(
        args(post(`/masuk?lanjut=${encodeURIComponent(next)}`, fields, headers), {}, context),
      ),
    );

  expect(await leadTo("/tugas?x=1")).toEqual({ status: 302, location: "/tugas?x=1" });
  for (const elsewhere of [
    "//evil.example",
    "/\\evil.example",
    "https://evil.example/",
    "/..//evil.example",
  ]) {
    expect(await leadTo(elsewhere), elsewhere).toEqual({ status: 302, location: "/tugas" });
  }
  expect(await leadTo("/tugas", { origin: "https://evil.example" })).toMatchObject({ status: 403 });
  expect(await leadTo("/tugas", { origin: "null" })).toMatchObject({ status: 403 });
});

testDbs("a report form without this session's token is refused and writes nothing", async ({ db }) => {
  await insertCast(db);
  const { context, csrf } = await contextFor(testDeps(db), "sari");
  const send = (fields: Record<string, string>, headers = {}) =>
    statusOf(() => report.action(args(post("/tugas/rencana/A1-B06", fields, headers), PARAMS, context)));

  expect(await send(FIELDS)).toMatchObject({ status: 403 });
  expect(await send({ ...FIELDS, csrf: "another" })).toMatchObject({ status: 403 });
  expect(await send({ ...FIELDS, csrf }, { "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
  expect(await db.report.count()).toBe(0);
  expect(await send({ ...FIELDS, csrf })).toEqual({
    status: 302,
    location: "/tugas/rencana/A1-B06?terkirim=1",
  });
  expect(await send({ ...FIELDS, csrf, narrative: "", percent: "x" })).toMatchObject({ status: 400 });
  expect(await send({ ...FIELDS, csrf })).toMatchObject({ status: 409 });
});

testDbs(
  "a check is refused to an owner, and a second check is told that it came too late",
  async ({ db }) => {
    const { owner } = await insertCast(db);
    const deps = testDeps(db);
    const submission = aSubmission({ slots: [] });
    const filed = await submitReport({ ...PARAMS, actor: owner, actorName: "S", submission }, deps);
    const id = filed.ok ? filed.reportId : "";
    const send = async (userId: string) => {
      const { context, csrf } = await contextFor(deps, userId);
      const request = post(`/periksa/${id}`, { csrf, decision: "accepted" });
      return statusOf(() => reviewCase.action(args(request, { report: id }, context)));
    };

    expect(await send("sari")).toMatchObject({ status: 403 });
    expect(await send("wayan")).toEqual({ status: 302, location: "/periksa?tersimpan=1" });
    expect(await send("wayan")).toMatchObject({ status: 409 });
  },
);

testDbs(
  "a report that could not be read names everything to mend at once, and keeps what was chosen",
  async ({ db }) => {
    await insertCast(db);
    const { context, csrf } = await contextFor(testDeps(db, new Date("2023-07-01T03:00:00Z")), "sari");
    const fields = {
      ...{ csrf, intent: "submit", percent: "other", percentOther: " ", narrative: "" },
      ...{ "slots[0].code": "B06.1", "slots[0].links": "ftp://a.example.org/x" },
    };
    const answer = await report.action(args(post("/tugas/rencana/A1-B06", fields), PARAMS, context));

    expect(answer).toMatchObject({
      init: { status: 400 },
      data: {
        form: { percent: "other" },
        problems: [
          { field: "percent", code: "percent_untyped" },
          { field: "narrative", code: "narrative_missing" },
          { field: "obstacles", code: "obstacle_unless_complete" },
          { field: "slot-B06.1", code: "scheme_not_allowed", line: 1 },
        ],
      },
    });
    expect(await db.report.count()).toBe(0);
  },
);
