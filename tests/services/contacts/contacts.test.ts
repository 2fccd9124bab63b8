import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { MOST_CONTACTS } from "#app/domain/contact/contact.ts";
import type { Actor } from "#app/domain/permission.ts";
import { openContacts } from "#app/services/contacts/open-contacts.server.ts";
import { removeContact } from "#app/services/contacts/remove-contact.server.ts";
import { saveContact } from "#app/services/contacts/save-contact.server.ts";
import { openData } from "#app/services/open-data.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { erasePerson } from "#app/services/privacy/erase-person.server.ts";
import { exportByEmail } from "#app/services/privacy/export-person.server.ts";
import { insertCast, insertOrganisation, insertPerson, NOW, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";
import { day } from "#tests/factories.ts";

type Asked = Omit<Parameters<typeof saveContact>[0], "actor" | "actorName">;

const PLACE = { plan: "rencana", organisation: "kpu" };
const TYPED = {
  ...{ name: "Budi Rahasia", duty: "Data", email: "budi@kpu.example.test", phone: "021 3193 7223" },
  audience: "internal",
};
const NEW: Asked = { ...PLACE, id: null, seen: "", typed: TYPED };
const LATER = new Date(NOW.getTime() + 60_000);
const by = (actor: Actor) => ({ actor, actorName: actor.userId });

async function names(db: Db, actor: Actor | null) {
  const indexed = await openPlan(PLACE.plan, { db });
  if (indexed === null) throw new Error("no plan");
  const opened = await openContacts({ indexed, organisation: "kpu", actor }, testDeps(db));
  return { names: opened.contacts.map(({ name }) => name), mayWrite: opened.mayWrite };
}

testDbs("a private contact is read by those in office, a public one by everybody", async ({ db }) => {
  const { owner, secretary, reviewer } = await insertCast(db);
  await insertOrganisation(db, "perludem", "civil_society");
  const other = await insertPerson(db, { id: "dewi", organisation: "perludem", role: "owner" });
  const chief = await insertPerson(db, { id: "chief", organisation: "seknas", role: "administrator" });
  expect(await saveContact({ ...NEW, ...by(owner) }, testDeps(db))).toEqual({ ok: true });
  const open = { ...TYPED, name: "Sekretariat", audience: "public" };
  expect(await saveContact({ ...NEW, ...by(chief), typed: open }, testDeps(db, LATER))).toEqual({ ok: true });
  const all = ["Budi Rahasia", "Sekretariat"];
  expect(await names(db, owner)).toEqual({ names: all, mayWrite: true });
  expect(await names(db, chief)).toEqual({ names: all, mayWrite: true });
  for (const each of [secretary, reviewer])
    expect(await names(db, each)).toEqual({ names: all, mayWrite: false });
  for (const each of [other, null])
    expect(await names(db, each)).toEqual({ names: ["Sekretariat"], mayWrite: false });
  const indexed = await openPlan(PLACE.plan, { db });
  if (indexed === null) throw new Error("no plan");
  const { tables } = await openData(indexed, day("2023-05-10"), () => ({ id: "", en: "" }), { db });
  expect(JSON.stringify(tables), "contacts are no open data").not.toContain("Sekretariat");
});

testDbs(
  "only those of the organisation and administrators write, and not over each other",
  async ({ db }) => {
    const { owner, secretary } = await insertCast(db);
    const deps = testDeps(db);
    const refusal = async (input: Partial<Asked> & { actor?: Actor }) => {
      const outcome = await saveContact({ ...NEW, ...by(input.actor ?? owner), ...input }, deps);
      return outcome.ok ? null : outcome.refusal;
    };
    expect(await refusal({ actor: secretary })).toBe("not_allowed");
    expect(await refusal({ organisation: "nobody" })).toBe("not_found");
    expect(await refusal({ plan: "nothing" })).toBe("not_found");
    expect(await refusal({ id: "none" })).toBe("not_found");
    expect(await refusal({ typed: { ...TYPED, email: "budi" } })).toBe("invalid");
    expect(await db.organisationContact.count()).toBe(0);
    expect(await refusal({})).toBeNull();
    const { id, updatedAt } = await db.organisationContact.findFirstOrThrow();
    const seen = updatedAt.toISOString();
    const changed = { ...NEW, ...by(owner), id, seen, typed: { ...TYPED, name: "Tuti" } };
    expect(await saveContact(changed, testDeps(db, LATER))).toEqual({ ok: true });
    expect(await refusal({ id, seen, typed: { ...TYPED, name: "Joko" } })).toBe("changed_meanwhile");
    expect((await names(db, owner)).names).toEqual(["Tuti"]);
    for (let count = 1; count < MOST_CONTACTS; count += 1) expect(await refusal({})).toBeNull();
    expect(await refusal({})).toBe("too_many_contacts");
    const gone = { ...PLACE, id };
    expect(await removeContact({ ...gone, ...by(secretary) }, deps)).toMatchObject({
      refusal: "not_allowed",
    });
    expect(await removeContact({ ...gone, ...by(owner) }, deps)).toEqual({ ok: true });
    expect(await removeContact({ ...gone, ...by(owner) }, deps)).toMatchObject({ refusal: "not_found" });
  },
);

testDbs(
  "the log says which contact changed and whether it is public, never whom it names",
  async ({ db }) => {
    const { owner } = await insertCast(db);
    await saveContact({ ...NEW, ...by(owner) }, testDeps(db));
    const { id, updatedAt } = await db.organisationContact.findFirstOrThrow();
    const change = { id, seen: updatedAt.toISOString(), typed: { ...TYPED, audience: "public" } };
    await saveContact({ ...NEW, ...by(owner), ...change }, testDeps(db));
    await removeContact({ ...PLACE, ...by(owner), id }, testDeps(db));
    const entries = await db.auditEntry.findMany({
      where: { subjectType: "organisation_contact" },
      orderBy: { seq: "asc" },
    });
    const [hidden, shown] = [false, true].map((isPublic) => ({ organisation: "kpu", isPublic }));
    const parsed = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
    expect(
      entries.map(({ action, beforeJson, afterJson }) => [action, parsed(beforeJson), parsed(afterJson)]),
    ).toEqual([
      ["contact.added", null, hidden],
      ["contact.changed", hidden, shown],
      ["contact.removed", shown, null],
    ]);
    expect(entries.every(({ subjectId }) => subjectId === id)).toBe(true);
    const text = JSON.stringify(await db.auditEntry.findMany());
    for (const word of [TYPED.name, TYPED.email, TYPED.phone]) expect(text).not.toContain(word);
  },
);

testDbs("a contact is the person's to read, nobody else's, and goes with their erasure", async ({ db }) => {
  const { owner } = await insertCast(db);
  const deps = testDeps(db);
  await saveContact({ ...NEW, ...by(owner) }, deps);
  await saveContact({ ...NEW, ...by(owner), typed: { ...TYPED, name: "Tuti", email: "tuti@a.test" } }, deps);
  const own = await exportByEmail(TYPED.email, deps);
  expect(own?.held.OrganisationContact).toMatchObject([{ name: TYPED.name, phone: TYPED.phone }]);
  const writer = await exportByEmail("sari@example.test", deps);
  expect(Object.keys(writer?.held ?? {})).not.toContain("OrganisationContact");
  const erasing = { whom: { email: TYPED.email }, reason: "Permintaan", manager: null };
  expect(await erasePerson(erasing, deps)).toMatchObject({ ok: true, erased: { OrganisationContact: 1 } });
  expect(await db.organisationContact.findMany({ select: { name: true } })).toEqual([{ name: "Tuti" }]);
});
