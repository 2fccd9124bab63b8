import { loadTargets } from "#app/data/targets.server.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import type { Deps } from "./deps.server.ts";
import type { HostTurn } from "./host-turn.server.ts";
import { lookAt } from "./look-at-target.server.ts";
import { saveLooks } from "./save-looks.server.ts";

export type CheckOutcome =
  | { outcome: "checked"; observation: Observation }
  /** Another worker has the host by now, or the program is ending: nothing was saved. */
  | { outcome: "not_saved"; observation: Observation | null };

/** Looks at a target once, judges every item filed under it, and saves all of it together. */
export async function checkTarget(targetId: string, turn: HostTurn, deps: Deps): Promise<CheckOutcome> {
  const [target] = await loadTargets(deps.db, [targetId]);
  if (target === undefined || turn.lost) return { outcome: "not_saved", observation: null };
  const observation = await lookAt(target, turn, deps);
  if (observation.errorCode === "ABORTED") return { outcome: "not_saved", observation };
  const saved = await saveLooks([{ target, observation }], turn, deps);
  return { outcome: saved ? "checked" : "not_saved", observation };
}
