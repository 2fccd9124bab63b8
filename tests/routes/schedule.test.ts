import { expect } from "vitest";
import { z } from "zod";
import { loader as download } from "#app/routes/calendar-file.ts";
import { action as ask, loader as readExtension } from "#app/routes/extension.tsx";
import { action as write } from "#app/routes/write-schedule.tsx";
import { loader as openRow, action as writeRow } from "#app/routes/write-schedule-row.tsx";
import { openPlan } from "#app/services/open-plan.server.ts";
import { insertPerson, insertPlan, testDeps } from "../data-factories.ts";
import { testDbs } from "../db.ts";
import { day } from "../factories.ts";
import { contextFor, ORIGIN, post, statusOf } from "./request.ts";

const PATH = "/rencana/target/A1-B06/perpanjangan";

testDbs(
  "more time is asked for by a plain form; the schedule is written by who may",
  async ({ db }) => {
    await insertPlan(db);
    await insertPerson(db, { id: "kirana", organisation: "kpu", role: "owner" });
    await insertPerson(db, { id: "sari", organisation: "seknas", role: "secretariat" });
    const deps = testDeps(db);
    const params = { plan: "rencana", milestone: "A1-B06" };
    const args = (request: Request, context: Awaited<ReturnType<typeof contextFor>>["context"]) => ({
      ...{ request, url: new URL(request.url), params, context, pattern: "" },
    });
    const nobody = await contextFor(deps, null);
    const owner = await contextFor(deps, "kirana");
    const secretary = await contextFor(deps, "sari");
    const fields = { intent: "ask", untilOn: "2023-09-30", reason: "Menunggu penetapan." };

    expect(
      await statusOf(() => readExtension(args(new Request(`${ORIGIN}${PATH}`), nobody.context))),
    ).toMatchObject({ status: 200 });
    const send = (who: typeof owner, given: Record<string, string>) =>
      statusOf(() => ask(args(post(PATH, { ...given, csrf: who.csrf }), who.context)));
    expect(await send(owner, { ...fields, reason: "" })).toMatchObject({ status: 400 });
    expect(await send(secretary, fields)).toMatchObject({ status: 403 });
    expect(await send({ ...owner, csrf: "lain" }, fields)).toMatchObject({ status: 403 });
    expect(await send(owner, fields)).toEqual({ status: 302, location: `${PATH}?tersimpan=minta` });
    expect(await send(owner, fields)).toMatchObject({ status: 409 });

    const table = "code,title,title_en,regulation,ordinal,note,note_en\nbaru,Pemilu baru,,,1,,\n";
    const put = (who: typeof owner, given: Record<string, string>) =>
      statusOf(() => write(args(post("/rencana/tahapan/tulis", { ...given, csrf: who.csrf }), who.context)));
    expect(await put(secretary, { kind: "calendars", table, intent: "check" })).toMatchObject({
      status: 200,
    });
    expect(await db.electionCalendar.count()).toBe(0);
    expect(await put(owner, { kind: "calendars", table })).toMatchObject({ status: 403 });
    expect(await put(secretary, { kind: "calendars", table: "code\n" })).toMatchObject({ status: 400 });
    expect(await put(secretary, { kind: "calendars", table })).toMatchObject({ status: 200 });
    expect(await db.electionCalendar.count()).toBe(1);

    const file = (who: typeof nobody, name: string) =>
      statusOf(() => {
        const request = new Request(`${ORIGIN}/rencana/tahapan/berkas/${name}`);
        const there = args(request, who.context);
        return download({ ...there, params: { plan: "rencana", file: name } });
      });
    expect(await file(nobody, "kalender.xlsx")).toMatchObject({ status: 302 });
    expect(await file(owner, "kalender.xlsx")).toMatchObject({ status: 403 });
    for (const name of ["kalender.xlsx", "calendar.baru.ods", "templat.xlsx"])
      expect(await file(secretary, name)).toMatchObject({ status: 200 });
    for (const name of ["kalender.lain.xlsx", "kalender.csv", "rencana.xlsx"])
      expect(await file(secretary, name)).toMatchObject({ status: 404 });
  },
  60_000,
);

