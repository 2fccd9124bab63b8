import type { CalendarDate } from "./calendar-date.ts";
import type { Deadline } from "./deadline.ts";
import type { Dated } from "./facts.ts";

/** More time an owner asked for (*perpanjangan waktu*), with what was said of it. */
export type ExtensionRequest = Dated & {
  id: string;
  milestone: string;
  /** Slug of the organisation that asked. */
  organisation: string;
  author: string;
  /** Due day when it was asked. */
  fromOn: CalendarDate | null;
  untilOn: CalendarDate;
  reason: string;
  /** Oldest first. */
  steps: ReadonlyArray<ExtensionStep>;
};

export const EXTENSION_OUTCOMES = {
  advice: ["support", "oppose"],
  decision: ["granted", "refused"],
  withdrawal: ["withdrawn"],
} as const;
export type ExtensionStepKind = keyof typeof EXTENSION_OUTCOMES;
export type ExtensionOutcome = (typeof EXTENSION_OUTCOMES)[ExtensionStepKind][number];

export type ExtensionStep = Dated & {
  id: string;
  step: ExtensionStepKind;
  outcome: ExtensionOutcome;
  /** Last day granted, where it is another than asked. */
  untilOn: CalendarDate | null;
  reason: string;
  organisation: string;
  author: string;
};

/** `asked` awaits the secretariat's advice, `advised` the reviewer's decision. */
export type ExtensionState = "asked" | "advised" | "granted" | "refused" | "withdrawn";

/** Where a request stands on a day; null when it was not yet made. */
export function extensionStateAsOf(request: ExtensionRequest, asOf: CalendarDate): ExtensionState | null {
  if (request.knownOn > asOf) return null;
  const last = request.steps.findLast(({ knownOn }) => knownOn <= asOf);
  if (last === undefined) return "asked";
  if (last.outcome === "granted" || last.outcome === "refused" || last.outcome === "withdrawn")
    return last.outcome;
  return "advised";
}

/** Whether nobody has decided on a request yet and it was not withdrawn. */
export function isOpen(request: ExtensionRequest, asOf: CalendarDate): boolean {
  const state = extensionStateAsOf(request, asOf);
  return state === "asked" || state === "advised";
}

export const LONGEST_EXTENSION_REASON = 5_000;

export type AskRefusal =
  | "not_dated"
  | "finished"
  | "open_already"
  | "until_missing"
  | "until_not_later"
  | "reason_missing"
  | "reason_too_long";

/** Why more time cannot be asked for; null when it can. */
export function askRefusal(
  { deadline, finished, requests }: Extendable,
  { untilOn, reason }: { untilOn: CalendarDate | null; reason: string },
  today: CalendarDate,
): AskRefusal | null {
  if (finished) return "finished";
  if (deadline.kind !== "dated") return "not_dated";
  if (requests.some((request) => isOpen(request, today))) return "open_already";
  if (untilOn === null) return "until_missing";
  if (untilOn <= deadline.dueOn) return "until_not_later";
  return reasonRefusal(reason);
}

/** A milestone for which more time may be asked. */
export type Extendable = {
  deadline: Deadline;
  /** Reported complete, or closed. */
  finished: boolean;
  requests: ReadonlyArray<ExtensionRequest>;
};

export type StepRefusal =
  | "not_awaiting"
  | "outcome_missing"
  | "until_not_later"
  | "reason_missing"
  | "reason_too_long";

export type StepInput = {
  step: ExtensionStepKind;
  outcome: string;
  untilOn: CalendarDate | null;
  reason: string;
};

/** Why a step cannot be taken on a request; null when it can. */
export function stepRefusal(
  request: ExtensionRequest,
  { step, outcome, untilOn, reason }: StepInput,
  today: CalendarDate,
): StepRefusal | null {
  const state = extensionStateAsOf(request, today);
  const awaited = step === "advice" ? ["asked"] : step === "decision" ? ["advised"] : ["asked", "advised"];
  if (state === null || !awaited.includes(state)) return "not_awaiting";
  if (!EXTENSION_OUTCOMES[step].some((each) => each === outcome)) return "outcome_missing";
  if (untilOn !== null && request.fromOn !== null && untilOn <= request.fromOn) return "until_not_later";
  return step === "withdrawal" ? null : reasonRefusal(reason);
}

function reasonRefusal(reason: string): "reason_missing" | "reason_too_long" | null {
  if (reason.trim() === "") return "reason_missing";
  return reason.length > LONGEST_EXTENSION_REASON ? "reason_too_long" : null;
}

/** An outcome by its name; null for any other word. */
export function outcomeOf(name: string): ExtensionOutcome | null {
  return (
    Object.values(EXTENSION_OUTCOMES)
      .flat()
      .find((each) => each === name) ?? null
  );
}

/** Targets that were granted more time, and what that does to the numbers of a day. */
export type Extended = {
  granted: number;
  /** Codes of those that would have been due by the day on their original date and are not counted yet. */
  notCounted: ReadonlyArray<string>;
};

/** Targets whose deadline in force was granted on request. */
export function extendedAsOf(
  items: ReadonlyArray<{ milestone: { code: string }; deadline: Deadline }>,
  asOf: CalendarDate,
): Extended {
  const granted = items.flatMap(({ milestone, deadline }) => {
    if (deadline.kind !== "dated" || deadline.rule.kind !== "fixed") return [];
    return deadline.rule.extension === undefined ? [] : [{ code: milestone.code, ...deadline }];
  });
  const notCounted = granted.filter(({ originalOn, dueOn }) => originalOn <= asOf && dueOn > asOf);
  return { granted: granted.length, notCounted: notCounted.map(({ code }) => code) };
}
