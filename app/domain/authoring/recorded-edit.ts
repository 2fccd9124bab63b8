import type { Dated } from "#app/domain/facts.ts";
import type { PlanEdit } from "./plan-edit.ts";

export const EDIT_WAYS = ["form", "import", "undo"] as const;
/** By which way a change came: typed, imported, or taking an earlier one back. */
export type EditWay = (typeof EDIT_WAYS)[number];

/** A change that was made to a plan, with who, when and why. */
export type RecordedEdit = PlanEdit &
  Dated & {
    /** Changes made together share it. */
    batch: string;
    reason: string | null;
    via: EditWay;
    /** The batch this one takes back; null of a change of its own. */
    undoes: string | null;
    /** Id of the account that made it. */
    actor: string;
  };
