import { expect } from "vitest";
import { loader as download } from "#app/routes/calendar-file.ts";
import { action as ask, loader as readExtension } from "#app/routes/extension.tsx";
import { action as write } from "#app/routes/write-schedule.tsx";
import { insertPerson, insertPlan, testDeps } from "../data-factories.ts";
import { testDbs } from "../db.ts";
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
