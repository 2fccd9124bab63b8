import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { type Db, inTransaction, openDb } from "#app/data/db.server.ts";
import type { QueuedMail } from "#app/domain/mail.ts";
import { MAIL_LEASE_MS, MOST_MAIL_ATTEMPTS, mailStanding } from "#app/domain/mail-delivery.ts";
import { openMailer } from "#app/exchange/mail.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { queueMail } from "#app/services/queue-mail.server.ts";
import { sendOutbox } from "#app/services/send-outbox.server.ts";
import { NOW, testDeps } from "#tests/data-factories.ts";
import { testDatabases, testDbs } from "#tests/db.ts";
import { bodiesOf, headersOf, type SmtpServer, startSmtpServer } from "#tests/smtp-server.ts";

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
beforeEach(() => {
  server.behave("accept");
  server.taken.length = 0;
  server.accepted.length = 0;
});
afterAll(() => server.stop());

const SITE = "https://capaian.example.test";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function mailer(limits = { silenceMs: 20_000, wholeMs: 30_000 }) {
  return openMailer({ smtpUrl: server.url, siteOrigin: SITE, limits });
}

function aMail(overrides: Partial<QueuedMail> = {}): QueuedMail {
  return {
    ...{ key: "notice:1", kind: "notice.due", recipient: "sari@example.test", subject: "Tenggat" },
    ...{ text: "Isi surat.\n", html: "<p>Isi surat.</p>", unsubscribe: null },
    ...overrides,
  };
}

function clockOf(db: Db) {
  const clock = { at: NOW };
  const deps: Deps = { ...testDeps(db), now: () => clock.at };
  return { deps, pass: (ms: number) => (clock.at = new Date(clock.at.getTime() + ms)) };
}

function queue(db: Db, mail: QueuedMail, at: Date = NOW): Promise<boolean> {
  return inTransaction(db, (tx) => queueMail(tx, mail, { at, newId: randomUUID }));
}

