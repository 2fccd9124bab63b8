import { expect } from "vitest";
import * as jointReport from "#app/routes/joint-report.tsx";
import { insertCast, insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { contextFor, ORIGIN, statusOf } from "./request.ts";

type Opened = Awaited<ReturnType<typeof contextFor>>;

function args<Params>(request: Request, params: Params, { context }: Opened) {
  return { request, url: new URL(request.url), params, context, pattern: "" };
}

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
  60_000,
);
