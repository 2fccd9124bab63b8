import { fork } from "node:child_process";
import { join } from "node:path";
import { expect } from "vitest";
import { startSession } from "#app/services/sessions.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, insertCast, testDeps } from "#tests/data-factories.ts";
import { type TestDb, testDbs } from "#tests/db.ts";
import { sessions } from "#tests/routes/request.ts";
import { sari } from "./sari.ts";
import { type SmallSite, saidBy, smallSite } from "./small-site.ts";

const WRITES = 25;
const READERS = 8;
/** What is promised for another process's writes; a quarter of it is what is meant. */
const BOUND_MS = 1_000;
const TIMEOUT_MS = 60_000;

async function withSite(
  { db }: TestDb,
  run: (site: SmallSite, deps: ReturnType<typeof testDeps>) => Promise<void>,
): Promise<void> {
  await insertCast(db);
  const deps = testDeps(db);
  const site = await smallSite(deps);
  try {
    await run(site, deps);
  } finally {
    await site.close();
  }
}

async function cookieOf(userId: string, deps: ReturnType<typeof testDeps>): Promise<string> {
  const start = { userId, name: userId, userAgent: null, replaces: null };
  const cookie = await sessions.cookieFor(await startSession(start, deps));
  return cookie.split(";")[0] ?? "";
}

function shortly(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1));
}

const PATHS = ["/", "/en", "/?per=2023-05-10", "/en?per=2023-05-10", "/berkas", "/rencana%2Fdua"];

testDbs(
  "no reader gets a number older than a write of this process that was done before they asked",
  (test) =>
    withSite(test, async (site, deps) => {
      let done = 0;
      let reads = 0;
      const stale: Array<string> = [];
      const write = async () => {
        for (let turn = 0; turn < WRITES; turn += 1) {
          const outcome = await submitReport(sari(aSubmission({ narrative: `Laporan ${turn}` })), deps);
          if (!outcome.ok) throw new Error(outcome.refusal);
          done += 1;
          for (const enough = reads + READERS * 3; reads < enough; ) await shortly();
        }
      };
      let writing = true;
      const read = async (reader: number) => {
        for (let turn = reader; writing; turn += 1) {
          const path = PATHS[turn % PATHS.length] ?? "/";
          const before = done;
          const { count, address } = saidBy(await site.get(path, ["accept-encoding", "identity"]));
          reads += 1;
          if (count < before || address !== path) stale.push(`${path}: ${count} after ${before}, ${address}`);
        }
      };
      const readers = Array.from({ length: READERS }, (_, reader) => read(reader));
      await write().finally(() => {
        writing = false;
      });
      await Promise.all(readers);

      expect(stale).toEqual([]);
      expect(done).toBe(WRITES);
      expect(saidBy(await site.get("/")).count).toBe(WRITES);
      expect(reads - site.made()).toBeGreaterThan(reads / 4); // else nothing was kept and nothing was tried
    }),
  TIMEOUT_MS,
);

testDbs(
  "no reader gets a number more than a second older than a write of another process",
  (test) =>
    withSite(test, async (site) => {
      const doneAt: Array<number> = [];
      const writer = fork(join(import.meta.dirname, "race-writer.ts"), [test.databaseUrl, String(WRITES)], {
        execArgv: ["--import", "tsx"],
      });
      writer.on("message", (at) => doneAt.push(Number(at)));
      const ended = new Promise<number | null>((resolve) => writer.once("exit", resolve));
      let writing = true;
      void ended.then(() => {
        writing = false;
      });
      const seen: Array<{ askedAt: number; count: number }> = [];
      const read = async () => {
        while (writing) {
          const askedAt = Date.now();
          seen.push({ askedAt, count: saidBy(await site.get("/")).count });
          await shortly();
        }
      };
      await Promise.all(Array.from({ length: 4 }, read));

      expect(await ended).toBe(0);
      expect(doneAt).toHaveLength(WRITES);
      const owed = (askedAt: number) => doneAt.filter((at) => at <= askedAt - BOUND_MS).length;
      expect(seen.filter(({ askedAt, count }) => count < owed(askedAt))).toEqual([]);
      expect(seen.length).toBeGreaterThan(site.made());
      await new Promise((resolve) => setTimeout(resolve, BOUND_MS));
      expect(saidBy(await site.get("/")).count).toBe(WRITES);
    }),
  TIMEOUT_MS,
);

