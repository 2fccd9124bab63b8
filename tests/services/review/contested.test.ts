import { expect } from "vitest";
import { bumpDataVersion } from "#app/data/data-version.server.ts";
import { type Db, inTransaction } from "#app/data/db.server.ts";
import { openTasks } from "#app/services/open-tasks.server.ts";
import { decideContested } from "#app/services/review/decide-contested.server.ts";
import { openContestedPage, openContestedQueue } from "#app/services/review/open-contested.server.ts";
import { insertPerson, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { accepted, BROKEN, type Case, GREEN, lookOn, waitingCase } from "./cases.ts";

const AFTER = new Date("2023-06-22T03:00:00Z");

async function vanished(db: Db): Promise<Case> {
  const filed = await waitingCase(db);
  await lookOn(db, "2023-05-10T04:00:00Z", filed, GREEN);
  await accepted(db, filed);
  await lookOn(db, "2023-06-20T04:00:00Z", filed, BROKEN);
  await inTransaction(db, bumpDataVersion);
  return filed;
}

testDbs(
  "accepted evidence that vanishes comes back by itself, to reviewers and to its owner",
  async ({ db }) => {
    const { item, reviewer, owner } = await vanished(db);
    const deps = testDeps(db, AFTER);

    expect(
      await openContestedQueue({ actor: reviewer }, testDeps(db, new Date("2023-06-19T03:00:00Z"))),
    ).toEqual([]);
    expect(await openContestedQueue({ actor: reviewer }, deps)).toMatchObject([
      {
        item,
        milestone: "A1-B06",
        slot: "B06.1",
        cause: "failing",
        since: "2023-06-20",
        waitedDays: 2,
        blocked: null,
      },
    ]);
    const [own] = await openContestedQueue({ actor: owner }, deps);
    expect(own?.blocked).not.toBeNull();
    expect(await openTasks(owner, deps)).toMatchObject({
      groups: [{ group: "now", rows: [{ act: { kind: "replace_link", slots: ["B06.1"] } }] }],
    });
    const page = await openContestedPage({ actor: reviewer, item }, deps);
    expect(page).toMatchObject({
      contested: { acceptedOn: "2023-05-10" },
      steps: [{ step: "check" }, { step: "acceptance" }],
    });
  },
  60_000,
);

testDbs(
  "one person rules once with a reason, never the owner's side; what recovers closes itself",
  async ({ db }) => {
    const filed = await vanished(db);
    const { item, reviewer, secretary, owner } = filed;
    const deps = testDeps(db, AFTER);
    const rule = { actorName: "R", item, ruling: "upheld" as const, reason: "Salinan arsipnya sama." };
    const decide = (actor: typeof owner, over: Partial<typeof rule> = {}) =>
      decideContested({ ...rule, actor, ...over }, deps);

    expect(await decide(owner)).toMatchObject({ ok: false });
    expect(await decide(reviewer, { reason: " " })).toEqual({ ok: false, refusal: "reason_required" });
    expect(await decide(reviewer, { reason: "NIK 3273011505810001" })).toEqual({
      ok: false,
      refusal: "personal_data",
    });
    expect(await decide(reviewer, { item: "lain" })).toEqual({ ok: false, refusal: "not_found" });
    const outcomes = await Promise.all([decide(reviewer), decide(secretary)]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toEqual({ ok: false, refusal: "already_decided" });
    expect(await openContestedQueue({ actor: reviewer }, deps)).toEqual([]);

    await lookOn(db, "2023-06-25T04:00:00Z", filed, GREEN);
    await inTransaction(db, bumpDataVersion);
    const recovered = testDeps(db, new Date("2023-06-26T03:00:00Z"));
    expect(await openContestedQueue({ actor: reviewer }, recovered)).toEqual([]);
    expect(await openTasks(owner, recovered)).toMatchObject({ closed: [{ closed: null }] });
  },
  60_000,
);

testDbs(
  "evidence ruled to have lapsed counts for nothing from that day",
  async ({ db }) => {
    const { item, reviewer, owner } = await vanished(db);
    const other = await insertPerson(db, { id: "luar", organisation: "bappenas", role: "owner" });
    const deps = testDeps(db, AFTER);
    const rule = { actorName: "R", item, ruling: "lapsed" as const, reason: "Halaman sudah dihapus." };
    expect(await decideContested({ ...rule, actor: other }, deps)).toMatchObject({ ok: false });
    expect(await decideContested({ ...rule, actor: reviewer }, deps)).toMatchObject({
      ok: true,
      slot: "B06.1",
    });

    expect(await openContestedQueue({ actor: reviewer }, deps)).toEqual([]);
    const tasks = await openTasks(owner, deps);
    expect(tasks.groups).toMatchObject([{ rows: [{ act: { kind: "file_evidence", slots: ["B06.1"] } }] }]);
  },
  60_000,
);
