import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { FILE_BYTES } from "#app/domain/stored-file.ts";
import * as jointReport from "#app/routes/joint-report.tsx";
import * as judgeLink from "#app/routes/judge-link.ts";
import * as report from "#app/routes/report.tsx";
import * as draft from "#app/routes/report-draft.ts";
import * as storedFile from "#app/routes/stored-file.ts";
import * as upload from "#app/routes/upload.ts";
import { insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { type TestFiles, testFiles } from "../services/evidence/file-server.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

const PARAMS = { plan: "rencana", milestone: "A1-B06" };
const FORM = "/tugas/rencana/A1-B06";
const CSV = `nama,dapil\n${Array.from({ length: 30 }, (_, row) => `Partai ${row},Dapil ${row % 5}`).join("\n")}\n`;

type Opened = Awaited<ReturnType<typeof contextFor>>;

function args<Params>(request: Request, params: Params, { context }: Opened) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

async function saidBy(run: Promise<unknown>): Promise<{ status: number; said: unknown }> {
  const answer = await run;
  if (!(answer instanceof Response)) throw new Error("no answer of its own");
  return { status: answer.status, said: await answer.json() };
}

testDbs("a draft is kept, refused for another, and asks who signed out to sign in again", async ({ db }) => {
  await insertCast(db);
  const deps = testDeps(db);
  const opened = await contextFor(deps, "sari");
  const { csrf } = opened;
  const send = (fields: Record<string, string>, as = opened) =>
    saidBy(draft.action(args(post(`${FORM}/draf`, fields), PARAMS, as)));

  expect(await send({ csrf, version: "0", narrative: "a" })).toMatchObject({
    status: 200,
    said: { kept: true, version: 1 },
  });
  expect(await send({ csrf, version: "0", narrative: "b" })).toMatchObject({
    ...{
      status: 409,
      said: { kept: false, reason: "changed", other: { version: 1, theirs: { narrative: "a" } } },
    },
  });
  const unheard = JSON.stringify({
    percent: "",
    narrative: "a",
    obstacleNote: "",
    nextStep: "",
    nextStepOn: "",
    supportAsked: "",
    supportTo: "",
    pasted: "",
  });
  expect(await send({ csrf, version: "0", narrative: "b", unheard })).toMatchObject({
    status: 200,
    said: { version: 2 },
  });
  expect(await send({ csrf, version: "2", narrative: "c", unheard: "{" })).toMatchObject({ status: 200 });
  expect(await send({}, await contextFor(deps, null))).toEqual({
    status: 401,
    said: { kept: false, reason: "signed_out" },
  });
  const secretary = await contextFor(deps, "wayan");
  expect(await send({ csrf: secretary.csrf, version: "0" }, secretary)).toMatchObject({ status: 403 });
  expect(
    await statusOf(() => draft.action(args(post(`${FORM}/draf`, { version: "3" }), PARAMS, opened))),
  ).toMatchObject({ status: 403 });
  expect(await db.reportDraft.count()).toBe(1);
});

testDbs(
  "links are judged while typed: each line by itself, for the milestone's owners alone",
  async ({ db }) => {
    await insertCast(db);
    const deps = testDeps(db);
    const opened = await contextFor(deps, "sari");
    const links =
      "https://opendata.kpu.go.id/a.csv\n\nopendata.kpu.go.id/a.csv\nhttps://opendata.kpu.go.id/a.csv#x";
    const fields = {
      csrf: opened.csrf,
      "slots[0].code": "B06.1",
      "slots[0].links": links,
      pasted: "https://kpu.go.id/b.csv",
    };
    const judged = await saidBy(judgeLink.action(args(post(`${FORM}/tautan`, fields), PARAMS, opened)));

    expect(judged).toMatchObject({
      status: 200,
      said: {
        slots: {
          "B06.1": [
            { line: 1, word: "new" },
            { line: 3, word: "refused", refusal: "scheme_missing" },
            { line: 4 },
          ],
        },
        pasted: [{ slot: "B06.1", word: "new" }],
      },
    });
    const other = await contextFor(deps, "wayan");
    const refused = { ...fields, csrf: other.csrf };
    expect(
      await saidBy(judgeLink.action(args(post(`${FORM}/tautan`, refused), PARAMS, other))),
    ).toMatchObject({ status: 403 });
    const look = { ...fields, look: "https://127.0.0.1/x" };
    expect(await saidBy(judgeLink.action(args(post(`${FORM}/tautan`, look), PARAMS, opened)))).toMatchObject({
      said: { ok: false, refusal: "host_not_public" },
    });
  },
);

testDbs("pasted links are put into slots before anything is filed, and the page says so", async ({ db }) => {
  await insertCast(db);
  const opened = await contextFor(testDeps(db), "sari");
  const fields = {
    ...{ csrf: opened.csrf, intent: "submit", percent: "100", narrative: "NIHIL" },
    ...{
      "slots[0].code": "B06.1",
      "slots[0].links": "",
      pasted: "https://kpu.go.id/a.csv\nhttps://kpu.go.id/b.csv",
    },
  };
  const answer = await report.action(args(post(FORM, fields), PARAMS, opened));
  expect(answer).toMatchObject({
    init: { status: 400 },
    data: {
      changed: "placed",
      problems: [{ field: "pasted", code: "links_placed" }],
      form: {
        pasted: "",
        slots: [{ code: "B06.1", links: "https://kpu.go.id/a.csv\nhttps://kpu.go.id/b.csv" }],
      },
    },
  });
  expect(await db.report.count()).toBe(0);
});

testDbs(
  "a file's name without the file is named as not uploaded; support needs somebody to ask",
  async ({ db }) => {
    await insertCast(db);
    const opened = await contextFor(testDeps(db), "sari");
    const base = {
      csrf: opened.csrf,
      intent: "submit",
      percent: "100",
      narrative: "NIHIL",
      "slots[0].code": "B06.1",
    };
    const send = (fields: Record<string, string>) =>
      report.action(args(post(FORM, { ...base, ...fields }), PARAMS, opened));

    expect(await send({ "slots[0].file": "data.csv" })).toMatchObject({
      ...{ init: { status: 400 }, data: { problems: [{ field: "slot-B06.1", code: "file_not_uploaded" }] } },
    });
    const asked = {
      supportAsked: "Surat kepada partai.",
      supportTo: "bappenas",
      nextStep: "Menyurati",
      nextStepOn: "2023-06-01",
    };
    expect(await statusOf(() => send(asked))).toMatchObject({ status: 302 });
    expect(await db.supportRequest.findMany({ select: { text: true, neededBy: true } })).toEqual([
      { text: "Surat kepada partai.", neededBy: "2023-06-01" },
    ]);
  },
);

testDbs(
  "of two drafts a person takes theirs, mine or both; what was put aside is shown once more",
  async ({ db }) => {
    await insertCast(db);
    const opened = await contextFor(testDeps(db), "sari");
    const base = { csrf: opened.csrf, narrative: "laptop", version: "0" };
    const save = (fields: Record<string, string>) =>
      report.action(args(post(FORM, { ...base, ...fields }), PARAMS, opened));
    await save({ intent: "draft", narrative: "telepon" });

    expect(await save({ intent: "draft" })).toMatchObject({
      init: { status: 409 },
      data: { other: { version: 1 } },
    });
    expect(await save({ intent: "theirs", otherVersion: "1" })).toMatchObject({
      data: { form: { narrative: "telepon" }, aside: { narrative: "laptop" }, changed: "theirs_taken" },
    });
    expect(await save({ intent: "join", otherVersion: "1" })).toMatchObject({
      data: { form: { narrative: "laptop\n\ntelepon" }, draft: { version: 2 }, changed: "joined" },
    });
    expect(await save({ intent: "mine", otherVersion: "1" })).toMatchObject({ init: { status: 409 } });
    expect(await save({ intent: "mine", otherVersion: "2" })).toMatchObject({
      data: { draft: { version: 3 }, aside: { narrative: "laptop\n\ntelepon" } },
    });
  },
);

async function withFiles(db: Db, run: (files: TestFiles, opened: Opened) => Promise<void>): Promise<void> {
  const files = await testFiles();
  try {
    await insertCast(db);
    await run(files, await contextFor({ ...testDeps(db), files }, "sari"));
  } finally {
    await files.close();
  }
}

function uploading(csrf: string | null, file: File): Request {
  const body = new FormData();
  if (csrf !== null) body.set("csrf", csrf);
  body.set("slots[0].code", "B06.1");
  body.set("slots[0].file", file);
  return new Request(`${ORIGIN}${FORM}/berkas`, { method: "POST", body, headers: { origin: ORIGIN } });
}

testDbs(
  "a dropped file is taken under a safe name and served as a download that runs nothing",
  async ({ db }) => {
    await withFiles(db, async (files, opened) => {
      const send = (file: File) => saidBy(upload.action(args(uploading(opened.csrf, file), PARAMS, opened)));
      const taken = await send(new File([CSV], '../"><script>.html;.csv'));
      expect(taken).toMatchObject({
        status: 200,
        said: { problems: [], taken: [{ slot: "B06.1", guard: "clean" }] },
      });
      const page = await send(new File(["<!doctype html><script>alert(1)</script><p>halo</p>"], "data.csv"));
      expect(page).toMatchObject({ status: 200 });

      const rows = await db.storedFile.findMany({
        select: { sha256: true, name: true, mediaType: true },
        orderBy: { uploadedAt: "asc" },
      });
      for (const { sha256, name } of rows) {
        expect(name).toMatch(/^[A-Za-z0-9._-]+$/);
        const request = new Request(`${ORIGIN}/berkas/${sha256}/${name}`);
        const answer = await storedFile.loader(args(request, { sha256, name }, opened));
        expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="${name}"`);
        expect(answer.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
        expect(answer.headers.get("cache-control")).toContain("no-store");
        expect((await answer.arrayBuffer()).byteLength).toBe(Number(answer.headers.get("content-length")));
        const anyone = await contextFor({ ...testDeps(db), files }, null);
        expect((await storedFile.loader(args(request, { sha256, name }, anyone))).status).toBe(404);
      }
      expect(rows.map(({ mediaType }) => mediaType).sort()).toEqual(["text/csv", "text/html"]);
    });
  },
  30_000,
);

testDbs(
  "a file that is too large, a program, or sent without this session's token leaves nothing",
  async ({ db }) => {
    await withFiles(db, async (files, opened) => {
      const send = (request: Request, as = opened) => saidBy(upload.action(args(request, PARAMS, as)));
      const large = new File([new Uint8Array(FILE_BYTES + 1)], "besar.csv");
      expect(await send(uploading(opened.csrf, large))).toMatchObject({
        ...{ status: 413, said: { problems: [{ field: "slot-B06.1", code: "file_too_large" }], taken: [] } },
      });
      const program = new File([`MZ${"\x90\x00".repeat(2_000)}PE\x00\x00`], "data.xlsx");
      expect(await send(uploading(opened.csrf, program))).toMatchObject({ status: 400, said: { taken: [] } });
      const small = () => new File([CSV], "a.csv");
      for (const csrf of [null, "lain"]) {
        const sent = uploading(csrf, small());
        expect(await statusOf(() => upload.action(args(sent, PARAMS, opened)))).toMatchObject({
          status: 403,
        });
      }
      const other = await contextFor({ ...testDeps(db), files }, "wayan");
      expect(
        await statusOf(() => upload.action(args(uploading(other.csrf, small()), PARAMS, other))),
      ).toMatchObject({ status: 403 });
      expect(
        await send(uploading(null, small()), await contextFor({ ...testDeps(db), files }, null)),
      ).toMatchObject({ status: 401 });
      expect(await db.storedFile.count()).toBe(0);
      expect(await files.filesIn(files.folder)).toEqual([]);
    });
  },
  30_000,
);

testDbs(
  "several targets go in one submission, or none does and each problem names its target",
  async ({ db }) => {
    await insertCast(db);
    const owners = { create: { id: "o2", organisationId: "kpu", role: "lead", provenanceJson: "[]" } };
    await db.action.create({
      data: {
        id: "a2",
        planId: "p",
        commitmentId: "k",
        code: "A2",
        title: "-",
        summary: "-",
        groupLabel: "-",
        ordinal: 2,
        provenanceJson: "[]",
      },
    });
    await db.milestone.create({
      data: {
        id: "m2",
        planId: "p",
        actionId: "a2",
        checkpointId: "c",
        code: "A2-B06",
        title: "-",
        mustBeTrue: "-",
        weight: 1,
        provenanceJson: "[]",
        createdAt: new Date(),
        owners,
      },
    });
    const deps = testDeps(db);
    const opened = await contextFor(deps, "sari");
    const path = "/tugas/rencana/bersama";
    const send = (fields: ReadonlyArray<readonly [string, string]>, as = opened) => {
      const body = new URLSearchParams([["csrf", as.csrf], ...fields.map(([name, text]) => [name, text])]);
      const request = new Request(`${ORIGIN}${path}`, { method: "POST", body, headers: { origin: ORIGIN } });
      return jointReport.action(args(request, { plan: "rencana" }, as));
    };
    const both = [
      ["target", "A1-B06"],
      ["target", "A2-B06"],
      ["A1-B06.percent", "100"],
      ["A1-B06.slots[0].code", "B06.1"],
    ] as const;

    expect(await send([...both, ["A2-B06.percent", "100"]])).toMatchObject({
      init: { status: 400 },
      data: {
        answers: [
          { milestone: "A1-B06", answer: { problems: [{ field: "narrative" }] } },
          { milestone: "A2-B06" },
        ],
      },
    });
    expect(await send([])).toMatchObject({ init: { status: 400 }, data: { isEmpty: true } });
    const drafted = await send([...both, ["intent", "draft"], ["A2-B06.narrative", "x"]]);
    expect(drafted).toMatchObject({
      data: { answers: [{ answer: { draft: { version: 1 } } }, { answer: { draft: { version: 1 } } }] },
    });
    const secretary = await contextFor(deps, "wayan");
    expect(
      await send([...both, ["sharedNarrative", "x"], ["A2-B06.percent", "100"]], secretary),
    ).toMatchObject({ init: { status: 403 } });
    expect(await db.report.count()).toBe(0);

    const whole = [...both, ["sharedNarrative", "Bersama."], ["A2-B06.percent", "100"]] as const;
    expect(await statusOf(() => send(whole))).toEqual({
      status: 302,
      location: `${path}?terkirim=A1-B06%2CA2-B06`,
    });
    expect(await db.report.findMany({ select: { narrative: true } })).toEqual([
      { narrative: "Bersama." },
      { narrative: "Bersama." },
    ]);
    const page = await jointReport.loader(
      args(new Request(`${ORIGIN}${path}?terkirim=A1-B06,A9-B06`), { plan: "rencana" }, opened),
    );
    expect(page.sent).toEqual(["A1-B06"]);
    await insertPerson(db, { id: "tono", organisation: "bappenas", role: "owner" });
    const outsider = await contextFor(deps, "tono");
    expect(
      await statusOf(() =>
        jointReport.loader(args(new Request(`${ORIGIN}${path}`), { plan: "rencana" }, outsider)),
      ),
    ).toMatchObject({ status: 403 });
  },
);
