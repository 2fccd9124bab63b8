import type { CheckResult } from "./evidence/outcome.ts";
import type { PiiKind } from "./evidence/profile.ts";
import type { UrlRefusal } from "./evidence/url-policy.ts";
import type { Verdict } from "./facts.ts";
import type { JudgedLinks } from "./link-judgement.ts";
import type { ReportForm, ReportProblem } from "./report-form.ts";
import type { FileGuard, GuardCode } from "./stored-file.ts";
import type { SubmissionRefusal } from "./submission.ts";

/** A draft that was saved elsewhere; `theirs` is null when it was submitted or removed there. */
export type OtherDraft = { version: number; savedAt: string | null; theirs: ReportForm | null };

/** What became of a draft that was sent to be kept. */
export type DraftAnswer =
  | { kept: true; version: number; savedAt: string }
  | { kept: false; reason: "changed"; other: OtherDraft }
  | { kept: false; reason: "signed_out" | "refused" };

/** A file that was taken, and what the guard says of it. */
export type TakenFile = {
  slot: string;
  url: string;
  name: string;
  bytes: number;
  guard: FileGuard;
  guardCode: GuardCode | null;
  kinds: ReadonlyArray<PiiKind>;
};

export type UploadAnswer = { taken: ReadonlyArray<TakenFile>; problems: ReadonlyArray<ReportProblem> };

/** What opening a link that is still being typed came to. */
export type LookAnswer =
  | { ok: true; url: string; verdict: Verdict; checks: ReadonlyArray<CheckResult> }
  | { ok: false; url: string; refusal: UrlRefusal | "too_many_looks" };

/** What the last press of a button came to. What was typed comes back with it. */
export type ReportAnswer = {
  form: ReportForm;
  problems: ReadonlyArray<ReportProblem>;
  refusal: SubmissionRefusal | "not_found" | null;
  /** The version this form goes on from. */
  draft: { version: number; savedAt: string | null } | null;
  /** The draft was saved elsewhere and is left as it is. */
  other: OtherDraft | null;
  judged: JudgedLinks | null;
  looked: LookAnswer | null;
  taken: ReadonlyArray<TakenFile>;
  /** The form is another than was typed, and why. */
  changed: FormChange | null;
  /** What was put aside for it: shown once more, so that nothing is lost. */
  aside: ReportForm | null;
};

export type FormChange = "placed" | "uploaded" | "carried" | "mine_kept" | "theirs_taken" | "joined";
