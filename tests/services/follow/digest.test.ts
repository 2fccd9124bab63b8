import { afterAll, beforeAll, expect } from "vitest";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { followNews } from "#app/domain/follow.ts";
import { openMailer } from "#app/exchange/mail.server.ts";
import { endFollow } from "#app/services/answer-follow.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { queueFollowDigests } from "#app/services/queue-follow-digests.server.ts";
import { sendOutbox } from "#app/services/send-outbox.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, type Cast, insertCast } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { bodiesOf, headersOf, type SmtpServer, startSmtpServer } from "#tests/smtp-server.ts";
import { clockOf, DAY, follow, HOUR, LINKS, MILESTONE, READER, SITE, WORDS } from "./follow-factories.ts";

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.stop());

type Clock = ReturnType<typeof clockOf>;

function report({ owner }: Cast, { deps }: Clock, percentDone: number) {
  const submission = aSubmission({
    percentDone,
    obstacles: ["anggaran"],
    obstacleNote: "Menunggu anggaran.",
  });
  return submitReport(
    { actor: owner, actorName: "Sari", plan: "rencana", milestone: "A1-B06", submission },
    deps,
  );
}

async function sent({ deps }: Clock): Promise<number> {
  const mailer = openMailer({ smtpUrl: server.url, siteOrigin: SITE });
  return (await sendOutbox(mailer, deps)).sent;
}

testDbs("a change is told the next morning, once, in words and links", async ({ db }) => {
  const cast = await insertCast(db);
  const clock = clockOf(db);
  const { deps, set } = clock;
  await follow(deps, { language: "en" });
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);
  expect(await report(cast, clock, 100)).toMatchObject({ ok: true });

  set("2023-05-10T22:59:59Z"); // 05:59:59 the next day in the plan's zone
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);
  set("2023-05-10T23:00:00Z");
  expect(await queueFollowDigests(WORDS, deps)).toBe(1);
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);
  server.accepted.length = 0;
  expect(await sent(clock)).toBe(1);
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);

  const message = server.accepted[0]?.message ?? "";
  const text = bodiesOf(message).get("text/plain") ?? "";
  expect(server.accepted[0]?.to).toEqual([READER]);
  expect(text).toContain(`${SITE}/en/rencana/target/A1-B06`);
  expect(text).toContain("10 May 2023: Reported, A1-B06. KPU");
  expect(text).toMatch(/100\s%/);
  const stop = new RegExp(`<(${SITE}/ikuti/berhenti/([\\w-]+))>`).exec(
    headersOf(message).get("list-unsubscribe") ?? "",
  );
  expect(headersOf(message).get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(text).toContain(`${SITE}/en/ikuti/berhenti/${stop?.[2]}`);
  const ended = await endFollow({ token: stop?.[2] ?? "", all: false }, LINKS, deps);
  expect(ended).toMatchObject({ state: "ended" });
});

testDbs(
  "a year of mornings: every change once, at most one mail a day, none without a change",
  async ({ db }) => {
    const cast = await insertCast(db);
    const clock = clockOf(db);
    const { deps, pass, set } = clock;
    set("2023-05-09T23:30:00Z"); // 06:30 in the plan's zone
    await follow(deps);
    server.accepted.length = 0;
    const days: Array<string> = [];
    for (let day = 0; day < 365; day += 1) {
      for (let tick = 0; tick < 2; tick += 1) {
        await queueFollowDigests(WORDS, deps);
        if ((await sent(clock)) > 0) days.push(deps.now().toISOString().slice(0, 10));
        pass(12 * HOUR);
      }
      if (day % 60 === 20) expect(await report(cast, clock, 10 + day / 10 - 2)).toMatchObject({ ok: true });
    }
    expect(new Set(days).size).toBe(days.length);
    const lines = server.accepted.flatMap(({ message }) =>
      (bodiesOf(message).get("text/plain") ?? "").split("\n").filter((line) => line.startsWith("- ")),
    );
    expect(new Set(lines).size).toBe(lines.length);
    const indexed = await openPlan("rencana", deps);
    if (indexed === null) throw new Error("no plan");
    const range = {
      after: CalendarDateSchema.parse("2023-05-08"),
      upTo: CalendarDateSchema.parse("2024-05-07"),
    };
    const news = followNews(indexed, { kind: "plan", code: "rencana" }, range);
    expect(news.length).toBeGreaterThan(6);
    expect(lines).toHaveLength(news.length);
    expect(days.length).toBe(new Set(news.map(({ on }) => on)).size);
  },
  120_000,
);

