import { z } from "zod";
import { type CalendarDate, plusDays } from "#app/domain/calendar-date.ts";
import type { Actor } from "#app/domain/permission.ts";
import { officesOn } from "#app/domain/permission.ts";
import { type EvidenceUrl, parseEvidenceUrl } from "./canonical-url.ts";
import type { UrlPolicy } from "./url-policy.ts";

/** Days a dataset registered by hand counts before somebody must confirm it again. */
export const REGISTRATION_DAYS = 365;
const MOST_FILES = 20;
const MOST_TITLE = 300;

/** A dataset as a person registers it; addresses one per line. */
export const RegistrationSchema = z.object({
  title: z.string().default(""),
  publisher: z.string().default(""),
  urls: z.string().default(""),
  proof: z.string().default(""),
  category: z.string().default(""),
});
export type Registration = z.infer<typeof RegistrationSchema>;

export const REGISTRATION_FIELDS = ["title", "publisher", "urls", "proof", "category"] as const;
export type RegistrationField = (typeof REGISTRATION_FIELDS)[number];

export const REGISTRATION_PROBLEMS = ["missing", "too_long", "too_many", "url_refused"] as const;
export type RegistrationProblem = {
  field: RegistrationField;
  code: (typeof REGISTRATION_PROBLEMS)[number];
  /** What was typed and cannot be taken. */
  held: string;
};

export type RegisteredDataset = {
  title: string;
  publisher: string;
  files: ReadonlyArray<EvidenceUrl>;
  proofUrl: string;
  category: string | null;
  expiresOn: CalendarDate;
};

/** Reads a registration; everything that is wrong with it is told at once. */
export function readRegistration(
  typed: Registration,
  { today, policy }: { today: CalendarDate; policy: UrlPolicy },
): { ok: true; dataset: RegisteredDataset } | { ok: false; problems: ReadonlyArray<RegistrationProblem> } {
  const problems: Array<RegistrationProblem> = [];
  const title = textOf("title", typed.title, problems);
  const publisher = textOf("publisher", typed.publisher, problems);
  const category = typed.category.trim() === "" ? null : textOf("category", typed.category, problems);
  const lines = typed.urls.split(/\s+/).filter((line) => line !== "");
  if (lines.length === 0) problems.push({ field: "urls", code: "missing", held: "" });
  if (lines.length > MOST_FILES)
    problems.push({ field: "urls", code: "too_many", held: String(lines.length) });
  const files = lines.slice(0, MOST_FILES).flatMap((line) => addressOf("urls", line, policy, problems) ?? []);
  const proof = typed.proof.trim() === "" ? null : addressOf("proof", typed.proof.trim(), policy, problems);
  if (typed.proof.trim() === "") problems.push({ field: "proof", code: "missing", held: "" });
  if (problems.length > 0 || proof === null) return { ok: false, problems };
  const expiresOn = plusDays(today, REGISTRATION_DAYS);
  const distinct = [...new Map(files.map((file) => [file.k1, file])).values()];
  return {
    ok: true,
    dataset: { title, publisher, category, files: distinct, proofUrl: proof.url, expiresOn },
  };
}

function textOf(field: RegistrationField, typed: string, problems: Array<RegistrationProblem>): string {
  const text = typed.replaceAll("\0", "").trim().replace(/\s+/g, " ");
  if (text === "") problems.push({ field, code: "missing", held: "" });
  if (text.length > MOST_TITLE) problems.push({ field, code: "too_long", held: text.slice(0, 40) });
  return text;
}

function addressOf(
  field: RegistrationField,
  typed: string,
  policy: UrlPolicy,
  problems: Array<RegistrationProblem>,
): EvidenceUrl | null {
  const address = parseEvidenceUrl(typed, policy);
  if (address.ok) return address;
  problems.push({ field, code: "url_refused", held: typed.slice(0, 200) });
  return null;
}

/** Whether a person may write in a plan's catalogues: the secretariat does. */
export function mayRegister(actor: Actor, plan: string, today: CalendarDate): boolean {
  return officesOn(actor, plan, today).some(({ role }) => role === "secretariat" || role === "administrator");
}
