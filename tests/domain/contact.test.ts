import { expect, test } from "vitest";
import { readContact, typedContact } from "#app/domain/contact/contact.ts";

const TYPED = { name: " Budi ", duty: "", email: "Budi@KPU.go.id", phone: "", audience: "internal" };

function problemsOf(typed: Readonly<Record<string, string>>) {
  const read = readContact({ ...TYPED, ...typed });
  return read.ok ? [] : read.problems.map(({ field, problem }) => `${field}: ${problem}`);
}

test("a contact is read as it is kept, and shown in the form as it was typed", () => {
  const contact = { name: "Budi", duty: null, email: "budi@kpu.go.id", phone: null, isPublic: false };
  expect(readContact(TYPED)).toEqual({ ok: true, contact });
  const kept = { ...contact, id: "c", updatedAt: "2023-05-10T03:00:00.000Z", isPublic: true };
  const shown = { contact: "c", name: "Budi", email: "budi@kpu.go.id", audience: "public" };
  expect(typedContact(kept)).toEqual({ ...shown, duty: "", phone: "" });
  expect(typedContact(null), "nobody is published unless somebody says so").toEqual({ audience: "internal" });
});

test("everything that is wrong with a contact is told with its field", () => {
  expect(problemsOf({ name: " ", email: "", audience: "" })).toEqual([
    "name: missing",
    "email: missing",
    "audience: missing",
  ]);
  expect(problemsOf({ name: "x".repeat(121), duty: "x".repeat(121) })).toEqual([
    "name: too_long",
    "duty: too_long",
  ]);
  expect(problemsOf({ email: "budi" })).toEqual(["email: mail_invalid"]);
  expect(problemsOf({ email: `${"x".repeat(250)}@kpu.go.id` })).toEqual(["email: too_long"]);
  expect(problemsOf({ audience: "friends" })).toEqual(["audience: unknown"]);
});

test("a telephone number is taken as people write it", () => {
  const good = ["+62 21 3193 7223", "(021) 3193-7223", "021.3193.7223 ext. 12", "0812/345678", "150 psw 4"];
  for (const phone of good) expect(problemsOf({ phone }), phone).toEqual([]);
  const bad = ["-", "12", "kantor", "+62 21 3193 7223 1234 5678", "021 3193 7223; 021 3193 7224", "(((((((("];
  for (const phone of bad) expect(problemsOf({ phone }), phone).toEqual(["phone: phone_invalid"]);
});