testDbs("while the mail server is down news gathers into one mail", async ({ db }) => {
  const cast = await insertCast(db);
  const clock = clockOf(db);
  const { deps, pass } = clock;
  await follow(deps);
  await report(cast, clock, 40);
  pass(DAY);
  expect(await queueFollowDigests(WORDS, deps)).toBe(1);
  await report(cast, clock, 60);
  pass(DAY);
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);
  pass(DAY);
  await report(cast, clock, 80);
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);
  server.accepted.length = 0;
  expect(await sent(clock)).toBe(1);
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);
  pass(DAY);
  expect(await queueFollowDigests(WORDS, deps)).toBe(1);
  expect(await sent(clock)).toBe(1);
  const percents = server.accepted.map(({ message }) =>
    [...(bodiesOf(message).get("text/plain") ?? "").matchAll(/(\d+)\s%/g)].map((match) => match[1]),
  );
  expect(percents).toEqual([["40"], ["60", "80"]]);
});

testDbs(
  "who follows a plan and its milestone gets one mail, each change once, and one way out of all",
  async ({ db }) => {
    const cast = await insertCast(db);
    const clock = clockOf(db);
    const { deps, pass } = clock;
    await follow(deps);
    await follow(deps, { subject: MILESTONE });
    await report(cast, clock, 50);
    pass(DAY);
    expect(await queueFollowDigests(WORDS, deps)).toBe(1);
    const mail = await db.outboxMail.findFirstOrThrow({ where: { kind: "follow.digest" } });
    expect(mail.text.match(/melaporkan/g)).toHaveLength(1);
    expect(mail.headersJson).toContain("?semua=1");
    expect(await db.follower.count({ where: { toldUpTo: "2023-05-10" } })).toBe(2);
  },
);

testDbs("who leaves while a mail waits is not written to any more", async ({ db }) => {
  const cast = await insertCast(db);
  const clock = clockOf(db);
  const { deps, pass } = clock;
  const token = await follow(deps);
  await report(cast, clock, 50);
  pass(DAY);
  expect(await queueFollowDigests(WORDS, deps)).toBe(1);
  await endFollow({ token, all: false }, LINKS, deps);
  expect(await sent(clock)).toBe(0);
  expect(await db.outboxMail.count()).toBe(0);
  expect(await queueFollowDigests(WORDS, deps)).toBe(0);
});

testDbs(
  "a digest tells nothing that pages hide: no address of evidence, no reason, no narrative",
  async ({ db }) => {
    const cast = await insertCast(db);
    const clock = clockOf(db);
    const { deps, pass } = clock;
    await follow(deps);
    const narrative = "NARASI-RAHASIA";
    const slots = [{ slot: "B06.1", kind: null, links: ["https://tersembunyi.example.test/nik.csv"] }];
    const submission = aSubmission({ narrative, slots });
    const input = { actor: cast.owner, actorName: "Sari", plan: "rencana", milestone: "A1-B06", submission };
    expect(await submitReport(input, deps)).toMatchObject({ ok: true });
    pass(DAY);
    expect(await queueFollowDigests(WORDS, deps)).toBe(1);
    const { text, html } = await db.outboxMail.findFirstOrThrow({ where: { kind: "follow.digest" } });
    expect(`${text}${html}`).not.toMatch(/tersembunyi|NARASI/);
  },
);
