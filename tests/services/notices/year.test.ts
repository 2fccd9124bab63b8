import { afterAll, beforeAll, expect } from "vitest";
import { type Db, openDb } from "#app/data/db.server.ts";
import { type CalendarDate, calendarDateAt, plusDays } from "#app/domain/calendar-date.ts";
import type { Actor } from "#app/domain/permission.ts";
import { openMailer } from "#app/exchange/mail.server.ts";
import { NOTICE_MAILS } from "#app/i18n/mails/notice-mails.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { queueNoticeMails } from "#app/services/notices/queue-notice-mails.server.ts";
import { tellNotices } from "#app/services/notices/tell-notices.server.ts";
import { importCalendar } from "#app/services/schedule/import-calendar.server.ts";
import { sendOutbox } from "#app/services/send-outbox.server.ts";
import { insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDatabases } from "#tests/db.ts";
import { day } from "#tests/factories.ts";
import { headersOf, type SmtpServer, startSmtpServer, type TakenMail } from "#tests/smtp-server.ts";
import { CALENDAR, type Cast, happen, toldOfHappenings } from "./year-happenings.ts";

const ZONE = "Asia/Jakarta";
const ORIGIN = "https://capaian.example.test";
const words = {
  links: { origin: ORIGIN, secret: "rahasia-yang-cukup-panjang-sekali" },
  notices: NOTICE_MAILS,
};
const [FIRST, LAST] = [day("2023-05-10"), day("2024-05-10")];
/** Days on which nothing runs at all. */
const OFF = new Set(["2023-12-01", "2023-12-02", "2023-12-03"]);
/** The day on which the mail server refuses everybody. */
const MAIL_DOWN = "2023-12-31";
const DUES = {
  "A1-B06": "2023-06-30",
  "A1-B12": "2023-12-31",
  "A1-B18": "2024-01-01",
  "A1-B24": "2024-02-29",
  /** Counted from a stage that an amendment moves there. */
  "A1-B30": "2024-03-15",
};
const STEPS = [
  { kind: "due", days: 30, offset: -30 },
  { kind: "due", days: 7, offset: -7 },
  { kind: "due", days: 1, offset: -1 },
  { kind: "overdue", days: 1, offset: 1 },
  { kind: "overdue", days: 7, offset: 7 },
  { kind: "overdue", days: 30, offset: 30 },
];

let server: SmtpServer;
beforeAll(async () => {
  server = await startSmtpServer();
});
afterAll(() => server.stop());

testDatabases(
  "a year of days: everybody is told everything once, New Year and restarts or not, and mailed within the limits",
  async ({ databaseUrl }) => {
    server.accepted.length = 0;
    const clock = { at: new Date(`${FIRST}T00:00:00Z`) };
    const program = new Program(databaseUrl, clock);
    await program.start();
    const cast = await setUp(program.db);
    const arrived: Array<{ on: CalendarDate; mail: TakenMail }> = [];
    for (let on: CalendarDate = FIRST; on <= LAST; on = plusDays(on, 1)) {
      if (OFF.has(on)) continue;
      server.behave(on === MAIL_DOWN ? "busy" : "accept");
      for (const hour of hoursOf(on)) {
        clock.at = new Date(`${on}T${hour}:00:00Z`);
        const before = server.accepted.length;
        if (hour === "12") await happen(on, cast, program.deps());
        await turn(program, on, hour);
        for (const mail of server.accepted.slice(before)) arrived.push({ on, mail });
      }
    }
    await expectNotices(program.db);
    await expectMails(program.db, arrived);
    await program.stop();
  },
  { timeoutMs: 300_000 },
);

/** Twice a day where much happens, and once elsewhere: the year is long. */
function hoursOf(on: CalendarDate): ReadonlyArray<string> {
  const isBusy = (on >= "2023-12-25" && on <= "2024-01-31") || Number(on.slice(8)) % 7 === 0;
  return isBusy ? ["00", "12"] : ["00"];
}

/** The program between two starts. */
class Program {
  db!: Db;
  private close: () => Promise<void> = async () => {};
  constructor(
    private readonly databaseUrl: string,
    private readonly clock: { at: Date },
  ) {}
  async start(): Promise<void> {
    await this.close();
    const { db, close } = await openDb(this.databaseUrl);
    [this.db, this.close] = [db, close];
  }
  stop(): Promise<void> {
    return this.close();
  }
  deps(): Deps {
    return { ...testDeps(this.db), now: () => this.clock.at };
  }
}

/** What the program does twice a day; it dies in the middle of it every few days, and on New Year's Eve and Day. */
async function turn(program: Program, on: CalendarDate, hour: string): Promise<void> {
  const date = Number(on.slice(8));
  const isNewYear = on === "2023-12-31" || on === "2024-01-01";
  if (date % 7 === 0) await Promise.all([tellNotices(program.deps()), tellNotices(program.deps())]);
  else await tellNotices(program.deps());
  if (date % 10 === 0 || isNewYear) await program.start();
  if (date % 9 === 0 && hour === "00") return;
  await queueNoticeMails(words, program.deps());
  await queueNoticeMails(words, program.deps());
  if (date % 15 === 0 || isNewYear) await program.start();
  if (date % 11 === 0 && hour === "00") return;
  const mailer = openMailer({ smtpUrl: server.url, siteOrigin: ORIGIN });
  await sendOutbox(mailer, program.deps());
  mailer.close();
}

