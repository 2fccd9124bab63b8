import { z } from "zod";
import { FOLLOW_KINDS, type FollowSubject } from "#app/domain/follow.ts";
import { MAIL_LANGUAGES, type MailLanguage } from "#app/domain/follow-mail.ts";
import type { RemarkFields } from "#app/domain/remark.ts";

const MOST = 5_000;

/** What a form of ours holds, cut to a length that is read. A file counts as nothing. */
function textOf(form: FormData | URLSearchParams, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, MOST) : "";
}

/** Name of the field people do not see. */
export const TRAP = "situs";

const SubjectSchema = z.object({ kind: z.enum(FOLLOW_KINDS), code: z.string().min(1).max(200) });

/** What is to be followed, as an address names it: `apa` and `kode`; null for none that can be. */
export function readFollowSubject(given: URLSearchParams): FollowSubject | null {
  const named = { kind: textOf(given, "apa"), code: textOf(given, "kode") };
  return SubjectSchema.safeParse(named).data ?? null;
}

export type FollowFields = { email: string; language: MailLanguage; trap: string };

export function readFollowForm(form: FormData, reading: MailLanguage): FollowFields {
  const language = z.enum(MAIL_LANGUAGES).safeParse(form.get("bahasa")).data ?? reading;
  return { email: textOf(form, "surel"), language, trap: textOf(form, TRAP) };
}

export function readRemarkForm(form: FormData): { fields: RemarkFields; trap: string } {
  const text = (name: string) => textOf(form, name);
  return {
    fields: {
      ...{ kind: text("kind"), item: text("item"), text: text("text"), triedOn: text("triedOn") },
      ...{ address: text("address"), contact: text("contact") },
    },
    trap: text(TRAP),
  };
}

/** A decision on a remark as it was filled in; null when the form is damaged. */
export function readModerationForm(form: FormData) {
  const remark = textOf(form, "remark");
  if (remark === "") return null;
  const decision = z.enum(["published", "rejected"]).safeParse(form.get("decision")).data ?? null;
  const kind = z.enum(["remark", "comment", "request"]).safeParse(form.get("kind")).data ?? "remark";
  return { remark, kind, decision, note: textOf(form, "note") };
}

/** Whether a mail program ends a subscription by itself (RFC 8058). */
export function isOneClick(form: FormData): boolean {
  return form.get("List-Unsubscribe") === "One-Click";
}
