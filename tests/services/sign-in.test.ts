import { expect } from "vitest";
import { ATTEMPT_WINDOW_MS, signIn } from "#app/services/sign-in.server.ts";
import { insertOrganisation, insertPerson, NOW, PASSWORD, testDeps } from "#tests/data-factories.ts";
import { testDbs } from "#tests/db.ts";

const HERE = { address: "203.0.113.7" };
const SARI = { email: " Sari@Example.test", password: PASSWORD, ...HERE };

testDbs("the right password signs in; wrong, unknown and disabled get the same answer", async ({ db }) => {
  await insertOrganisation(db, "kpu");
  await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner", password: PASSWORD });
  const gone = {
    id: "gone",
    organisation: "kpu",
    role: "owner",
    password: PASSWORD,
    disabledAt: NOW,
  } as const;
  await insertPerson(db, gone);
  const deps = testDeps(db);

  expect(await signIn(SARI, deps)).toEqual({ ok: true, userId: "sari", name: "sari" });
  const refused = { ok: false, refusal: "not_recognised" };
  expect(await signIn({ ...SARI, password: "salah" }, deps)).toEqual(refused);
  expect(await signIn({ ...SARI, email: "nobody@example.test" }, deps)).toEqual(refused);
  expect(await signIn({ ...SARI, email: "gone@example.test" }, deps)).toEqual(refused);
});

testDbs(
  "the sixth attempt on an account is refused, even with the right password, until the time is over",
  async ({ db }) => {
    await insertOrganisation(db, "kpu");
    await insertPerson(db, { id: "sari", organisation: "kpu", role: "owner", password: PASSWORD });
    const deps = testDeps(db);
    const wrong = { ...SARI, password: "salah" };

    const attempts = await Promise.all(
      Array.from({ length: 6 }, (_, n) => signIn({ ...wrong, address: `203.0.113.${n}` }, deps)),
    );

    expect(attempts.filter((outcome) => !outcome.ok && outcome.refusal === "too_many_attempts")).toHaveLength(
      1,
    );
    const over = new Date(NOW.getTime() + ATTEMPT_WINDOW_MS);
    expect(await signIn(SARI, deps)).toEqual({
      ok: false,
      refusal: "too_many_attempts",
      retryAt: over.toISOString(),
    });
    expect(await signIn(SARI, testDeps(db, over))).toMatchObject({ ok: true });
  },
);

testDbs("one address that tries many accounts is refused at the twenty-first", async ({ db }) => {
  const deps = testDeps(db);
  const attempt = (n: number) => signIn({ email: `u${n}@example.test`, password: "x", ...HERE }, deps);

  for (let n = 1; n <= 20; n += 1) expect(await attempt(n)).toMatchObject({ refusal: "not_recognised" });

  expect(await attempt(21)).toMatchObject({ refusal: "too_many_attempts" });
  expect(await signIn({ email: "a@example.test", password: "x", address: null }, deps)).toMatchObject({
    refusal: "not_recognised",
  });
});
