import { expect } from "vitest";
import { confirmFollow, endFollow, openFollowLink } from "#app/services/answer-follow.server.ts";
import { MOST_FORMS } from "#app/services/count-public-form.server.ts";
import { forgetPublic } from "#app/services/forget-public.server.ts";
import { MOST_REQUESTS_PER_ADDRESS } from "#app/services/request-follow.server.ts";
import { insertCast } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { ask, clockOf, DAY, follow, LINKS, MILESTONE, READER, SITE, tokensIn } from "./follow-factories.ts";

const FOLLOWING = { state: "following" };

testDbs("nobody follows anything before the link in the mail was used", async ({ db }) => {
  await insertCast(db);
  const { deps } = clockOf(db);
  expect(await ask(deps, { email: " Pembaca@Example.Test " })).toEqual({ ok: true });
  expect(await db.follower.findFirstOrThrow()).toMatchObject({ email: READER, confirmedAt: null });
  const mail = await db.outboxMail.findFirstOrThrow();
  expect(mail).toMatchObject({ recipient: READER, kind: "follow.confirm", headersJson: "{}" });
  expect(mail.text).toContain(`${SITE}/ikuti/konfirmasi/`);
  expect(mail.html).toContain(`${SITE}/ikuti/konfirmasi/`);

  const [token = ""] = await tokensIn(db);
  expect(await openFollowLink(token, deps)).toMatchObject({ state: "asked", subject: { id: "Rencana" } });
  expect(await openFollowLink(token, deps)).toMatchObject({ state: "asked" });
  expect(await confirmFollow(token, deps)).toMatchObject(FOLLOWING);
  expect(await confirmFollow(token, deps)).toMatchObject(FOLLOWING);
  expect(await db.follower.findFirstOrThrow()).toMatchObject({ toldUpTo: "2023-05-09" });
  expect(await openFollowLink(`${token}x`, deps)).toEqual({ state: "unknown" });
});

testDbs("the database holds no secret of a link, only its digest", async ({ db }) => {
  await insertCast(db);
  const { deps } = clockOf(db);
  const token = await follow(deps);
  expect(JSON.stringify(await db.follower.findMany())).not.toContain(token);
  expect(token.length).toBeGreaterThanOrEqual(43);
});

testDbs("a known, an unknown and a limited address get the same answer", async ({ db }) => {
  await insertCast(db);
  const { deps } = clockOf(db);
  await follow(deps);
  const answers = [await ask(deps), await ask(deps, { email: "baru@example.test" })];
  for (let n = 0; n < MOST_REQUESTS_PER_ADDRESS + 2; n += 1) {
    answers.push(await ask(deps, { email: "banyak@example.test", address: null }));
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['{"ok":true}']));
  const kinds = await db.outboxMail.findMany({ orderBy: { kind: "asc" } });
  expect(kinds.map(({ kind, recipient }) => [kind, recipient])).toEqual([
    ["follow.already", READER],
    ["follow.confirm", "baru@example.test"],
    ["follow.confirm", "banyak@example.test"],
  ]);
});

testDbs("an address is written to at most a few times a day, whoever types it", async ({ db }) => {
  await insertCast(db);
  const { deps, pass } = clockOf(db);
  const subjects = [
    { kind: "plan", code: "rencana" },
    { kind: "milestone", code: "A1-B06" },
    { kind: "commitment", code: "K6" },
    ...["kpu", "seknas", "bappenas"].map((code) => ({ kind: "owner" as const, code })),
  ] as const;
  for (const subject of subjects) expect(await ask(deps, { subject, address: null })).toEqual({ ok: true });
  expect(await db.outboxMail.count()).toBe(MOST_REQUESTS_PER_ADDRESS);
  pass(DAY);
  await ask(deps, { subject: { kind: "owner", code: "bappenas" }, address: null });
  expect(await db.outboxMail.count()).toBe(MOST_REQUESTS_PER_ADDRESS + 1);
});

testDbs("one network may not ask for ever", async ({ db }) => {
  await insertCast(db);
  const { deps, pass } = clockOf(db);
  for (let n = 0; n < MOST_FORMS.follow.most; n += 1) {
    expect(await ask(deps, { email: `a${n}@example.test` })).toEqual({ ok: true });
  }
  const refused = { ok: false, refusal: "too_many_attempts" };
  expect(await ask(deps, { email: "lagi@example.test" })).toMatchObject(refused);
  expect(await ask(deps, { email: "lagi@example.test", address: "203.0.113.8" })).toEqual({ ok: true });
  pass(MOST_FORMS.follow.windowMs);
  expect(await ask(deps, { email: "lagi@example.test" })).toEqual({ ok: true });
});

