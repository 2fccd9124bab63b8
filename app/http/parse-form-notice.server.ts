import { z } from "zod";
import { type NoticeKind, OPTIONAL_KINDS } from "#app/domain/notice/kinds.ts";
import { MAIL_RHYTHMS, type MailRhythm } from "#app/domain/notice/mail-fate.ts";

const Id = z.string().min(1).max(100);

const NoticeFormSchema = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("open"), id: Id }),
  z.object({ intent: z.literal("read"), id: Id }),
  z.object({ intent: z.literal("read_all") }),
]);

/** What is done with notices; null when the form is damaged. */
export function readNoticeForm(form: FormData): z.infer<typeof NoticeFormSchema> | null {
  return NoticeFormSchema.safeParse({ intent: form.get("intent"), id: form.get("id") }).data ?? null;
}

/** How a person wants to be told, or what is done with their calendar. */
export type SettingsForm =
  | { intent: "settings"; rhythm: MailRhythm | null; mailed: ReadonlyArray<NoticeKind> }
  | { intent: "make_calendar" | "revoke_calendar" };

/** The settings as filled in; null when the form is damaged. */
export function readSettingsForm(form: FormData): SettingsForm | null {
  const intent = form.get("intent");
  if (intent === "make_calendar" || intent === "revoke_calendar") return { intent };
  if (intent !== "settings") return null;
  const chosen = form.getAll("mailed");
  const rhythm = z.enum(MAIL_RHYTHMS).safeParse(form.get("rhythm")).data ?? null;
  return { intent, rhythm, mailed: OPTIONAL_KINDS.filter((kind) => chosen.includes(kind)) };
}

export type WordingForm = { intent: "preview" | "save" | "reset"; subject: string; body: string };

const LONGEST_READ = 20_000;

/** Words of a mail as filled in; null when the form is damaged. */
export function readWordingForm(form: FormData): WordingForm | null {
  const intent = z.enum(["preview", "save", "reset"]).safeParse(form.get("intent")).data;
  if (intent === undefined) return null;
  return { intent, subject: textOf(form, "subject"), body: textOf(form, "body") };
}

/** Browsers send a text's lines with CRLF. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value.slice(0, LONGEST_READ).replaceAll("\r\n", "\n") : "";
}
