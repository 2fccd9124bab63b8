import { randomUUID } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { expect } from "vitest";
import type { Db } from "#app/data/db.server.ts";
import { type AddUserInput, addUser } from "#app/services/add-user.server.ts";
import { loadPlan } from "#app/services/load-plan.server.ts";
import { testDbs } from "#tests/db.ts";
import { realPlan } from "#tests/seed/real-plan.ts";

/** 01.30 in Jakarta, still the day before in UTC. */
const at = new Date("2023-02-08T18:30:00Z");

function depsOf(db: Db) {
  return { db, now: () => at, newId: randomUUID };
}

function anInput(overrides: Partial<AddUserInput> = {}): AddUserInput {
  return {
    email: "Sari@kpu.go.id ",
    name: "Sari",
    role: "owner",
    organisation: "kpu",
    plan: "ran-ogi-vii",
    password: "empat kata sandi panjang",
    ...overrides,
  };
}

testDbs(
  "an account holds one office from today in the plan's zone, and only a hash of its password",
  async ({ db }) => {
    await loadPlan(realPlan(), depsOf(db));

    const added = await addUser(anInput(), depsOf(db));

    expect(added).toEqual({ ok: true, userId: expect.any(String), password: null });
    const user = await db.user.findFirstOrThrow({
      select: {
        ...{ email: true, name: true, passwordHash: true, illustration: true },
        memberships: {
          select: { role: true, fromOn: true, toOn: true, organisation: { select: { slug: true } } },
        },
      },
    });
    expect(user).toMatchObject({ email: "sari@kpu.go.id", name: "Sari", illustration: false });
    expect(user.memberships).toEqual([
      { role: "owner", fromOn: "2023-02-09", toOn: null, organisation: { slug: "kpu" } },
    ]);
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await verify(user.passwordHash ?? "", "empat kata sandi panjang")).toBe(true);
    const audited = await db.auditEntry.findFirstOrThrow({ where: { action: "user.added" } });
    expect(audited.afterJson).not.toContain("sandi");
  },
);

testDbs("without a password one is made, told once, and opens the account", async ({ db }) => {
  await loadPlan(realPlan(), depsOf(db));

  const first = await addUser(anInput({ password: null, plan: null }), depsOf(db));
  const second = await addUser(anInput({ password: null, email: "b@kpu.go.id" }), depsOf(db));

  if (!first.ok || !second.ok) throw new Error("refused");
  expect(first.password).toMatch(/^[A-Za-z2-9]{20}$/);
  expect(first.password).not.toBe(second.password);
  const { passwordHash } = await db.user.findUniqueOrThrow({ where: { id: first.userId } });
  expect(await verify(passwordHash ?? "", first.password ?? "")).toBe(true);
  const membership = await db.membership.findFirstOrThrow({ where: { userId: first.userId } });
  expect(membership.planId).toBeNull();
});

testDbs("an account is refused with the reason, and nothing is written", async ({ db }) => {
  await loadPlan(realPlan(), depsOf(db));
  const refusal = async (overrides: Partial<AddUserInput>) => {
    const outcome = await addUser(anInput(overrides), depsOf(db));
    return outcome.ok ? null : outcome.refusal;
  };

  expect(await refusal({ email: "sari" })).toBe("email_invalid");
  expect(await refusal({ name: "  " })).toBe("name_missing");
  expect(await refusal({ role: "boss" })).toBe("role_unknown");
  expect(await refusal({ organisation: "kpk" })).toBe("organisation_unknown");
  expect(await refusal({ plan: "ran-ogi-vi" })).toBe("plan_unknown");
  expect(await refusal({ password: "sebelas hrf" })).toBe("password_too_short");
  expect(await refusal({ password: "x".repeat(1001) })).toBe("password_too_long");
  expect(await db.user.count()).toBe(0);

  expect(await refusal({ password: "duabelas hrf" })).toBeNull();
  expect(await refusal({ email: "SARI@kpu.go.id" })).toBe("email_taken");
  expect(await db.user.count()).toBe(1);
});
