import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type EvidenceDecision, type TaskAnswer, type TaskValue, taskValueOf } from "./decision.ts";
import { type Coverage, coverageOf, type GuardDecision, isAnswered, isFind, placesOf } from "./hidden.ts";
import type { CheckName, CheckResult } from "./outcome.ts";
import { itemVerdict } from "./verdict.ts";

export const TASK_QUESTIONS = [
  ...(["personal_data", "possible_personal_data", "content_changed", "vanished"] as const),
  ...(["not_verifiable", "match", "columns", "contradiction"] as const),
] as const;
/** What the machine cannot decide and asks a person. */
export type TaskQuestion = (typeof TASK_QUESTIONS)[number];

/** Answers a person chooses from, the expected one first. */
export const ANSWERS_TO: Readonly<Record<TaskQuestion, ReadonlyArray<TaskAnswer>>> = {
  personal_data: ["hold", "release"],
  possible_personal_data: ["release", "hold"],
  content_changed: ["confirmed_real", "confirmed_broken"],
  vanished: ["confirmed_broken", "confirmed_real"],
  not_verifiable: ["confirmed_real", "confirmed_broken"],
  match: ["match", "not_match"],
  columns: ["column", "not_column"],
  contradiction: ["confirmed_broken", "confirmed_real"],
};

/** One look at an item, with the results of its checks. */
export type TaskLook = { at: string; knownOn: CalendarDate; results: ReadonlyArray<CheckResult> };

/** A task: derived from the latest results and the decisions, stored nowhere. */
export type EvidenceTask = {
  question: TaskQuestion;
  /** The result that asks. */
  result: CheckResult;
  /** First day of the unbroken run of looks that asked this. */
  since: CalendarDate;
  sinceAt: string;
};

const CHANGED: ReadonlySet<string> = new Set([
  ...["CHANGED_SINCE_ACCEPTED", "SCHEMA_CHANGED", "CONTENT_SHRANK", "CONTENT_RETURNED", "CONTENT_REPLACED"],
]);
const GONE: ReadonlySet<string> = new Set([
  ...["REPLACED_AFTER_ACCEPTANCE", "VANISHED_AFTER_ACCEPTANCE", "CONTENT_VANISHED"],
]);

/**
 * What one item asks of a person: results that want one, without a later decision on that same result.
 *
 * A decision answers the run of looks it was taken in: when the result goes away and comes back, it is
 * asked again. A word on personal data covers the places it was taken on for good, and no others.
 *
 * @param looks every look at the item, oldest first.
 * @param decisions every decision on the item or its address, oldest first.
 * @param accepted whether both review steps have accepted the item.
 */
export function evidenceTasks(
  looks: ReadonlyArray<TaskLook>,
  decisions: ReadonlyArray<EvidenceDecision>,
  accepted: boolean,
): Array<EvidenceTask> {
  const latest = looks.at(-1);
  if (latest === undefined) return [];
  const words = coverageOf(decisions.flatMap(guardWord));
  const asking = latest.results.flatMap((result): Array<EvidenceTask> => {
    const question = result.check === "C10" ? null : questionOf(result, accepted);
    return question === null ? [] : [{ question, result, ...runOf(looks, result) }];
  });
  const open = [...asking, ...contradictions(latest, looks, accepted, asking)].filter(
    (task) => !decisions.some((decision) => answers(decision, task)),
  );
  const personal = lastFind(looks, words) ?? possibleIn(looks, latest, words);
  return personal === null ? open : [personal, ...open];
}

/** A find hides the address whatever later looks say, so the latest unanswered one asks. */
function lastFind(looks: ReadonlyArray<TaskLook>, words: Coverage): EvidenceTask | null {
  return lastOf(looks, (result, at) => isFind(result) && !isAnswered(words, at, result));
}

function possibleIn(looks: ReadonlyArray<TaskLook>, latest: TaskLook, words: Coverage): EvidenceTask | null {
  const fits = (result: CheckResult, at: string) =>
    at === latest.at && isPossible(result) && !isAnswered(words, at, result);
  return lastOf(looks, fits);
}

function isPossible({ check, outcome }: CheckResult): boolean {
  return check === "C10" && outcome === "warn";
}

function guardWord(decision: EvidenceDecision): Array<GuardDecision> {
  const { kind, recordedAt: at, knownOn } = decision;
  if (kind !== "release" && kind !== "hold") return [];
  return [{ kind, at, knownOn, places: taskValueOf(decision)?.places ?? [] }];
}

/**
 * What an address held from public pages (*tetap disembunyikan*) was held for, so that it can be released;
 * null when the latest word on it is not to hold it.
 */