testDbs("what cannot be followed, and what is no address, is said", async ({ db }) => {
  await insertCast(db);
  const { deps } = clockOf(db);
  const refusals = async (overrides: Parameters<typeof ask>[1]) => ask(deps, overrides);
  expect(await refusals({ plan: "lain" })).toEqual({ ok: false, refusal: "not_found" });
  expect(await refusals({ subject: { kind: "milestone", code: "A9-B06" } })).toMatchObject({
    refusal: "not_found",
  });
  expect(await refusals({ subject: { kind: "plan", code: "lain" } })).toMatchObject({ refusal: "not_found" });
  expect(await refusals({ email: "  " })).toMatchObject({ refusal: "email_missing" });
  for (const email of ["a@b", "a", "a@b.c, d@e.fg", "a@example.test\nBcc: b@example.test"]) {
    expect(await refusals({ email })).toMatchObject({ refusal: "email_invalid" });
  }
  expect(await db.follower.count()).toBe(0);
  expect(await db.outboxMail.count()).toBe(0);
});

testDbs("who leaves is forgotten at once, and an old link brings nothing back", async ({ db }) => {
  await insertCast(db);
  const { deps, pass } = clockOf(db);
  const token = await follow(deps);
  await ask(deps);
  expect(await openFollowLink(token, deps)).toMatchObject(FOLLOWING);
  expect(await endFollow({ token, all: false }, LINKS, deps)).toMatchObject({ state: "ended" });
  expect(await endFollow({ token, all: false }, LINKS, deps)).toMatchObject({ state: "ended" });
  expect(await confirmFollow(token, deps)).toMatchObject({ state: "ended" });
  const stored = JSON.stringify([await db.follower.findMany(), await db.outboxMail.findMany()]);
  expect(stored).not.toContain(READER);
  expect(stored).not.toContain("pembaca");

  pass(DAY);
  const again = await follow(deps);
  expect(again).not.toBe(token);
  expect(await endFollow({ token: again, all: false }, LINKS, deps)).toMatchObject({ state: "ended" });
  expect(await openFollowLink(token, deps)).toMatchObject({ state: "ended" });
});

testDbs("one thing may be left, or everything at once", async ({ db }) => {
  await insertCast(db);
  const { deps } = clockOf(db);
  const plan = await follow(deps);
  const milestone = await follow(deps, { subject: MILESTONE });
  const other = await follow(deps, { email: "lain@example.test" });
  await endFollow({ token: milestone, all: false }, LINKS, deps);
  expect(await openFollowLink(plan, deps)).toMatchObject(FOLLOWING);
  const third = await follow(deps, { subject: { kind: "owner", code: "kpu" } });
  await endFollow({ token: plan, all: true }, LINKS, deps);
  expect(await openFollowLink(third, deps)).toMatchObject({ state: "ended" });
  expect(await openFollowLink(other, deps)).toMatchObject(FOLLOWING);
});

testDbs("a request that nobody confirmed ends after a week, and its address is forgotten", async ({ db }) => {
  await insertCast(db);
  const { deps, pass } = clockOf(db);
  await ask(deps);
  const [token = ""] = await tokensIn(db);
  pass(7 * DAY - 1);
  await forgetPublic(deps);
  expect(await openFollowLink(token, deps)).toMatchObject({ state: "asked" });
  pass(1);
  expect(await confirmFollow(token, deps)).toMatchObject({ state: "expired" });
  pass(1);
  await forgetPublic(deps);
  expect(await db.follower.count()).toBe(0);
  expect(await confirmFollow(token, deps)).toEqual({ state: "unknown" });
});

testDbs("a link still works after the deployment's secret was changed", async ({ db }) => {
  await insertCast(db);
  const { deps } = clockOf(db);
  const token = await follow(deps);
  const rotated = { ...LINKS, secret: "ffffffffffffffffffffffffffffffff" };
  expect(await endFollow({ token, all: false }, rotated, deps)).toMatchObject({ state: "ended" });
});