testDbs(
  "no reader gets another person's page, however their cookie is written",
  (test) =>
    withSite(test, async (site, deps) => {
      const [one, other] = [await cookieOf("sari", deps), await cookieOf("wayan", deps)];
      const readers: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
        ["umum", []],
        ["sari", ["Cookie", one]],
        ["wayan", ["cookie", other]],
        ["sari", ["COOKIE", `a=1; ${one}`]],
        ["wayan", ["cookie", "a=1", "cookie", other]],
        ["umum", ["cookie", ""]],
        ["umum", ["cookie", "capaian=forged.signature"]],
        ["umum", ["authorization", "Bearer x"]],
      ];
      const asked = Array.from({ length: 160 }, async (_, turn) => {
        const [name, headers] = readers[turn % readers.length] ?? ["", []];
        const path = PATHS[turn % PATHS.length] ?? "/";
        const answer = await site.get(path, headers);
        return { name, said: saidBy(answer), path, own: headers.length > 0, headers: answer.headers };
      });
      for (const { name, said, path, own, headers } of await Promise.all(asked)) {
        expect([said.name, said.address]).toEqual([name, path]);
        if (own) {
          if (path !== "/berkas") expect(headers["cache-control"]).toBe("private, no-store");
          expect(headers.etag).toBeUndefined();
        } else {
          expect(headers["cache-control"]).toMatch(/^public, max-age=0/);
          expect(headers.vary).toBe("accept-encoding, cookie");
        }
      }
    }),
  TIMEOUT_MS,
);

testDbs("HEAD, If-None-Match, Range and encodings answer as GET would", (test) =>
  withSite(test, async (site) => {
    const head = await site.get("/", [], "HEAD");
    const whole = await site.get("/");
    const { etag = "" } = whole.headers;

    expect([head.status, head.body]).toEqual([200, ""]);
    expect(head.headers.etag).toBe(etag);
    expect(head.headers["content-length"]).toBe(whole.headers["content-length"]);
    for (const asked of [etag, etag.replace("W/", ""), `"x", ${etag}`, "*"]) {
      const unchanged = await site.get("/", ["if-none-match", asked]);
      expect([unchanged.status, unchanged.body, unchanged.headers.etag]).toEqual([304, "", etag]);
    }
    expect((await site.get("/", ["if-none-match", '"x"'])).status).toBe(200);
    const part = await site.get("/", ["range", "bytes=0-3"]);
    expect([part.status, part.body]).toEqual([200, whole.body]);
    expect((await site.get("/", ["accept-encoding", "gzip, br"])).headers["content-encoding"]).toBe("br");
    const refusing = await site.get("/", ["accept-encoding", "br;q=0, gzip;q=0.5"]);
    expect(refusing.headers["content-encoding"]).toBe("gzip");
    expect(site.made()).toBe(1);
  }),
);

testDbs("no two addresses share a page, and a page keeps nothing of who asked first", (test) =>
  withSite(test, async (site) => {
    const addresses = [
      "/?a=1&b=2",
      "/?b=2&a=1",
      "/?per=2023-05-10",
      "/%3Fper=2023-05-10",
      "/en/",
      "/en",
      "/a%2Fb",
    ];
    for (const address of [...addresses, ...addresses]) {
      expect(saidBy(await site.get(address, ["accept-language", "en"]))).toMatchObject({
        address,
        language: null,
      });
    }
    expect(site.made()).toBe(addresses.length);
  }),
);

testDbs("what is not a page is kept when it says it is public, and not when it forbids or varies", (test) =>
  withSite(test, async (site) => {
    const timesMade = async (path: string, headers: ReadonlyArray<string> = []) => {
      const before = site.made();
      const answers = [await site.get(path, headers), await site.get(path, headers)];
      return { made: site.made() - before, last: answers[1] };
    };
    expect((await timesMade("/berkas")).made).toBe(1);
    expect((await timesMade("/rahasia")).made).toBe(2);
    expect((await timesMade("/diam")).last?.headers["cache-control"]).toBe("private, no-store");
    const varying = await timesMade("/bahasa", ["accept-language", "en"]);
    expect(varying.last === undefined ? null : saidBy(varying.last).language).toBe("en");
  }),
);
