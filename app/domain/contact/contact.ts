import { z } from "zod";
import { AUDIENCES, type FieldProblem, orNone, readFields, type Typed } from "#app/domain/talk/said.ts";

/** Most contacts an organisation names. */
export const MOST_CONTACTS = 10;
const LONGEST_NAME = 120;
const LONGEST_MAIL = 254;
/** Digits of a telephone number. Source: ITU-T E.164; the fewest are those of a short number of a service. */
const DIGITS = { fewest: 3, most: 15 };

/** Somebody to turn to in an organisation, as a form names them. */
export type NewContact = {
  name: string;
  /** What they are to be asked about. */
  duty: string | null;
  email: string;
  phone: string | null;
  /** Everybody may read it, or only those in office. */
  isPublic: boolean;
};

/** A contact as it is kept. `updatedAt` is an instant. */
export type Contact = NewContact & { id: string; updatedAt: string };

const Email = z.email();

/** Reads the form of one contact: everything that is wrong, each with its field, or the contact. */
export function readContact(
  typed: Typed,
): { ok: true; contact: NewContact } | { ok: false; problems: Array<FieldProblem> } {
  const read = readFields(typed);
  const name = read.text("name", { most: LONGEST_NAME });
  const duty = orNone(read.text("duty", { most: LONGEST_NAME, required: false }));
  const email = read.text("email", { most: LONGEST_MAIL }).toLowerCase();
  const isLong = email.length > LONGEST_MAIL;
  if (email !== "" && !isLong && !Email.safeParse(email).success) read.refuse("email", "mail_invalid");
  const phone = orNone(read.given("phone"));
  if (phone !== null && !isPhone(phone)) read.refuse("phone", "phone_invalid");
  const audience = read.choice("audience", AUDIENCES);
  if (read.problems.length > 0) return { ok: false, problems: read.problems };
  return { ok: true, contact: { name, duty, email, phone, isPublic: audience === "public" } };
}

/** A number as it is written, with an extension where there is one. */
function isPhone(text: string): boolean {
  const [, number] = /^(\+?[\d ()./-]{3,30}?)(?: ?(?:ext|psw)\.? ?\d{1,6})?$/i.exec(text) ?? [];
  const digits = (number ?? "").replace(/\D/g, "").length;
  return digits >= DIGITS.fewest && digits <= DIGITS.most;
}

/** What a form shows of a contact before anything is typed; a new one is not public until somebody says so. */
export function typedContact(contact: Contact | null): Typed {
  if (contact === null) return { audience: "internal" };
  const { id, name, duty, email, phone, isPublic } = contact;
  const audience = isPublic ? "public" : "internal";
  return { contact: id, name, duty: duty ?? "", email, phone: phone ?? "", audience };
}