async function setUp(db: Db): Promise<Cast> {
  const { owner: sari, secretary: wayan, reviewer: rina } = await insertCast(db);
  await insertPerson(db, { id: "ani", organisation: "kpu", role: "owner" });
  await insertPerson(db, { id: "tono", organisation: "kpu", role: "administrator" });
  const tari = await insertPerson(db, { id: "tari", organisation: "seknas", role: "secretariat" });
  await insertCalendar(db, wayan);
  await db.user.update({ where: { id: "ani" }, data: { mailRhythm: "each" } });
  for (const [ordinal, [code, dueOn]] of Object.entries(DUES).slice(1).entries()) {
    const checkpoint = code.slice(3);
    const of = { planId: "p", provenanceJson: "[]" };
    await db.checkpoint.create({
      data: { ...of, id: code, code: checkpoint, label: checkpoint, dueOn, ordinal: ordinal + 2 },
    });
    const rule = {
      id: `d-${code}`,
      ...(code === "A1-B30"
        ? { kind: "stage", calendarCode: CALENDAR, stageCode: "D1", edge: "end", offsetDays: 0 }
        : { kind: "fixed", fixedOn: dueOn }),
      provenanceJson: "[]",
      knownOn: "2022-11-16",
    };
    await db.milestone.create({
      data: {
        ...{ ...of, id: code, actionId: "a", checkpointId: code, code, title: `Target ${code}` },
        ...{ mustBeTrue: "-", weight: 1, createdAt: new Date(`${FIRST}T00:00:00Z`) },
        owners: { create: { id: `o-${code}`, organisationId: "kpu", role: "lead", provenanceJson: "[]" } },
        deadlineRules: { create: { ...rule, recordedAt: new Date(`${FIRST}T00:00:00Z`) } },
      },
    });
  }
  return { sari, wayan, rina, tari };
}

/** A stage that ends on 5 March 2024, and the regulation that will move it. */
async function insertCalendar(db: Db, wayan: Actor): Promise<void> {
  const title = "Peraturan";
  await db.regulation.create({ data: { id: "reg", code: "PKPU-1", kind: "regulation", title } });
  const files = {
    "calendars.csv": "code,title,title_en,regulation,ordinal,note,note_en\npilkades,Pilkades,,,1,,\n",
    "stages.csv":
      "calendar,code,title,title_en,parent,phase,ordinal,note,note_en\npilkades,D1,Pendaftaran,,,pra,1,,\n",
    "stage_versions.csv":
      "calendar,stage,regulation,start,end,condition,citation,known_on,planned_or_actual,confidence,note,note_en\n" +
      "pilkades,D1,,2024-03-04,2024-03-05,,Perbup,2023-01-01,planned,H,,\n",
  };
  const by = { actor: wayan, name: "wayan" };
  const done = await importCalendar({ tables: { files }, plan: "rencana", by, dryRun: false }, testDeps(db));
  if (!done.ok) throw new Error(JSON.stringify(done));
}

/** Everything that is to be told in the year, from the days alone. */
function expected(): Array<string> {
  const told: Array<string> = [];
  const owners = ["ani", "sari"];
  for (const [code, due] of Object.entries(DUES)) {
    for (const { kind, days, offset } of STEPS) {
      const on = plusDays(day(due), offset);
      if (on <= FIRST || on > LAST || (code === "A1-B24" && on >= "2024-01-20")) continue;
      const isMissed = code === "A1-B24" && on > "2024-01-10";
      if (isMissed) continue;
      const ran = [0, 1, 2, 3].map((late) => plusDays(on, late)).find((each) => !OFF.has(each)) ?? on;
      for (const who of owners) told.push(`${ran} ${who} ${kind} ${code} ${days}`);
      if (kind === "overdue" && days === 7) told.push(`${ran} tono escalated ${code} ${days}`);
      if (kind === "overdue" && days === 30)
        for (const who of ["tari", "wayan"]) told.push(`${ran} ${who} escalated ${code} ${days}`);
    }
  }
  told.push(...toldOfHappenings());
  return told.sort();
}

async function expectNotices(db: Db): Promise<void> {
  const rows = await db.notice.findMany({ orderBy: { id: "asc" } });
  const told = rows.map(({ knownOn, userId, kind, dataJson, key }) => {
    const { milestone } = JSON.parse(dataJson);
    const step = /\/(30|7|1)$/.exec(key)?.[1] ?? "–";
    return `${knownOn} ${userId} ${kind} ${milestone} ${step}`;
  });
  expect(told.sort()).toEqual(expected());
}

async function expectMails(
  db: Db,
  arrived: ReadonlyArray<{ on: CalendarDate; mail: TakenMail }>,
): Promise<void> {
  const ids = arrived.map(({ mail }) => headersOf(mail.message).get("message-id"));
  expect(new Set(ids).size, "nothing arrives twice").toBe(ids.length);
  const mails = await db.outboxMail.findMany();
  expect(
    mails.filter(({ sentAt }) => sentAt === null),
    "nothing is left behind",
  ).toEqual([]);
  expect(arrived).toHaveLength(mails.length);
  expect(arrived.filter(({ on }) => on === MAIL_DOWN)).toEqual([]);
  expect(arrived.filter(({ on }) => on === "2024-01-01").length).toBeGreaterThan(0);

  const keys = new Set(mails.map(({ key }) => key));
  const notices = await db.notice.findMany();
  const unmailed = notices.filter(({ mailKey }) => mailKey === null || !keys.has(mailKey));
  expect(
    unmailed.map(({ key, unmailed: why }) => `${key} ${why}`),
    "every notice is in a mail",
  ).toEqual([]);

  const digests = mails.flatMap(({ kind, recipient, sentAt }) =>
    kind === "notice.digest" && sentAt !== null ? [`${recipient} ${calendarDateAt(sentAt, ZONE)}`] : [],
  );
  expect(new Set(digests).size, "one digest a day for a person").toBe(digests.length);
  expect(digests.length).toBeGreaterThan(10);
  expect(
    digests.some((digest) => digest.startsWith("ani")),
    "who wants each at once gets no digest",
  ).toBe(false);
}
