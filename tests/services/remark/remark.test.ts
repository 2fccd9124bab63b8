import { expect } from "vitest";
import { readDataVersion } from "#app/data/data-version.server.ts";
import type { Db } from "#app/data/db.server.ts";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Actor } from "#app/domain/permission.ts";
import type { RemarkFields } from "#app/domain/remark.ts";
import { MOST_FORMS } from "#app/services/count-public-form.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { fileRemark } from "#app/services/file-remark.server.ts";
import { forgetPublic } from "#app/services/forget-public.server.ts";
import { moderateRemark, openModeration } from "#app/services/moderate-remark.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { openRemarks } from "#app/services/open-remarks.server.ts";
import { insertCast, insertPerson } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { clockOf, DAY } from "#tests/services/follow/follow-factories.ts";
import { dropGuards } from "#tests/tamper.ts";

const CONTACT = "pelapor@example.test";

function file(
  deps: Deps,
  fields: Partial<RemarkFields> = {},
  overrides: Partial<Parameters<typeof fileRemark>[0]> = {},
) {
  return fileRemark(
    {
      ...{ plan: "rencana", slot: "B06.1", trap: "", language: "id", address: "203.0.113.7" },
      fields: {
        ...{ kind: "not_found", item: "", text: "Tidak ada di menu Data.", triedOn: "2023-05-09" },
        ...{ address: "https://example.test/data", contact: CONTACT, ...fields },
      },
      ...overrides,
    },
    deps,
  );
}

async function shown(deps: Deps, asOf: CalendarDate) {
  const indexed = await openPlan("rencana", deps);
  if (indexed === null) throw new Error("no plan");
  return openRemarks({ indexed, slots: ["B06.1"], asOf }, deps);
}

async function decide(db: Db, deps: Deps, actor: Actor, decision: "published" | "rejected", note = "") {
  const { id } = await db.publicRemark.findFirstOrThrow({ select: { id: true } });
  return moderateRemark({ actor, actorName: "Wayan", remark: id, decision, note }, deps);
}

const day = (text: string) => CalendarDateSchema.parse(text);

testDbs("nobody sees a remark before it is published, nor its contact afterwards", async ({ db }) => {
  const { secretary } = await insertCast(db);
  const { deps, pass } = clockOf(db);
  expect(await file(deps)).toEqual({ ok: true });
  expect(await shown(deps, day("2023-05-20"))).toEqual([]);
  const [waiting] = await openModeration({ actor: secretary }, deps);
  expect(waiting).toMatchObject({ contact: CONTACT, slot: "B06.1", sentOn: "2023-05-10", blocked: null });

  pass(2 * DAY);
  const before = await readDataVersion(db);
  expect(await decide(db, deps, secretary, "published")).toEqual({ ok: true });
  expect(await readDataVersion(db)).toBe(before + 1);
  expect(await decide(db, deps, secretary, "rejected", "ganda")).toMatchObject({
    refusal: "already_decided",
  });
  expect(await shown(deps, day("2023-05-11"))).toEqual([]);
  const visible = await shown(deps, day("2023-05-12"));
  expect(visible).toEqual([
    {
      ...{ id: waiting?.id, kind: "not_found", triedOn: "2023-05-09", publishedOn: "2023-05-12" },
      ...{ language: "id", text: "Tidak ada di menu Data.", address: "https://example.test/data" },
    },
  ]);
  expect(await openModeration({ actor: secretary }, deps)).toEqual([]);
  const audit = await db.auditEntry.findFirstOrThrow({ where: { action: "remark.published" } });
  expect(JSON.stringify({ ...audit, at: null })).not.toContain("pelapor");
});

testDbs("what is rejected is never shown, and needs a reason", async ({ db }) => {
  const { secretary } = await insertCast(db);
  const { deps } = clockOf(db);
  await file(deps);
  expect(await decide(db, deps, secretary, "rejected", "  ")).toMatchObject({ refusal: "reason_required" });
  expect(await decide(db, deps, secretary, "rejected", "iklan")).toEqual({ ok: true });
  expect(await shown(deps, day("2024-05-12"))).toEqual([]);
});

testDbs("only the secretariat decides, and never on its own organisation's evidence", async ({ db }) => {
  const { owner, reviewer } = await insertCast(db);
  const insider = await insertPerson(db, { id: "dalam", organisation: "kpu", role: "secretariat" });
  const { deps } = clockOf(db);
  await file(deps);
  for (const actor of [owner, reviewer]) {
    expect(await decide(db, deps, actor, "published")).toMatchObject({ refusal: "not_allowed" });
    expect(await openModeration({ actor }, deps)).toEqual([]);
  }
  expect(await decide(db, deps, insider, "published")).toMatchObject({ refusal: "own_organisation" });
  expect(await openModeration({ actor: insider }, deps)).toMatchObject([{ blocked: "own_organisation" }]);
  expect(await db.publicRemark.findFirstOrThrow()).toMatchObject({ state: "pending", moderatedAt: null });
});

testDbs("a remark that holds personal data cannot be published", async ({ db }) => {
  const { secretary } = await insertCast(db);
  const { deps } = clockOf(db);
  await file(deps);
  await dropGuards(db);
  await db.publicRemark.updateMany({ data: { text: "Telepon 081234567890" } });
  expect(await decide(db, deps, secretary, "published")).toMatchObject({ refusal: "personal_data" });
});

testDbs(
  "a machine that fills in the hidden field is thanked and ignored; a network is limited",
  async ({ db }) => {
    await insertCast(db);
    const { deps, pass } = clockOf(db);
    expect(await file(deps, {}, { trap: "https://spam.example" })).toEqual({ ok: true });
    expect(await db.publicRemark.count()).toBe(0);
    for (let n = 0; n < MOST_FORMS.remark.most; n += 1) await file(deps);
    expect(await file(deps)).toMatchObject({ refusal: "too_many_attempts" });
    expect(await db.publicRemark.count()).toBe(MOST_FORMS.remark.most);
    pass(MOST_FORMS.remark.windowMs);
    expect(await file(deps)).toEqual({ ok: true });
    expect(await file(deps, {}, { slot: "B06.9" })).toEqual({ ok: false, refusal: "not_found" });
    expect(await file(deps, { text: "" })).toMatchObject({ refusal: "invalid" });
  },
);

testDbs(
  "a contact is deleted a month after the decision, and after half a year in any case",
  async ({ db }) => {
    const { secretary } = await insertCast(db);
    const { deps, pass } = clockOf(db);
    await file(deps);
    await decide(db, deps, secretary, "published");
    await file(deps);
    const contacts = async () => {
      await forgetPublic(deps);
      const rows = await db.publicRemark.findMany({ orderBy: { state: "asc" } });
      return rows.map(({ state, contact }) => [state, contact]);
    };
    pass(30 * DAY);
    expect(await contacts()).toEqual([
      ["pending", CONTACT],
      ["published", CONTACT],
    ]);
    pass(1);
    expect(await contacts()).toEqual([
      ["pending", CONTACT],
      ["published", null],
    ]);
    pass(150 * DAY);
    expect(await contacts()).toEqual([
      ["pending", null],
      ["published", null],
    ]);
  },
);
