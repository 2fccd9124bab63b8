import { expect } from "vitest";
import * as audit from "#app/routes/audit.tsx";
import * as publicAudit from "#app/routes/public-audit.tsx";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

type Db = Parameters<typeof testDeps>[0];

async function args<Params>(db: Db, path: string, params: Params, userId: string | null = null) {
  const { context } = await contextFor(testDeps(db), userId);
  const request = new Request(`${ORIGIN}${path}`);
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

async function aReportOnRecord(db: Db): Promise<void> {
  await insertCast(db);
  const actor = { userId: "sari", offices: [office("owner", "kpu")] };
  const input = { actor, actorName: "Sari Dewi", plan: "rencana", milestone: "A1-B06" };
  expect(await submitReport({ ...input, submission: aSubmission() }, testDeps(db))).toMatchObject({
    ok: true,
  });
}

function office(role: "owner", organisation: string) {
  return { role, organisation, plan: null, fromOn: day("2020-01-01"), toOn: null };
}

testDbs("everybody reads who acted as an organisation, never as a person", async ({ db }) => {
  await aReportOnRecord(db);
  const page = await publicAudit.loader(await args(db, "/rencana/jejak", { plan: "rencana" }));

  expect(page.props.entries.map(({ action }) => action)).toEqual(["report.submitted"]);
  expect(page.props.entries[0]).toMatchObject({
    actor: "KPU",
    subject: { place: { kind: "milestone", code: "A1-B06" }, plan: "rencana" },
  });
  expect(JSON.stringify(page.props)).not.toMatch(/Sari|example\.test/);
});

testDbs(
  "the day read and the days asked for bound the log; what is not public is not asked out of it",
  async ({ db }) => {
    await aReportOnRecord(db);
    const entriesOf = async (query: string) => {
      const page = await publicAudit.loader(await args(db, `/rencana/jejak${query}`, { plan: "rencana" }));
      return page.props.entries.length;
    };
    const day = testDeps(db).now().toISOString().slice(0, 10);
    expect(await entriesOf("")).toBe(1);
    expect(await entriesOf(`?dari=${day}&sampai=${day}`)).toBe(1);
    expect(await entriesOf("?sampai=2020-01-01")).toBe(0);
    expect(await entriesOf("?dari=2099-01-01")).toBe(0);
    expect(await entriesOf("?apa=report.submitted")).toBe(1);
    expect(await entriesOf("?apa=facts.sealed")).toBe(0);
    expect(await entriesOf("?apa=session.started")).toBe(0);
    expect(await entriesOf("?sebelum=1")).toBe(0);
    expect(await entriesOf("?sebelum=abc&dari=x")).toBe(1);
  },
);

testDbs("the whole log opens for the secretariat of the plan and for administrators", async ({ db }) => {
  await aReportOnRecord(db);
  await insertPerson(db, { id: "admin", organisation: "seknas", role: "administrator" });
  const open = async (userId: string | null) => {
    const given = await args(db, "/jejak", {}, userId);
    return statusOf(() => audit.loader(given));
  };
  expect(await open(null)).toEqual({ status: 302, location: "/masuk?lanjut=%2Fjejak" });
  expect(await open("sari")).toMatchObject({ status: 403 });
  expect(await open("wayan")).toMatchObject({ status: 200 });
  expect(await open("admin")).toMatchObject({ status: 200 });

  const seen = async (userId: string, query = "") => {
    const page = await audit.loader(await args(db, `/jejak${query}`, {}, userId));
    return page.entries.map(({ action, actor }) => ({ action, actor }));
  };
  const submitted = { action: "report.submitted", actor: "Sari Dewi" };
  expect(await seen("wayan")).toEqual([submitted]);
  expect(await seen("admin")).toContainEqual(submitted);
  expect((await seen("admin")).some(({ action }) => action === "facts.sealed")).toBe(false);
  expect((await seen("admin", "?apa=facts.sealed")).length).toBeGreaterThan(0);
  expect(await seen("admin", "?siapa=Sari+Dewi")).toEqual([submitted]);
  expect(await seen("admin", "?siapa=Orang+lain")).toEqual([]);
  expect(await seen("admin", "?rencana=lain")).toEqual([]);
});
