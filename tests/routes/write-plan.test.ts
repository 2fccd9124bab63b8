import { expect } from "vitest";
import { loadPlanDocument } from "#app/data/authoring/document-read.server.ts";
import * as matrix from "#app/routes/matrix.tsx";
import * as milestone from "#app/routes/milestone.tsx";
import * as history from "#app/routes/text-history.tsx";
import * as write from "#app/routes/write-plan.tsx";
import { insertCast, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, post, statusOf } from "./request.ts";

type Db = Parameters<typeof testDeps>[0];

const LATER = new Date("2023-05-20T03:00:00Z");
const PATH = "/rencana/matriks/tulis";

async function args<Params>(db: Db, request: Request, params: Params, userId: string | null) {
  const { context, csrf } = await contextFor(testDeps(db, LATER), userId);
  return {
    request,
    url: new URL(request.url),
    params: { plan: "rencana", ...params },
    context,
    pattern: "",
    csrf,
  };
}

const get = (path: string) => new Request(`http://127.0.0.1:3000${path}`);

/** Sends a form of the writing page as a browser without a script does. */
async function send(db: Db, fields: Record<string, string>, userId = "wayan") {
  const { csrf, context } = await args(db, get(PATH), {}, userId);
  const request = post(PATH, { csrf, ...fields });
  return { request, url: new URL(request.url), params: { plan: "rencana" }, context, pattern: "" };
}

async function formOf(db: Db, code: string): Promise<Record<string, string>> {
  const page = await write.loader(await args(db, get(`${PATH}?buka=milestone:${code}`), {}, "wayan"));
  const { title } = (await loadPlanDocument(db, "p")).milestone[0] ?? { title: { id: "" } };
  return {
    ...{ intent: "save", type: "milestone", seen: JSON.stringify(page.open?.fields), reason: "Diperjelas" },
    ...{ "title.id": title.id, "title.en": "", "mustBeTrue.id": "Data terbuka", weight: "1" },
    ...{ action: "A1", checkpoint: "B06", "owners.kpu": "lead", "deadline.kind": "fixed" },
    "deadline.on": "2023-06-30",
  };
}

testDbs(
  "a form without a script changes a target; the old words stand on the earlier day",
  async ({ db }) => {
    await insertCast(db);
    const form = await formOf(db, "A1-B06");
    const saved = await send(db, { ...form, "title.id": "Peta dapil terbuka", weight: "2,5" });
    expect(await statusOf(() => write.action(saved))).toEqual({
      status: 302,
      location: `${PATH}?tersimpan=1&buka=milestone:A1-B06`,
    });

    const titleOn = async (day: string) => {
      const page = await args(db, get(`/rencana/target/A1-B06?per=${day}`), { milestone: "A1-B06" }, null);
      return (await milestone.loader(page)).view.title.id;
    };
    expect([await titleOn("2023-05-19"), await titleOn("2023-05-20")]).toEqual([
      "Target",
      "Peta dapil terbuka",
    ]);

    const told = await history.loader(
      await args(db, get("/rencana/riwayat/milestone/A1-B06"), { type: "milestone", code: "A1-B06" }, null),
    );
    expect(told.data.versions).toMatchObject([{ number: 2, reason: "Diperjelas", kind: "changed" }]);
    expect(JSON.stringify(told.data)).not.toContain("wayan");
  },
);

testDbs(
  "the second of two people is told both values and loses nothing; saving again is knowing",
  async ({ db }) => {
    await insertCast(db);
    const seen = await formOf(db, "A1-B06");
    await write.action(await send(db, { ...seen, "title.id": "Yang pertama" }));

    const refused = await write.action(await send(db, { ...seen, "title.id": "Yang kedua" }));
    expect(refused).toMatchObject({
      init: { status: 409 },
      data: {
        refused: {
          conflicts: [{ field: "title", now: { id: "Yang pertama" }, wanted: { id: "Yang kedua" } }],
        },
      },
    });
    expect(JSON.stringify(refused)).toContain("Yang kedua");
    expect((await loadPlanDocument(db, "p")).milestone[0]?.title.id).toBe("Yang pertama");

    const again = await formOf(db, "A1-B06");
    expect(
      await statusOf(async () => write.action(await send(db, { ...again, "title.id": "Yang kedua" }))),
    ).toMatchObject({ status: 302 });
  },
);

testDbs("what is typed wrong answers 400 with its place, and keeps what was typed", async ({ db }) => {
  await insertCast(db);
  const form = await formOf(db, "A1-B06");
  const wrong = await write.action(await send(db, { ...form, weight: "banyak", "deadline.on": "besok" }));
  expect(wrong).toMatchObject({
    init: { status: 400 },
    data: {
      formProblems: [
        { field: "deadline.on", code: "not_a_day" },
        { field: "weight", held: "banyak" },
      ],
    },
  });
  const unexplained = await write.action(await send(db, { ...form, weight: "2", reason: "" }));
  expect(unexplained).toMatchObject({
    init: { status: 400 },
    data: { refused: { refusal: "reason_needed" } },
  });
  expect(await statusOf(async () => write.loader(await args(db, get(PATH), {}, "sari")))).toMatchObject({
    status: 403,
  });
  expect(await statusOf(async () => write.loader(await args(db, get(PATH), {}, null)))).toMatchObject({
    status: 302,
  });
});

testDbs(
  "several targets change at once, the batch is undone, and a retired target is gone with its successor",
  async ({ db }) => {
    await insertCast(db);
    const page = await write.loader(await args(db, get(PATH), {}, "wayan"));
    const bulk = {
      intent: "bulk",
      fingerprint: page.fingerprint,
      pilih: "A1-B06",
      weight: "4",
      reason: "Bobot",
    };
    await write.action(await send(db, { ...bulk, organisation: "seknas", role: "support" }));
    const changed = (await loadPlanDocument(db, "p")).milestone[0];
    expect([changed?.weight, changed?.owners.map(({ organisation }) => organisation)]).toEqual([
      4,
      ["kpu", "seknas"],
    ]);
    expect(await write.action(await send(db, bulk))).toMatchObject({ init: { status: 409 } });

    const { batches } = await write.loader(await args(db, get(PATH), {}, "wayan"));
    await write.action(await send(db, { intent: "undo", batch: batches[0]?.batch ?? "", reason: "Keliru" }));
    expect((await loadPlanDocument(db, "p")).milestone[0]).toMatchObject({
      weight: 1,
      owners: [{ organisation: "kpu" }],
    });

    const fresh = { intent: "save", type: "milestone", seen: "", code: "A1-B06b", reason: "Dipecah" };
    const text = {
      "title.id": "Baru",
      "mustBeTrue.id": "3 dataset",
      weight: "1",
      action: "A1",
      checkpoint: "B06",
    };
    await write.action(await send(db, { ...fresh, ...text }));
    const { seen = "" } = await formOf(db, "A1-B06");
    const retire = {
      intent: "retire",
      type: "milestone",
      seen,
      retireReason: "Dipecah",
      successor: "A1-B06b",
    };
    await write.action(await send(db, { ...retire, reason: "Dipecah" }));
    const gone = await args(db, get("/rencana/target/A1-B06"), { milestone: "A1-B06" }, null);
    const answer: unknown = await milestone.loader(gone).catch((thrown: unknown) => thrown);
    expect(answer).toMatchObject({ init: { status: 410 }, data: { successor: "A1-B06b" } });
    const shown = await matrix.loader(await args(db, get("/rencana/matriks"), {}, null));
    expect(shown.data.mayWrite).toBe(false);
  },
);