testDbs(
  "a stage, its window, an event and its day are written one by one; a day on record moves only by an amendment",
  async ({ db }) => {
    await insertPlan(db);
    await insertPerson(db, { id: "kirana", organisation: "kpu", role: "owner" });
    await insertPerson(db, { id: "sari", organisation: "seknas", role: "secretariat" });
    const deps = testDeps(db);
    const owner = await contextFor(deps, "kirana");
    const secretary = await contextFor(deps, "sari");
    const at = (request: Request, { context }: typeof owner, table: string) => ({
      ...{ request, url: new URL(request.url), params: { plan: "rencana", table }, context, pattern: "" },
    });
    const path = (table: string) => `/rencana/tahapan/tulis/${table}`;
    const put = (table: string, fields: Record<string, string>, who = secretary) =>
      answered(() => writeRow(at(post(path(table), { ...fields, csrf: who.csrf }), who, table)));
    const open = (table: string, query = "", who = secretary) =>
      answered(() => openRow(at(new Request(`${ORIGIN}${path(table)}${query}`), who, table)));
    const saved = (table: string) => ({ status: 302, location: `${path(table)}?tersimpan=1` });

    expect(await open("lain")).toMatchObject({ status: 404 });
    expect(await open("tahapan", "", owner)).toMatchObject({ status: 403 });
    expect(await put("kalender", { code: "pilkades", title: "Pilkades" }, owner)).toMatchObject({
      status: 403,
    });
    const law = { code: "PERBUP-1", kind: "pkpu", title: "Peraturan Bupati", year: "2023" };
    expect(await put("peraturan", law)).toEqual(saved("peraturan"));
    expect(await put("kalender", { code: "pilkades", title: "Pilkades" })).toEqual(saved("kalender"));
    const stage = { calendar: "pilkades", phase: "pra" };
    expect(await put("tahapan", { ...stage, code: "D1", title: "Pendaftaran", ordinal: "1" })).toEqual(
      saved("tahapan"),
    );
    expect(await put("tahapan", { ...stage, code: "D1", title: "Lain", ordinal: "1" })).toMatchObject({
      ...{ status: 400, body: { problems: [{ code: "taken", held: "pilkades/D1" }] } },
    });
    const part = { ...stage, code: "D1a", title: "Berkas", parent: "pilkades/D1", ordinal: "2" };
    expect(await put("tahapan", { ...part, parent: "lain/D1" })).toMatchObject({
      body: { problems: [{ code: "dangling", held: "pilkades/D1a → pilkades/lain/D1" }] },
    });
    expect(await put("tahapan", part)).toEqual(saved("tahapan"));
    const event = { calendar: "pilkades", code: "putusan", title: "Putusan" };
    expect(await put("peristiwa", event)).toEqual(saved("peristiwa"));

    const window = {
      ...{ stage: "pilkades/D1", citation: "Perbup", known_on: "2023-01-01", regulation: "PERBUP-1" },
      ...{ planned_or_actual: "planned", confidence: "H" },
    };
    const hung = { "end.kind": "event", "end.event": "pilkades/putusan", "end.days": "3", "end.unit": "w" };
    expect(await put("tanggal", { ...window, "end.kind": "date" })).toMatchObject({
      ...{ status: 400, body: { cells: [{ column: "end", held: "" }] } },
    });
    expect(
      await put("tanggal", { ...window, "end.kind": "stage", "end.stage": "pilkades/D1", "end.edge": "end" }),
    ).toMatchObject({
      body: { problems: [{ code: "circle", held: "pilkades/D1 end → pilkades/D1 end" }] },
    });
    expect(await put("tanggal", { ...window, ...hung })).toEqual(saved("tanggal"));
    const occurrence = { event: "pilkades/putusan", occurred_on: "2023-04-03", citation: "Putusan 1" };
    expect(await put("kejadian", { ...occurrence, known_on: "2023-04-03" })).toEqual(saved("kejadian"));
    const indexed = await openPlan("rencana", deps);
    expect(indexed?.schedule.edgeAsOf("pilkades/D1", "end", day("2023-05-10"))).toMatchObject({
      on: "2023-04-06",
    });
    const moved = { code: "moves_dates", held: "pilkades/D1 end 2023-04-06 → 2023-04-14" };
    const later = { ...occurrence, occurred_on: "2023-04-11", known_on: "2023-04-20" };
    expect(await put("kejadian", later)).toMatchObject({ status: 400, body: { problems: [moved] } });
    await db.plan.updateMany({ data: { state: "proposed" } });
    expect(await put("kejadian", later)).toEqual(saved("kejadian"));

    const opened = await open("tahapan", "?ubah=pilkades/D1a");
    const { seen, changed, typed } = Opened.parse(opened.body);
    expect([changed, typed.parent]).toEqual(["pilkades/D1a", "pilkades/D1"]);
    const renamed = { ...typed, title: "Pemeriksaan berkas", key: "pilkades/D1a", seen };
    expect(await put("tahapan", renamed)).toEqual(saved("tahapan"));
    expect(await put("tahapan", renamed)).toMatchObject({
      ...{ status: 409, body: { problems: [{ code: "changed_since_preview" }] } },
    });
    const circle = { ...typed, ...part, code: "D1", parent: "pilkades/D1a", title: "Pendaftaran" };
    const first = Opened.parse((await open("tahapan", "?ubah=pilkades/D1")).body);
    expect(await put("tahapan", { ...circle, key: "pilkades/D1", seen: first.seen })).toMatchObject({
      body: { problems: [{ code: "circle", held: "pilkades/D1a → pilkades/D1 → pilkades/D1a" }] },
    });
  },
  60_000,
);

const Opened = z.object({
  seen: z.string(),
  changed: z.string().nullable(),
  typed: z.record(z.string(), z.string()),
});

/** Status, address and content of what a loader or action answered or threw. */
async function answered(
  run: () => unknown,
): Promise<{ status: number; location: string | null; body?: unknown }> {
  const told: { body?: unknown } = {};
  const status = await statusOf(async () => {
    const answer: unknown = await run();
    told.body = typeof answer === "object" && answer !== null && "data" in answer ? answer.data : answer;
    return answer;
  });
  return told.body instanceof Response || told.body === undefined ? status : { ...status, ...told };
}
