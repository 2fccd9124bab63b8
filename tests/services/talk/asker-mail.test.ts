import { expect } from "vitest";
import { askerMail } from "#app/i18n/mails/asker-mails.ts";
import { askData } from "#app/services/talk/ask-data.server.ts";
import { moderateWords } from "#app/services/talk/moderate-words.server.ts";
import { stepRequest } from "#app/services/talk/step-request.server.ts";
import { insertCast } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { clockOf } from "#tests/services/follow/follow-factories.ts";

const PLAN = "rencana";
const SECRET = "rahasia-7f3a";

testDbs("whoever left an address hears once that their request is shown and answered", async ({ db }) => {
  const { owner, secretary } = await insertCast(db);
  const { deps, pass } = clockOf(db);
  const by = (actor: typeof owner) => ({ actor, actorName: actor.userId });
  const words = { origin: "https://capaian.example.test", asker: askerMail };
  const typed = {
    text: "Data dapil",
    cell: "",
    purpose: SECRET,
    askedBy: "voter",
    contact: "budi@example.test",
  };
  await askData({ plan: PLAN, typed, trap: "", language: "en", address: null }, deps);
  const { id } = await db.dataRequest.findFirstOrThrow({ select: { id: true } });
  const show = { ...by(secretary), kind: "request", id, decision: "published", note: "" } as const;
  expect(await moderateWords(show, deps, words)).toEqual({ ok: true });
  pass(1000);
  const step = { plan: PLAN, request: id };
  await stepRequest({ ...step, ...by(secretary), step: "forwarded", typed: { to: "kpu" } }, deps, words);
  pass(1000);
  const answer = {
    ...step,
    ...by(owner),
    step: "answered",
    typed: { text: "Ini", address: "" },
  } as const;
  expect(await stepRequest(answer, deps, words)).toEqual({ ok: true });
  expect(await stepRequest(answer, deps, words)).toMatchObject({ ok: false });
  const mails = await db.outboxMail.findMany({ orderBy: { createdAt: "asc" } });
  expect(mails.map(({ recipient, subject }) => [recipient, subject])).toEqual([
    ["budi@example.test", "Your request for data is shown"],
    ["budi@example.test", "Your request for data is answered"],
  ]);
  expect(mails.at(-1)?.text).toContain(`https://capaian.example.test/en/${PLAN}/permintaan-data/${id}`);
  expect(JSON.stringify(mails)).not.toContain(SECRET);
});