export function heldTask(
  looks: ReadonlyArray<TaskLook>,
  decisions: ReadonlyArray<EvidenceDecision>,
): EvidenceTask | null {
  const word = decisions.findLast(({ kind }) => kind === "hold" || kind === "release");
  if (word?.kind !== "hold") return null;
  return (
    lastOf(looks, isFind) ?? lastOf(looks, ({ check, outcome }) => check === "C10" && outcome === "warn")
  );
}

function lastOf(
  looks: ReadonlyArray<TaskLook>,
  fits: (result: CheckResult, at: string) => boolean,
): EvidenceTask | null {
  const upTo = looks.findLastIndex(({ results, at }) => results.some((result) => fits(result, at)));
  const look = looks[upTo];
  const result = look?.results.find((each) => fits(each, look.at));
  const question = result === undefined ? null : questionOf(result, false);
  if (result === undefined || question === null) return null;
  return { question, result, ...runOf(looks.slice(0, upTo + 1), result) };
}

function questionOf(result: CheckResult, accepted: boolean): TaskQuestion | null {
  const { check, code } = result;
  if (isFind(result)) return "personal_data";
  if (check === "C10" && result.outcome === "warn") return "possible_personal_data";
  if (code === "LONG_UNVERIFIABLE") return "not_verifiable";
  if (code === "MATCH_TO_CONFIRM" || code === "AMBIGUOUS") return "match";
  if (code === "ELEMENTS_PROBABLE") return "columns";
  if (!accepted) return null;
  if (GONE.has(code)) return "vanished";
  return CHANGED.has(code) ? "content_changed" : null;
}

/** Both review steps accepted it, and the machine now says for certain that it fails. */
function contradictions(
  latest: TaskLook,
  looks: ReadonlyArray<TaskLook>,
  accepted: boolean,
  asked: ReadonlyArray<EvidenceTask>,
): Array<EvidenceTask> {
  if (!accepted || asked.some(({ question }) => question === "vanished")) return [];
  const { verdict, decidedBy } = itemVerdict(latest.results, null, latest.at);
  const result = latest.results.find(({ code }) => code === decidedBy[0]);
  if (verdict !== "not_supported" || result === undefined) return [];
  return [{ question: "contradiction", result, ...runOf(looks, result) }];
}

/** Start of the row of looks, up to the latest, in which this check said the same. */
function runOf(looks: ReadonlyArray<TaskLook>, { check, code }: CheckResult) {
  let first = looks.at(-1);
  for (const look of looks.toReversed()) {
    if (codeIn(look, check) !== code) break;
    first = look;
  }
  if (first === undefined) throw new Error("a run of no looks");
  return { since: first.knownOn, sinceAt: first.at };
}

function codeIn(look: TaskLook, check: CheckName): string | null {
  return look.results.find((result) => result.check === check)?.code ?? null;
}

function answers(decision: EvidenceDecision, { question, result, sinceAt }: EvidenceTask): boolean {
  const value = taskValueOf(decision);
  if (value === null || !ANSWERS_TO[question].map(kindOf).includes(decision.kind)) return false;
  return value.code === result.code && decision.recordedAt >= sinceAt;
}

/** The kind of decision an answer is kept as. */
export function kindOf(answer: TaskAnswer): EvidenceDecision["kind"] {
  if (answer === "not_match") return "match";
  return answer === "not_column" ? "column" : answer;
}

/** What an answer to a task covers, as it is kept. */
export function taskValue(
  { result }: Pick<EvidenceTask, "result">,
  answer: TaskAnswer,
  foldLabel: (label: string) => string,
): TaskValue {
  const { data } = result;
  const asksSame = kindOf(answer) === "match" || kindOf(answer) === "column";
  return {
    code: result.code,
    places: placesOf(result),
    same: asksSame ? !answer.startsWith("not_") : null,
    datasetId: typeof data.datasetId === "string" ? data.datasetId : null,
    columns: kindOf(answer) === "column" ? probableColumns(result, foldLabel) : [],
  };
}

function probableColumns({ data }: CheckResult, foldLabel: (label: string) => string): TaskValue["columns"] {
  const probable = Array.isArray(data.probable) ? data.probable : [];
  const pairs = Array.isArray(data.columns) ? data.columns : [];
  return pairs.flatMap((pair) => {
    const at = pair.indexOf("=");
    const element = pair.slice(0, at);
    return probable.includes(element) ? [{ element, columnNorm: foldLabel(pair.slice(at + 1)) }] : [];
  });
}
