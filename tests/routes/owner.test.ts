import { expect } from "vitest";
import * as judgeLink from "#app/routes/judge-link.ts";
import * as report from "#app/routes/report.tsx";
import * as draft from "#app/routes/report-draft.ts";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, post, statusOf } from "./request.ts";

type Opened = Awaited<ReturnType<typeof contextFor>>;

function args<Params>(request: Request, params: Params, { context }: Opened) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

async function saidBy(run: Promise<unknown>): Promise<{ status: number; said: unknown }> {
  const answer = await run;
  if (!(answer instanceof Response)) throw new Error("no answer of its own");
  return { status: answer.status, said: await answer.json() };
}

const PARAMS = { plan: "rencana", milestone: "A1-B06" };
const FORM = "/tugas/rencana/A1-B06";

testDbs(
  "a draft is kept, refused for another, and asks who signed out to sign in again",
  async ({ db }) => {
    await insertCast(db);
    const deps = testDeps(db);
    const opened = await contextFor(deps, "sari");
    const { csrf } = opened;
    const send = (fields: Record<string, string>, as = opened) =>
      saidBy(draft.action(args(post(`${FORM}/draf`, fields), PARAMS, as)));

    expect(await send({ csrf, version: "0", narrative: "a" })).toMatchObject({
      status: 200,
      said: { kept: true, version: 1 },
    });
    expect(await send({ csrf, version: "0", narrative: "b" })).toMatchObject({
      ...{
        status: 409,
        said: { kept: false, reason: "changed", other: { version: 1, theirs: { narrative: "a" } } },
      },
    });
    const unheard = JSON.stringify({
      percent: "",
      narrative: "a",
      obstacleNote: "",
      nextStep: "",
      nextStepOn: "",
      supportAsked: "",
      supportTo: "",
      pasted: "",
    });
    expect(await send({ csrf, version: "0", narrative: "b", unheard })).toMatchObject({
      status: 200,
      said: { version: 2 },
    });
    expect(await send({ csrf, version: "2", narrative: "c", unheard: "{" })).toMatchObject({ status: 200 });
    expect(await send({}, await contextFor(deps, null))).toEqual({
      status: 401,
      said: { kept: false, reason: "signed_out" },
    });
    const secretary = await contextFor(deps, "wayan");
    expect(await send({ csrf: secretary.csrf, version: "0" }, secretary)).toMatchObject({ status: 403 });
    expect(
      await statusOf(() => draft.action(args(post(`${FORM}/draf`, { version: "3" }), PARAMS, opened))),
    ).toMatchObject({ status: 403 });
    expect(await db.reportDraft.count()).toBe(1);
  },
  60_000,
);

testDbs(
  "links are judged while typed: each line by itself, for the milestone's owners alone",
  async ({ db }) => {
    await insertCast(db);
    const deps = testDeps(db);
    const opened = await contextFor(deps, "sari");
    const links =
      "https://opendata.kpu.go.id/a.csv\n\nopendata.kpu.go.id/a.csv\nhttps://opendata.kpu.go.id/a.csv#x";
    const fields = {
      csrf: opened.csrf,
      "slots[0].code": "B06.1",
      "slots[0].links": links,
      pasted: "https://kpu.go.id/b.csv",
    };
    const judged = await saidBy(judgeLink.action(args(post(`${FORM}/tautan`, fields), PARAMS, opened)));

    expect(judged).toMatchObject({
      status: 200,
      said: {
        slots: {
          "B06.1": [
            { line: 1, word: "new" },
            { line: 3, word: "refused", refusal: "scheme_missing" },
            { line: 4 },
          ],
        },
        pasted: [{ slot: "B06.1", word: "new" }],
      },
    });
    const other = await contextFor(deps, "wayan");
    const refused = { ...fields, csrf: other.csrf };
    expect(
      await saidBy(judgeLink.action(args(post(`${FORM}/tautan`, refused), PARAMS, other))),
    ).toMatchObject({ status: 403 });
    const look = { ...fields, look: "https://127.0.0.1/x" };
    expect(await saidBy(judgeLink.action(args(post(`${FORM}/tautan`, look), PARAMS, opened)))).toMatchObject({
      said: { ok: false, refusal: "host_not_public" },
    });
  },
  60_000,
);

