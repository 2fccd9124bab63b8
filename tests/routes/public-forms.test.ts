import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { inTransaction } from "#app/data/db.server.ts";
import { mailContext } from "#app/http/mail-links.server.ts";
import * as follow from "#app/routes/follow.tsx";
import * as confirm from "#app/routes/follow-confirm.tsx";
import * as stop from "#app/routes/follow-stop.tsx";
import * as moderation from "#app/routes/moderation.tsx";
import * as outbox from "#app/routes/outbox.tsx";
import * as outboxMail from "#app/routes/outbox-mail.tsx";
import * as remark from "#app/routes/remark.tsx";
import { queueMail } from "#app/services/queue-mail.server.ts";
import { insertCast, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { follow as followed, LINKS, READER, tokensIn } from "#tests/services/follow/follow-factories.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

type Db = Parameters<typeof testDeps>[0];

async function visitor(db: Db, userId: string | null = null) {
  const { context, csrf } = await contextFor(testDeps(db), userId);
  context.set(mailContext, { ...LINKS, hasServer: false });
  return { context, csrf };
}

async function args<Params>(db: Db, request: Request, params: Params, userId: string | null = null) {
  const { context } = await visitor(db, userId);
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

const FOLLOW = "/rencana/ikuti?apa=milestone&kode=A1-B06";
const get = (path: string) => new Request(`${ORIGIN}${path}`);
const ELSEWHERE = { origin: "https://jahat.example", "sec-fetch-site": "cross-site" };

async function ask(db: Db, email: string, headers: Record<string, string> = {}) {
  const request = post(FOLLOW, { surel: email, bahasa: "en", situs: "" }, headers);
  const given = await args(db, request, { plan: "rencana" });
  return statusOf(() => follow.action(given));
}

testDbs("asking to follow gives one answer whether the address is known or not", async ({ db }) => {
  await insertCast(db);
  await followed(testDeps(db));
  const thanks = { status: 302, location: "/rencana/ikuti?apa=milestone&kode=A1-B06&terkirim=1" };
  expect(await ask(db, READER)).toEqual(thanks);
  expect(await ask(db, READER)).toEqual(thanks);
  expect(await ask(db, "baru@example.test")).toEqual(thanks);
  expect(await ask(db, "bukan alamat")).toMatchObject({ status: 400 });
  expect(await ask(db, "lain@example.test", ELSEWHERE)).toMatchObject({ status: 403 });
  expect(await db.follower.count()).toBe(3);
});

testDbs("the form opens for what there is, and a machine that fills it in is thanked", async ({ db }) => {
  await insertCast(db);
  const open = async (path: string, plan = "rencana") => {
    const given = await args(db, get(path), { plan });
    return statusOf(() => follow.loader(given));
  };
  expect(await open(FOLLOW)).toMatchObject({ status: 200 });
  expect(await open("/rencana/ikuti")).toMatchObject({ status: 200 });
  expect(await open("/rencana/ikuti?apa=milestone&kode=X")).toMatchObject({ status: 404 });
  expect(await open("/rencana/ikuti?apa=lain&kode=X")).toMatchObject({ status: 404 });
  expect(await open("/lain/ikuti", "lain")).toMatchObject({ status: 404 });
  const request = post(FOLLOW, { surel: "bot@example.test", situs: "https://spam.example" });
  const given = await args(db, request, { plan: "rencana" });
  expect(await statusOf(() => follow.action(given))).toMatchObject({ status: 302 });
  expect(await db.follower.count()).toBe(0);
});

testDbs("a scanner that opens the links of a mail changes nothing; the button does", async ({ db }) => {
  await insertCast(db);
  await ask(db, READER);
  const [token = ""] = await tokensIn(db);
  const at = async (path: string, from: typeof confirm | typeof stop) => {
    const given = await args(db, get(path), { token });
    return statusOf(() => from.loader(given));
  };
  for (let n = 0; n < 3; n += 1) {
    expect(await at(`/ikuti/konfirmasi/${token}`, confirm)).toMatchObject({ status: 200 });
    expect(await at(`/ikuti/berhenti/${token}`, stop)).toMatchObject({ status: 200 });
  }
  expect(await db.follower.findFirstOrThrow()).toMatchObject({ confirmedAt: null, endedAt: null });

  const press = async (path: string, headers: Record<string, string> = {}) => {
    const given = await args(db, post(path, {}, headers), { token });
    return statusOf(() => confirm.action(given));
  };
  expect(await press(`/ikuti/konfirmasi/${token}`, ELSEWHERE)).toMatchObject({ status: 403 });
  expect(await press(`/ikuti/konfirmasi/${token}`)).toMatchObject({ status: 200 });
  expect(await press(`/ikuti/konfirmasi/${token}`)).toMatchObject({ status: 200 });
  expect(await db.follower.findFirstOrThrow()).toMatchObject({ confirmedAt: NOW });
});

testDbs("pages with a secret in their address are kept by nobody", async ({ db }) => {
  await insertCast(db);
  const given = await args(db, get("/ikuti/berhenti/x"), { token: "x" });
  for (const page of [confirm, stop]) {
    expect(page.headers()).toMatchObject({
      "cache-control": "private, no-store",
      "referrer-policy": "same-origin",
    });
    expect(await statusOf(() => page.loader(given))).toMatchObject({ status: 404 });
  }
});

testDbs("a mail program ends it by one POST from anywhere; another site's form does not", async ({ db }) => {
  await insertCast(db);
  const token = await followed(testDeps(db));
  const path = `/ikuti/berhenti/${token}`;
  const send = async (request: Request) => {
    const given = await args(db, request, { token });
    return statusOf(() => stop.action(given));
  };
  expect(await send(post(path, {}, ELSEWHERE))).toMatchObject({ status: 403 });
  expect(await db.follower.count({ where: { endedAt: null } })).toBe(1);
  const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const oneClick = () => new Request(`${ORIGIN}${path}`, { method: "POST", body });
  expect(await send(oneClick())).toMatchObject({ status: 200 });
  expect(await db.follower.count({ where: { endedAt: null } })).toBe(0);
  expect(await send(oneClick())).toMatchObject({ status: 200 });
  const replay = await args(db, post(`/ikuti/konfirmasi/${token}`, {}), { token });
  await statusOf(() => confirm.action(replay));
  expect(await db.follower.count({ where: { endedAt: null } })).toBe(0);
});

const SLOT = { plan: "rencana", slot: "B06.1" };
const LAPOR = "/rencana/bukti/B06.1/lapor";
const TYPED = {
  kind: "not_found",
  item: "",
  text: "Tidak ada.",
  triedOn: "2023-05-09",
  address: "",
  contact: "",
};

async function tell(db: Db, fields: Record<string, string>, headers: Record<string, string> = {}) {
  const given = await args(db, post(LAPOR, fields, headers), SLOT);
  return remark.action(given);
}

testDbs(
  "a report needs no account; what is wrong with it is said and nothing typed is lost",
  async ({ db }) => {
    await insertCast(db);
    const open = await args(db, get(LAPOR), SLOT);
    expect(await remark.loader(open)).toMatchObject({
      page: { slot: { code: "B06.1" }, items: [] },
      sent: false,
    });
    const wrong = { ...TYPED, text: "NIK 3171234567890123" };
    expect(await tell(db, wrong)).toMatchObject({
      data: { fields: wrong, problems: [{ field: "text", problem: "personal_data" }] },
      init: { status: 400 },
    });
    expect(await statusOf(() => tell(db, TYPED, ELSEWHERE))).toMatchObject({ status: 403 });
    expect(await db.publicRemark.count()).toBe(0);
    expect(await statusOf(() => tell(db, TYPED))).toEqual({ status: 302, location: `${LAPOR}?terkirim=1` });
    expect(await db.publicRemark.findFirstOrThrow()).toMatchObject({ state: "pending", contact: null });
  },
);

testDbs("reports are decided by the secretariat alone, with the token of the session", async ({ db }) => {
  await insertCast(db);
  await tell(db, TYPED);
  const { id } = await db.publicRemark.findFirstOrThrow({ select: { id: true } });
  const open = async (userId: string | null) => {
    const given = await args(db, get("/moderasi"), {}, userId);
    return statusOf(() => moderation.loader(given));
  };
  expect(await open(null)).toEqual({ status: 302, location: "/masuk?lanjut=%2Fmoderasi" });
  expect(await open("sari")).toMatchObject({ status: 403 });
  expect(await open("rina")).toMatchObject({ status: 200 }); // words of a discussion await her too
  expect(await open("wayan")).toMatchObject({ status: 200 });
  const { context, csrf } = await visitor(db, "wayan");
  const send = (fields: Record<string, string>) => {
    const request = post("/moderasi", { remark: id, note: "", ...fields });
    const given = { request, url: new URL(request.url), params: {}, context, pattern: "" };
    return statusOf(() => moderation.action(given));
  };
  expect(await send({ decision: "published" })).toMatchObject({ status: 403 });
  expect(await send({ csrf, decision: "" })).toMatchObject({ status: 400 });
  expect(await send({ csrf, decision: "rejected" })).toMatchObject({ status: 400 });
  expect(await send({ csrf, remark: "tidak-ada", decision: "published" })).toMatchObject({ status: 404 });
  expect(await db.publicRemark.findFirstOrThrow()).toMatchObject({ state: "pending" });
  expect(await send({ csrf, decision: "published" })).toEqual({
    status: 302,
    location: "/moderasi?tersimpan=1",
  });
  expect(await send({ csrf, decision: "published" })).toMatchObject({ status: 409 });
});

testDbs("the outbox is the administrator's, who sees the words but not the secrets", async ({ db }) => {
  await insertCast(db);
  await insertPerson(db, { id: "kepala", organisation: "seknas", role: "administrator" });
  await ask(db, READER);
  const [token = ""] = await tokensIn(db);
  const { id } = await db.outboxMail.findFirstOrThrow({ select: { id: true } });
  for (const userId of ["sari", "wayan", "rina"]) {
    const list = await args(db, get("/pos"), {}, userId);
    const one = await args(db, get(`/pos/${id}`), { mail: id }, userId);
    expect(await statusOf(() => outbox.loader(list))).toMatchObject({ status: 403 });
    expect(await statusOf(() => outboxMail.loader(one))).toMatchObject({ status: 403 });
  }
  const list = await outbox.loader(await args(db, get("/pos"), {}, "kepala"));
  expect(list).toMatchObject({
    unsent: 1,
    hasServer: false,
    mails: [{ recipient: READER, standing: "waiting" }],
  });
  const one = await outboxMail.loader(await args(db, get(`/pos/${id}`), { mail: id }, "kepala"));
  expect(one.mail.text).toContain("/ikuti/konfirmasi/•••");
  expect(JSON.stringify(one)).not.toContain(token);
  const none = await args(db, get("/pos/x"), { mail: "x" }, "kepala");
  expect(await statusOf(() => outboxMail.loader(none))).toMatchObject({ status: 404 });
});

testDbs("a mail that failed can be tried again, a sent one not", async ({ db }) => {
  await insertCast(db);
  await insertPerson(db, { id: "kepala", organisation: "seknas", role: "administrator" });
  const mail = {
    ...{
      key: "k",
      kind: "notice.due",
      recipient: READER,
      subject: "S",
      text: "T",
      html: "H",
      unsubscribe: null,
    },
  };
  await inTransaction(db, (tx) => queueMail(tx, mail, { at: NOW, newId: randomUUID }));
  await db.outboxMail.updateMany({ data: { attempts: 99, lastError: "550" } });
  const { id } = await db.outboxMail.findFirstOrThrow({ select: { id: true } });
  const { context, csrf } = await visitor(db, "kepala");
  const retry = (token: string) => {
    const request = post(`/pos/${id}`, { csrf: token });
    const given = { request, url: new URL(request.url), params: { mail: id }, context, pattern: "" };
    return statusOf(() => outboxMail.action(given));
  };
  expect(await retry("lain")).toMatchObject({ status: 403 });
  expect(await retry(csrf)).toMatchObject({ status: 200 });
  expect(await db.outboxMail.findFirstOrThrow()).toMatchObject({ attempts: 0, dueAt: NOW });
  await db.outboxMail.updateMany({ data: { sentAt: NOW } });
  expect(await retry(csrf)).toMatchObject({ status: 409 });
});
