import type { CalendarDate } from "./calendar-date.ts";
import type {
  AskRefusal,
  ExtensionRequest,
  ExtensionState,
  ExtensionStepKind,
  StepRefusal,
} from "./extension.ts";
import type { Bilingual } from "./plan.ts";

/** A request for more time as anybody may read it. */
export type ExtensionLine = Pick<ExtensionRequest, "id" | "fromOn" | "untilOn" | "reason" | "knownOn"> & {
  /** Short names of organisations stand for people. */
  by: string;
  state: ExtensionState;
  steps: ReadonlyArray<
    Pick<ExtensionRequest["steps"][number], "id" | "outcome" | "untilOn" | "reason" | "knownOn"> & {
      by: string;
    }
  >;
  /** The step this person may take now; null for others. */
  mine: ExtensionStepKind | null;
  mayWithdraw: boolean;
};

export type ExtensionPage = {
  milestone: { code: string; title: Bilingual };
  dueOn: CalendarDate | null;
  /** Newest first. */
  requests: ReadonlyArray<ExtensionLine>;
  /** Whether this person may ask for more time now. */
  mayAsk: boolean;
};

export type ExtensionRefusal = AskRefusal | StepRefusal | "not_found" | "not_owner" | "not_allowed";

/** A request that awaits somebody, in their queue. */
export type ExtensionTask = {
  plan: string;
  milestone: string;
  title: Bilingual;
  by: string;
  untilOn: CalendarDate;
};