testDbs(
  "a mail arrives whole: dots, other alphabets, a long line, both bodies, its headers",
  async ({ db }) => {
    const text = `.satu titik\n..dua titik\n.\nKomitmen «Açık» — 日本語\n${"panjang ".repeat(300)}\n`;
    const unsubscribe = `${SITE}/ikuti/berhenti/abc`;
    const subject = "Perubahan “Komitmen VI” – daftar calon tetap dan hasil penghitungan suara per TPS";
    await queue(db, aMail({ text, subject, unsubscribe }));
    const { deps } = clockOf(db);

    expect(await sendOutbox(mailer(), deps)).toEqual({ sent: 1, retried: 0, failed: 0 });
    expect(server.accepted).toHaveLength(1);
    const [taken] = server.accepted;
    if (taken === undefined) throw new Error("nothing arrived");
    const { id } = await db.outboxMail.findFirstOrThrow();
    expect(taken).toMatchObject({ from: "capaian@capaian.example.test", to: ["sari@example.test"] });
    expect(taken.raw.split("\r\n").every((line) => line.length <= 998)).toBe(true);
    const headers = headersOf(taken.message);
    expect(headers.get("list-unsubscribe")).toBe(`<${unsubscribe}>`);
    expect(headers.get("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
    expect(headers.get("auto-submitted")).toBe("auto-generated");
    expect(headers.get("message-id")).toBe(`<${id}@capaian.example.test>`);
    expect(headers.get("subject")).toMatch(/^=\?UTF-8\?/);
    const bodies = bodiesOf(taken.message);
    expect([...bodies.keys()]).toEqual(["text/plain", "text/html"]);
    expect(bodies.get("text/plain")?.replaceAll("\r\n", "\n").trim()).toBe(text.trim());
    expect(bodies.get("text/html")).toContain("Isi surat.");
  },
);

const FOR_NOW = ["greylist", "busy", "hang", "drop", "drop-after"] as const;

for (const manner of FOR_NOW) {
  testDbs(`a server that will not take it now (${manner}) is asked again a minute later`, async ({ db }) => {
    server.behave(manner, "accept");
    await queue(db, aMail());
    const { deps, pass } = clockOf(db);
    const hasty = mailer({ silenceMs: 300, wholeMs: 2_000 });

    expect(await sendOutbox(hasty, deps)).toEqual({ sent: 0, retried: 1, failed: 0 });
    expect(await db.outboxMail.findFirstOrThrow()).toMatchObject({ attempts: 1, sentAt: null });
    pass(MINUTE - 1);
    expect(await sendOutbox(hasty, deps)).toEqual({ sent: 0, retried: 0, failed: 0 });
    pass(1);
    expect(await sendOutbox(hasty, deps)).toEqual({ sent: 1, retried: 0, failed: 0 });
    const ids = server.taken.map(({ message }) => headersOf(message).get("message-id"));
    expect(new Set(ids).size).toBe(1);
    expect(server.accepted).toHaveLength(1);
  });
}

for (const manner of ["reject", "reject-message"] as const) {
  testDbs(`a mail refused for good (${manner}) is kept as failed and can be tried again`, async ({ db }) => {
    server.behave(manner, "accept");
    await queue(db, aMail());
    const { deps, pass } = clockOf(db);
    expect(await sendOutbox(mailer(), deps)).toEqual({ sent: 0, retried: 0, failed: 1 });
    const row = await db.outboxMail.findFirstOrThrow();
    expect(mailStanding(row, deps.now())).toBe("failed");
    expect(row.lastError).toMatch(/5\.[17]\.1/);
    pass(48 * HOUR);
    expect(await sendOutbox(mailer(), deps)).toEqual({ sent: 0, retried: 0, failed: 0 });
  });
}

testDbs("a mail server that is down for a day loses nothing and is not hammered", async ({ db }) => {
  const { deps, pass } = clockOf(db);
  const down = await startSmtpServer();
  await down.stop();
  const nobody = openMailer({ smtpUrl: down.url, siteOrigin: SITE });
  for (let n = 0; n < 3; n += 1) await queue(db, aMail({ key: `notice:${n}` }));
  let attempts = 0;
  for (let minute = 0; minute < 24 * 60; minute += 10) {
    attempts += (await sendOutbox(nobody, deps)).retried;
    pass(10 * MINUTE);
  }
  expect(attempts).toBeGreaterThan(3 * 8);
  expect(attempts).toBeLessThan(3 * 16);
  pass(6 * HOUR);
  expect(await sendOutbox(mailer(), deps)).toEqual({ sent: 3, retried: 0, failed: 0 });
  expect(server.accepted).toHaveLength(3);
});

testDbs("after three days of trying a mail is given up and kept", async ({ db }) => {
  const { deps, pass } = clockOf(db);
  server.behave("greylist");
  await queue(db, aMail());
  const tried: Array<number> = [];
  for (let hour = 0; hour < 24 * 5; hour += 0.5) {
    const { retried, failed } = await sendOutbox(mailer(), deps);
    if (retried + failed > 0) tried.push(hour);
    pass(HOUR / 2);
  }
  expect(tried).toHaveLength(MOST_MAIL_ATTEMPTS);
  expect(tried.at(-1)).toBeGreaterThanOrEqual(72);
  expect(tried.at(-1)).toBeLessThan(84);
  expect(mailStanding(await db.outboxMail.findFirstOrThrow(), deps.now())).toBe("failed");
});

testDatabases(
  "a server that dies while sending loses nothing: the lease ends and the next one sends",
  async ({ databaseUrl }) => {
    const first = await openDb(databaseUrl);
    await queue(first.db, aMail());
    const { deps, pass } = clockOf(first.db);
    const dying = { send: () => new Promise<never>(() => {}), close: () => {} };
    void sendOutbox(dying, deps);
    await expect.poll(async () => (await first.db.outboxMail.findFirstOrThrow()).attempts).toBe(1);
    await first.close();

    const second = await openDb(databaseUrl);
    try {
      const later = { ...deps, db: second.db };
      expect(await sendOutbox(mailer(), later)).toEqual({ sent: 0, retried: 0, failed: 0 });
      pass(MAIL_LEASE_MS);
      expect(await sendOutbox(mailer(), later)).toEqual({ sent: 1, retried: 0, failed: 0 });
    } finally {
      await second.close();
    }
  },
);

testDatabases("several servers send each mail once", async ({ databaseUrl }) => {
  const servers = await Promise.all([openDb(databaseUrl), openDb(databaseUrl), openDb(databaseUrl)]);
  const [one] = servers;
  if (one === undefined) throw new Error("no server");
  for (let n = 0; n < 12; n += 1) await queue(one.db, aMail({ key: `notice:${n}` }));
  const done = await Promise.all(servers.map(({ db }) => sendOutbox(mailer(), clockOf(db).deps)));
  await Promise.all(servers.map(({ close }) => close()));
  expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(12);
  const ids = server.accepted.map(({ message }) => headersOf(message).get("message-id"));
  expect(new Set(ids).size).toBe(12);
  expect(ids).toHaveLength(12);
});

testDbs(
  "whatever is queued and however the server behaves, no key is taken twice",
  async ({ db }) => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ key: fc.integer({ min: 0, max: 4 }), wait: fc.integer({ min: 0, max: 90 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(fc.constantFrom("accept", "greylist", "busy", "drop", "reject"), { maxLength: 8 }),
        async (steps, manners) => {
          round += 1;
          const { deps, pass } = clockOf(db);
          server.behave(...manners, "accept");
          for (const { key, wait } of steps) {
            await queue(db, aMail({ key: `${round}:${key}`, subject: `${round}:${key}` }), deps.now());
            await sendOutbox(mailer(), deps);
            pass(wait * MINUTE);
          }
          pass(24 * HOUR);
          await sendOutbox(mailer(), deps);
          const subjects = server.accepted.map(({ message }) => headersOf(message).get("subject"));
          expect(new Set(subjects).size).toBe(subjects.length);
          const refused = await db.outboxMail.count({
            where: { key: { startsWith: `${round}:` }, sentAt: null },
          });
          const own = subjects.filter((subject) => subject?.startsWith(`${round}:`));
          expect(own.length + refused).toBe(new Set(steps.map(({ key }) => key)).size);
        },
      ),
      { numRuns: 25 },
    );
  },
  60_000,
);

testDbs("what is sent to a follower is forgotten: neither address nor words stay", async ({ db }) => {
  await queue(db, aMail({ kind: "follow.confirm", unsubscribe: `${SITE}/ikuti/berhenti/abc` }));
  await queue(db, aMail({ key: "2" }));
  await sendOutbox(mailer(), clockOf(db).deps);
  const rows = await db.outboxMail.findMany({ orderBy: { kind: "asc" } });
  expect(rows[0]).toMatchObject({ kind: "follow.confirm", recipient: "", text: "", html: null });
  expect(rows[0]?.headersJson).toBe("{}");
  expect(rows[1]).toMatchObject({ kind: "notice.due", recipient: "sari@example.test", text: "Isi surat.\n" });
});
