import { expect } from "vitest";
import * as closures from "#app/routes/closures.tsx";
import * as tasks from "#app/routes/evidence-tasks.tsx";
import { testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { aFind, closureFields, filedLink, look } from "#tests/services/evidence/law-factories.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

type Context = Awaited<ReturnType<typeof contextFor>>["context"];

function args<Params>(request: Request, params: Params, context: Context) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

const PLACE = { plan: "rencana", slot: "B06.1" };
const PATH = "/rencana/bukti/B06.1/pengecualian";

testDbs(
  "the list of evidence tasks is for those who decide, and a decision needs the token",
  async ({ db }) => {
    const filed = await filedLink(db);
    const deps = testDeps(db);
    await look(filed, [aFind("NIK")], deps);
    const open = async (userId: string | null) => {
      const { context } = await contextFor(deps, userId);
      return statusOf(() => tasks.loader(args(new Request(`${ORIGIN}/periksa/bukti`), {}, context)));
    };
    expect(await open(null)).toEqual({ status: 302, location: "/masuk?lanjut=%2Fperiksa%2Fbukti" });
    expect(await open("sari")).toMatchObject({ status: 403 });
    expect(await open("wayan")).toMatchObject({ status: 200 });

    const { context, csrf } = await contextFor(deps, "wayan");
    const send = (fields: Record<string, string>) =>
      statusOf(() => tasks.action(args(post("/periksa/bukti", fields), {}, context)));
    const fields = {
      csrf,
      item: filed.item,
      question: "personal_data",
      answer: "release",
      reason: "Kode TPS.",
    };
    expect(await send({ ...fields, csrf: "another" })).toMatchObject({ status: 403 });
    expect(await send({ ...fields, reason: "" })).toMatchObject({ status: 400 });
    expect(await send({ ...fields, question: "lainnya" })).toMatchObject({ status: 400 });
    const { answer: _answer, ...unanswered } = fields;
    expect(await send(unanswered)).toMatchObject({ status: 400 });
    expect(await db.evidenceDecision.count()).toBe(0);
    expect(await send(fields)).toEqual({ status: 302, location: "/periksa/bukti?tersimpan=1" });
    expect(await send(fields)).toMatchObject({ status: 409 });
  },
);

testDbs("the page of closures is public, files for owners and decides for others", async ({ db }) => {
  await filedLink(db);
  const deps = testDeps(db);
  const open = async (slot: string) => {
    const { context } = await contextFor(deps, null);
    const request = new Request(`${ORIGIN}${PATH}`);
    return statusOf(() => closures.loader(args(request, { ...PLACE, slot }, context)));
  };
  expect(await open("B06.1")).toMatchObject({ status: 200 });
  expect(await open("B99.9")).toMatchObject({ status: 404 });

  const send = async (userId: string | null, fields: Record<string, string>) => {
    const { context, csrf } = await contextFor(deps, userId);
    return statusOf(() => closures.action(args(post(PATH, { csrf, ...fields }), PLACE, context)));
  };
  const { elements: _elements, ...texts } = closureFields();
  const filing = { ...texts, elements: "dapil", intent: "file" };
  expect(await send(null, filing)).toMatchObject({ status: 302 });
  expect(await send("wayan", filing)).toMatchObject({ status: 403 });
  expect(await send("sari", { ...filing, ground: "" })).toMatchObject({ status: 400 });
  expect(await send("sari", { ...filing, intent: "?" })).toMatchObject({ status: 400 });
  expect(await send("sari", { ...filing, csrf: "another" })).toMatchObject({ status: 403 });
  expect(await db.partialClosure.count()).toBe(0);
  expect(await send("sari", filing)).toEqual({ status: 302, location: `${PATH}?tersimpan=pengajuan` });

  const { id: closure } = await db.partialClosure.findFirstOrThrow({ select: { id: true } });
  const deciding = { intent: "decide", closure, decision: "approved", reason: "Sesuai uji konsekuensi." };
  expect(await send("sari", deciding)).toMatchObject({ status: 403 });
  expect(await send("wayan", { ...deciding, decision: "" })).toMatchObject({ status: 400 });
  expect(await send("wayan", deciding)).toEqual({ status: 302, location: `${PATH}?tersimpan=putusan` });
  expect(await send("wayan", deciding)).toMatchObject({ status: 409 });
  const judging = { intent: "principles", "principle.granular": "met", reason: "Sampai TPS." };
  expect(await send("sari", judging)).toMatchObject({ status: 403 });
  expect(await send("rina", judging)).toEqual({ status: 302, location: `${PATH}?tersimpan=prinsip` });
});
