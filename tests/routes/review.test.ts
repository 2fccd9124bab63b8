import { expect } from "vitest";
import * as contested from "#app/routes/contested.tsx";
import * as dispute from "#app/routes/dispute.tsx";
import * as reasons from "#app/routes/reasons.tsx";
import * as reviewCase from "#app/routes/review-case.tsx";
import * as queue from "#app/routes/review-queue.tsx";
import { insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { GREEN, lookOn, returned, waitingCase } from "../services/review/cases.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

type Opened = Awaited<ReturnType<typeof contextFor>>;

function args<Params>(request: Request, params: Params, { context }: Opened) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

testDbs(
  "each queue opens for its own body, counts what waits, and takes a batch of what is green",
  async ({ db }) => {
    const filed = await waitingCase(db);
    await lookOn(db, "2023-05-10T04:00:00Z", filed, GREEN);
    const deps = testDeps(db);
    const [secretary, owner, reviewer] = [
      await contextFor(deps, "wayan"),
      await contextFor(deps, "sari"),
      await contextFor(deps, "rina"),
    ];
    const open = (path: string, as: Opened) => queue.loader(args(new Request(`${ORIGIN}${path}`), {}, as));
    expect(await statusOf(() => open("/periksa", owner))).toMatchObject({ status: 403 });
    expect(await statusOf(() => open("/tinjau", secretary))).toMatchObject({ status: 403 });
    expect(await open("/periksa?milik=lain", secretary)).toMatchObject({
      filter: "all",
      queue: { counts: { all: 1 } },
    });
    expect(await open("/tinjau", reviewer)).toMatchObject({ step: "acceptance", queue: { rows: [] } });

    const send = (fields: Record<string, string>, as = secretary) =>
      queue.action(args(post("/periksa", { csrf: as.csrf, ...fields }), {}, as));
    expect(await statusOf(() => send({ csrf: "lain", intent: "batch" }))).toMatchObject({ status: 403 });
    expect(await send({ intent: "batch" })).toMatchObject({
      init: { status: 400 },
      data: { kind: "batch_empty" },
    });
    expect(await statusOf(() => send({ intent: "assign", report: filed.report, assignee: "wayan" }))).toEqual(
      {
        ...{ status: 302, location: "/periksa?ditugaskan=1" },
      },
    );
    const late = await send({ intent: "assign", report: filed.report, assignee: "wayan", holder: "putu" });
    expect(late).not.toMatchObject({ init: { status: 409 } });
    expect(await statusOf(() => send({ intent: "batch", "reports[0]": filed.report }))).toEqual({
      ...{ status: 302, location: "/periksa?diputuskan=1" },
    });
    expect(await send({ intent: "batch", "reports[0]": filed.report })).toMatchObject({
      ...{ init: { status: 409 }, data: { refused: [{ why: "report_not_awaiting_this_step" }] } },
    });
  },
  60_000,
);

testDbs(
  "a refused review keeps every word; a return needs its reason",
  async ({ db }) => {
    const { report, item } = await waitingCase(db);
    const as = await contextFor(testDeps(db), "wayan");
    const fields = { csrf: as.csrf, seen: "", "items[0].id": item, "items[0].decision": "returned" };
    const send = (more: Record<string, string>) =>
      reviewCase.action(args(post(`/periksa/${report}`, { ...fields, ...more }), { report }, as));

    expect(await send({})).toMatchObject({ init: { status: 400 }, data: { refusal: "decision_missing" } });
    expect(await send({ decision: "accepted" })).toMatchObject({
      ...{
        init: { status: 400 },
        data: { refusal: "reason_required", item, typed: [{ decision: "returned" }] },
      },
    });
    expect(await send({ decision: "accepted", "items[0].reason": "Tidak terbuka." })).toMatchObject({
      data: { refusal: "nothing_accepted", typed: [{ reason: "Tidak terbuka." }] },
    });
    const back = { decision: "returned", reason: "Mohon tautan publik." };
    expect(await statusOf(() => send(back))).toEqual({ status: 302, location: "/periksa?tersimpan=1" });
    expect(await statusOf(() => send({ ...back, seen: "" }))).toMatchObject({ status: 409 });
  },
  60_000,
);

testDbs(
  "an objection is written by the owner's side and answered by the body, each on a page of their own",
  async ({ db }) => {
    const filed = await waitingCase(db);
    const step = await returned(db, filed);
    await insertPerson(db, { id: "putu", organisation: "seknas", role: "secretariat" });
    await insertPerson(db, { id: "tono", organisation: "bappenas", role: "owner" });
    const deps = testDeps(db);
    const [owner, body, stranger] = [
      await contextFor(deps, "sari"),
      await contextFor(deps, "putu"),
      await contextFor(deps, "tono"),
    ];
    const open = (as: Opened) =>
      statusOf(() => dispute.loader(args(new Request(`${ORIGIN}/tugas/keberatan/${step}`), { step }, as)));
    expect((await open(owner)).status).toBe(200);
    expect((await open(body)).status).toBe(200);
    expect((await open(stranger)).status).toBe(404);

    const send = (path: string, as: Opened, fields: Record<string, string>) =>
      dispute.action(args(post(`/${path}/keberatan/${step}`, { csrf: as.csrf, ...fields }), { step }, as));
    expect(await send("tugas", owner, { intent: "dispute", text: "NIK 3273011505810001" })).toMatchObject({
      ...{ init: { status: 400 }, data: { refusal: "personal_data", text: "NIK 3273011505810001" } },
    });
    expect(await send("tugas", stranger, { intent: "dispute", text: "x" })).toMatchObject({
      init: { status: 403 },
    });
    expect(
      await statusOf(() => send("tugas", owner, { intent: "dispute", text: "Tautan terbuka." })),
    ).toEqual({
      ...{ status: 302, location: `/tugas/keberatan/${step}?tersimpan=1` },
    });
    expect(await send("periksa", body, { intent: "answer", text: "Benar." })).toMatchObject({
      ...{ init: { status: 400 }, data: { refusal: "decision_missing", text: "Benar." } },
    });
    const answer = { intent: "answer", text: "Benar.", decision: "withdrawn" };
    expect(await statusOf(() => send("periksa", body, answer))).toMatchObject({ status: 302 });
    expect(await send("periksa", body, answer)).toMatchObject({ init: { status: 409 } });
  },
  60_000,
);

testDbs(
  "only deciders see a case to be looked at again, and only the secretariat writes reasons",
  async ({ db }) => {
    const { item } = await waitingCase(db);
    const deps = testDeps(db);
    const [owner, secretary] = [await contextFor(deps, "sari"), await contextFor(deps, "wayan")];
    const look = (as: Opened, id = item) =>
      statusOf(() => contested.loader(args(new Request(`${ORIGIN}/periksa/ulang/${id}`), { item: id }, as)));
    expect((await look(owner)).status).toBe(403);
    expect((await look(secretary)).status).toBe(200);
    expect((await look(secretary, "lain")).status).toBe(404);
    const rule = { csrf: secretary.csrf, reason: "x" };
    const ruled = (fields: Record<string, string>) =>
      contested.action(args(post(`/periksa/ulang/${item}`, { ...rule, ...fields }), { item }, secretary));
    expect(await ruled({})).toMatchObject({ init: { status: 400 }, data: { refusal: "ruling_missing" } });
    expect(await ruled({ ruling: "upheld" })).toMatchObject({
      init: { status: 409 },
      data: { refusal: "nothing_to_decide" },
    });

    const write = (as: Opened, fields: Record<string, string>) =>
      reasons.action(
        args(post("/periksa/alasan", { csrf: as.csrf, plan: "rencana", seen: "", ...fields }), {}, as),
      );
    expect(await statusOf(() => write(owner, { text: "x" }))).toMatchObject({ status: 403 });
    expect(await write(secretary, { text: "" })).toMatchObject({
      init: { status: 400 },
      data: { refusal: "text_required" },
    });
    expect(await statusOf(() => write(secretary, { text: "Kurang jelas." }))).toEqual({
      ...{ status: 302, location: "/periksa/alasan?tersimpan=1" },
    });
  },
  60_000,
);