testDbs(
  "pasted links are put into slots before anything is filed, and the page says so",
  async ({ db }) => {
    await insertCast(db);
    const opened = await contextFor(testDeps(db), "sari");
    const fields = {
      ...{ csrf: opened.csrf, intent: "submit", percent: "100", narrative: "NIHIL" },
      ...{
        "slots[0].code": "B06.1",
        "slots[0].links": "",
        pasted: "https://kpu.go.id/a.csv\nhttps://kpu.go.id/b.csv",
      },
    };
    const answer = await report.action(args(post(FORM, fields), PARAMS, opened));
    expect(answer).toMatchObject({
      init: { status: 400 },
      data: {
        changed: "placed",
        problems: [{ field: "pasted", code: "links_placed" }],
        form: {
          pasted: "",
          slots: [{ code: "B06.1", links: "https://kpu.go.id/a.csv\nhttps://kpu.go.id/b.csv" }],
        },
      },
    });
    expect(await db.report.count()).toBe(0);
  },
  60_000,
);

testDbs(
  "a file's name without the file is named as not uploaded; support needs somebody to ask",
  async ({ db }) => {
    await insertCast(db);
    const opened = await contextFor(testDeps(db), "sari");
    const base = {
      csrf: opened.csrf,
      intent: "submit",
      percent: "100",
      narrative: "NIHIL",
      "slots[0].code": "B06.1",
    };
    const send = (fields: Record<string, string>) =>
      report.action(args(post(FORM, { ...base, ...fields }), PARAMS, opened));

    expect(await send({ "slots[0].file": "data.csv" })).toMatchObject({
      ...{ init: { status: 400 }, data: { problems: [{ field: "slot-B06.1", code: "file_not_uploaded" }] } },
    });
    const asked = {
      supportAsked: "Surat kepada partai.",
      supportTo: "bappenas",
      nextStep: "Menyurati",
      nextStepOn: "2023-06-01",
    };
    expect(await statusOf(() => send(asked))).toMatchObject({ status: 302 });
    expect(await db.supportRequest.findMany({ select: { text: true, neededBy: true } })).toEqual([
      { text: "Surat kepada partai.", neededBy: "2023-06-01" },
    ]);
  },
  60_000,
);

testDbs(
  "of two drafts a person takes theirs, mine or both; what was put aside is shown once more",
  async ({ db }) => {
    await insertCast(db);
    const opened = await contextFor(testDeps(db), "sari");
    const base = { csrf: opened.csrf, narrative: "laptop", version: "0" };
    const save = (fields: Record<string, string>) =>
      report.action(args(post(FORM, { ...base, ...fields }), PARAMS, opened));
    await save({ intent: "draft", narrative: "telepon" });

    expect(await save({ intent: "draft" })).toMatchObject({
      init: { status: 409 },
      data: { other: { version: 1 } },
    });
    expect(await save({ intent: "theirs", otherVersion: "1" })).toMatchObject({
      data: { form: { narrative: "telepon" }, aside: { narrative: "laptop" }, changed: "theirs_taken" },
    });
    expect(await save({ intent: "join", otherVersion: "1" })).toMatchObject({
      data: { form: { narrative: "laptop\n\ntelepon" }, draft: { version: 2 }, changed: "joined" },
    });
    expect(await save({ intent: "mine", otherVersion: "1" })).toMatchObject({ init: { status: 409 } });
    expect(await save({ intent: "mine", otherVersion: "2" })).toMatchObject({
      data: { draft: { version: 3 }, aside: { narrative: "laptop\n\ntelepon" } },
    });
  },
  60_000,
);
