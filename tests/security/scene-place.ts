import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import type { Actor, Role } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { NOW, testDeps } from "#tests/data-factories.ts";

export const PLACE = { plan: "rencana", milestone: "A1-B06" };
const FOREVER = { plan: null, fromOn: CalendarDateSchema.parse("2022-01-01"), toOn: null } as const;

/** The names of what a scene is about; `none` where it has no such thing. */
export const NO_ROWS = {
  ...{ report: "none", item: "none", step: "none", closure: "none", request: "none", meeting: "none" },
  ...{ risk: "none", imported: "none", amendment: "none", seen: "none" },
  /** Whose the scene is. */
  organisation: "kpu",
  /** A row that stands whatever the state. */
  office: "other-office",
};
export type SceneRows = typeof NO_ROWS;

/** What a request is sent to: a milestone of somebody, in a state, with everything that belongs to it. */
export type Scene = SceneRows & { db: Deps["db"]; deps: Deps };

/** Who owns what the scene is about, and whether that is the organisation of the person who meets it. */
export type Parties = { owner: Actor; isOwn: boolean };

export function actorOf(userId: string, role: Role, organisation: string): Actor {
  return { userId, offices: [{ role, organisation, ...FOREVER }] };
}

/** The scene some hours before, or after, anybody meets it. */
export function hoursOff({ db, deps }: Pick<Scene, "db" | "deps">, hours: number): Deps {
  return { ...deps, ...{ now: testDeps(db, new Date(NOW.getTime() + hours * 3_600_000)).now } };
}

/** @throws {Error} when a scene could not be brought about. */
export async function done(outcome: Promise<{ ok: boolean }>): Promise<void> {
  const answered = await outcome;
  if (!answered.ok) throw new Error(JSON.stringify(answered));
}
