import { inTransaction } from "#app/data/db.server.ts";
import { postpone } from "#app/data/targets.server.ts";
import type { Deps } from "./deps.server.ts";
import type { HostTurn } from "./host-turn.server.ts";
import { type Look, saveLooks } from "./save-looks.server.ts";

/** Most looks that are saved together. */
const GROUP = 400;
/** A crash loses no more than the looks of this time. */
const MOST_WAIT_MS = 500;
/** A target that could not be judged is tried again after this time. */
const AFTER_FAULT_MS = 3_600_000;

/** Saves the looks of a turn in groups, one transaction each. */
export type Logbook = {
  /** Waits only when saving does not keep up with looking. */
  write: (look: Look) => Promise<void>;
  /** Puts a target that could not be judged aside, so that it does not keep the host from the others. */
  fault: (targetId: string, error: unknown) => Promise<void>;
  /** Saves the rest. */
  close: () => Promise<void>;
  /** Looks saved so far. */
  saved: () => number;
};

/** @param onDealtWith told of every target that needs nobody's hand any more, saved or put aside. */
export function createLogbook(turn: HostTurn, deps: Deps, onDealtWith: (targetId: string) => void): Logbook {
  const pending: Array<Look> = [];
  const waiting: Array<() => void> = [];
  let saving: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;
  let savedCount = 0;
  let failure: { error: unknown } | null = null;
  const tellLater = (error: unknown) => {
    failure ??= { error };
  };

  const fault = async (targetId: string, error: unknown) => {
    deps.log.error({ err: error, target: targetId }, "target not checked");
    const later = new Date(deps.now().getTime() + AFTER_FAULT_MS);
    await inTransaction(deps.db, (tx) => postpone(tx, [targetId], later));
    onDealtWith(targetId);
  };
  const saveGroup = async (looks: ReadonlyArray<Look>) => {
    if (turn.lost || !(await saveLooks(looks, turn, deps))) return;
    savedCount += looks.length;
    for (const { target } of looks) onDealtWith(target.id);
  };
  const saveApart = async (looks: ReadonlyArray<Look>) => {
    for (const look of looks) await saveGroup([look]).catch((error) => fault(look.target.id, error));
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    saving ??= saveAll().finally(() => {
      saving = null;
      makeRoom();
    });
    return saving;
  };
  /** One group after the other, so that no more than one waits while one is being saved. */
  const saveAll = async () => {
    while (pending.length > 0) {
      const group = pending.splice(0, GROUP);
      makeRoom();
      await saveGroup(group).catch(() => saveApart(group));
    }
  };
  const makeRoom = () => {
    for (const enter of waiting.splice(0)) enter();
  };

  return {
    async write(look) {
      while (pending.length >= GROUP) {
        flush().catch(tellLater);
        await new Promise<void>((enter) => waiting.push(enter));
      }
      pending.push(look);
      if (pending.length < GROUP) timer ??= setTimeout(() => flush().catch(tellLater), MOST_WAIT_MS);
      else flush().catch(tellLater);
    },
    fault,
    close: async () => {
      while (pending.length > 0 || saving !== null) await flush();
      if (failure !== null) throw failure.error;
    },
    saved: () => savedCount,
  };
}
