import { createHash } from "node:crypto";
import { text as readText } from "node:stream/consumers";
import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import type { Actor } from "#app/domain/permission.ts";
import { BLANK_FORM } from "#app/domain/report-form.ts";
import { FILE_BYTES } from "#app/domain/stored-file.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { judgeLinks } from "#app/services/owner/judge-links.server.ts";
import { receiveFile } from "#app/services/owner/receive-file.server.ts";
import { MOST_FILES, storeFile } from "#app/services/owner/store-file.server.ts";
import { openStoredFile } from "#app/services/stored-file-open.server.ts";
import { submitReport } from "#app/services/submit-report.server.ts";
import { aSubmission, type Cast, insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { type TestFiles, testFiles } from "../evidence/file-server.ts";

const ORIGIN = "https://capaian.example.id";
const PLACE = { plan: "rencana", milestone: "A1-B06", origin: ORIGIN };
const CLEAN = `nama,dapil\n${Array.from({ length: 30 }, (_, row) => `Partai ${row},Dapil ${row % 5}`).join("\n")}\n`;
const PERSONAL = `nama,nik\n${Array.from({ length: 30 }, (_, row) => `Orang ${row},32730115058${String(10000 + row)}`).join("\n")}\n`;

type Room = Cast & { db: Db; deps: Deps; files: TestFiles };

function testStore(name: string, run: (room: Room) => Promise<void>): void {
  testDbs(
    name,
    async ({ db }) => {
      const files = await testFiles();
      try {
        const cast = await insertCast(db);
        await run({ ...cast, db, files, deps: { ...testDeps(db), files } });
      } finally {
        await files.close();
      }
    },
    60_000,
  );
}

async function handIn({ deps, files }: Room, actor: Actor, name: string, content: string | Uint8Array) {
  const receiver = receiveFile(files);
  await receiver.write(Buffer.from(content));
  const received = await receiver.end();
  if (received === null) throw new Error("too large");
  return storeFile({ ...PLACE, signedIn: { actor, name: "Sari" }, received, name }, deps);
}

function addressOf(url: string) {
  const [, , sha256 = "", name = ""] = new URL(url).pathname.split("/");
  return { sha256, name };
}

testStore(
  "a file lies under its digest, for its owners and reviewers first, for everyone once it is filed",
  async (room) => {
    const { deps, db, owner, secretary } = room;
    const stored = await handIn(room, owner, "../daftar calon.csv", CLEAN);
    const sha256 = createHash("sha256").update(CLEAN).digest("hex");
    expect(stored).toMatchObject({
      ...{
        ok: true,
        guard: "clean",
        name: "daftar-calon.csv",
        url: `${ORIGIN}/berkas/${sha256}/daftar-calon.csv`,
      },
    });
    const address = { sha256, name: "daftar-calon.csv" };
    const open = (actor: Actor | null) => openStoredFile({ address, actor, withContent: true }, deps);
    const stranger = await insertPerson(db, { id: "tono", organisation: "bappenas", role: "owner" });

    expect(await open(null)).toBeNull();
    expect(await open(stranger)).toBeNull();
    for (const actor of [owner, secretary]) {
      const opened = await open(actor);
      expect(opened).toMatchObject({ mediaType: "text/csv", bytes: CLEAN.length });
      if (opened?.content != null) expect(await readText(opened.content)).toBe(CLEAN);
    }
    const url = stored.ok ? stored.url : "";
    const submission = aSubmission({ slots: [{ slot: "B06.1", kind: null, links: [url] }] });
    const filed = { plan: "rencana", milestone: "A1-B06", actor: owner, actorName: "Sari", submission };
    expect(await submitReport({ ...filed, origin: ORIGIN }, deps)).toMatchObject({ ok: true });
    const head = await openStoredFile({ address, actor: null, withContent: false }, deps);
    expect(head).toMatchObject({ name: "daftar-calon.csv", content: null });
    expect(await db.evidenceItem.count({ where: { fileId: { not: null } } })).toBe(1);
    expect(await db.auditEntry.count({ where: { action: "file.stored" } })).toBe(1);
  },
);

testStore("a file with personal data is held: filed or not, the public never sees it", async (room) => {
  const { deps, owner } = room;
  const stored = await handIn(room, owner, "calon.csv", PERSONAL);
  expect(stored).toMatchObject({ ok: true, guard: "held", guardCode: "personal_data", kinds: ["nik"] });
  const url = stored.ok ? stored.url : "";
  const submission = aSubmission({ slots: [{ slot: "B06.1", kind: null, links: [url] }] });
  const filed = { plan: "rencana", milestone: "A1-B06", actor: owner, actorName: "Sari", submission };
  await submitReport({ ...filed, origin: ORIGIN }, deps);

  const asked = { address: addressOf(url), withContent: false };
  expect(await openStoredFile({ ...asked, actor: null }, deps)).toBeNull();
  expect(await openStoredFile({ ...asked, actor: owner }, deps)).not.toBeNull();
});

testStore(
  "programs and empty files are refused by what they are, not by what they are called",
  async (room) => {
    const { db, owner, files } = room;
    const program = Buffer.concat([Buffer.from("\x7fELF\x02\x01\x01", "latin1"), Buffer.alloc(4_000, 1)]);

    expect(await handIn(room, owner, "data.csv", program)).toEqual({ ok: false, refusal: "file_kind" });
    expect(await handIn(room, owner, "data.csv", "")).toEqual({ ok: false, refusal: "file_empty" });
    expect(await db.storedFile.count()).toBe(0);
    expect(await files.filesIn(files.folder)).toEqual([]);
  },
);

testStore("who does not own the milestone hands nothing in, and nothing is left of it", async (room) => {
  const { secretary, files, db } = room;
  expect(await handIn(room, secretary, "data.csv", CLEAN)).toEqual({ ok: false, refusal: "not_owner" });
  expect(await db.storedFile.count()).toBe(0);
  expect(await files.filesIn(files.folder)).toEqual([]);
});

testStore("more than the largest file is not kept, and not a byte more is written", async ({ files }) => {
  const receiver = receiveFile(files, 1_000);
  await receiver.write(Buffer.alloc(999));
  await receiver.write(Buffer.alloc(2));
  await receiver.write(Buffer.alloc(5_000));
  expect(await receiver.end()).toBeNull();
  expect(await files.filesIn(files.folder)).toEqual([]);
  const exact = receiveFile(files, 1_000);
  await exact.write(Buffer.alloc(1_000));
  expect(await exact.end()).toMatchObject({ bytes: 1_000 });
  expect(FILE_BYTES).toBe(25 * 1024 * 1024);
});

testStore("the same file is kept once, and one person hands in so many within an hour", async (room) => {
  const { db, owner, files } = room;
  await handIn(room, owner, "a.csv", CLEAN);
  await handIn(room, owner, "a.csv", CLEAN);
  await handIn(room, owner, "b.csv", CLEAN);
  expect(await db.storedFile.count()).toBe(2);
  expect(await files.filesIn(files.folder)).toHaveLength(1);
  await db.rateLimit.updateMany({ data: { points: MOST_FILES } });

  expect(await handIn(room, owner, "c.csv", `${CLEAN}x,y\n`)).toEqual({
    ok: false,
    refusal: "too_many_files",
  });
  expect(await files.filesIn(files.folder)).toHaveLength(1);
});

testStore("a file of another organisation, or one that never was, is no evidence", async (room) => {
  const { deps, db, owner } = room;
  await db.milestoneOwner.create({
    data: { id: "o2", milestoneId: "m", organisationId: "bappenas", role: "support", provenanceJson: "[]" },
  });
  const partner = await insertPerson(db, { id: "tono", organisation: "bappenas", role: "owner" });
  const stored = await handIn(room, owner, "a.csv", CLEAN);
  const url = stored.ok ? stored.url : "";
  const judge = async (actor: Actor, links: string) => {
    const slots = [{ code: "B06.1", kind: "", links }];
    const judged = await judgeLinks({ ...PLACE, actor, form: { ...BLANK_FORM, slots } }, deps);
    return judged.ok ? judged.judged.slots["B06.1"]?.[0]?.refusal : judged.refusal;
  };

  expect(await judge(owner, url)).toBeNull();
  expect(await judge(partner, url)).toBe("file_unknown");
  expect(await judge(owner, url.replace(/berkas\/./, "berkas/0"))).toBe("file_unknown");
});

testStore("a pasted line gives its address, and its code says where it goes", async (room) => {
  const { deps, owner } = room;
  const slots = [
    { code: "B06.1", kind: "", links: "" },
    { code: "B06.9", kind: "", links: "" },
  ];
  const form = { ...BLANK_FORM, slots, pasted: "- B06.9: https://contoh.test/dapil.csv" };
  const judged = await judgeLinks({ ...PLACE, actor: owner, form }, deps);
  const [line] = judged.ok ? judged.judged.pasted : [];
  expect(line).toMatchObject({ text: "https://contoh.test/dapil.csv", slot: "B06.9", line: 1, word: "new" });
});
