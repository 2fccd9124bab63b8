import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { type Actor, officesOn, type Role } from "#app/domain/permission.ts";

/** Roles that must show a second factor, and the day it is, by the plan's slug. */
export type FactorRules = Readonly<Record<string, { roles: ReadonlyArray<Role>; today: CalendarDate }>>;

/** Whether some plan demands a second factor of a person for an office they hold today. */
export function needsSecondFactor(actor: Actor, rules: FactorRules): boolean {
  return Object.entries(rules).some(([plan, { roles, today }]) =>
    officesOn(actor, plan, today).some(({ role }) => roles.includes(role)),
  );
}

/** How far a session is. `code`: the second factor is not shown yet; `set_up`: there must be one and is none. */
export type SignInStage = "whole" | "code" | "set_up";

type Session = {
  /** The person has a second factor that was confirmed. */
  hasFactor: boolean;
  /** This session showed it. */
  shown: boolean;
  /** A plan demands one of the person. */
  needed: boolean;
};

export function signInStage({ hasFactor, shown, needed }: Session): SignInStage {
  if (hasFactor) return shown ? "whole" : "code";
  return needed ? "set_up" : "whole";
}

export const RECOVERY_CODES = 10;
/** Without signs that are mistaken for each other: 12 of these hold 59 bits. */
export const RECOVERY_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz";
export const RECOVERY_LENGTH = 12;

/** A recovery code as it is compared: people type capitals, spaces and dashes. */
export function plainRecoveryCode(typed: string): string {
  return typed.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** A recovery code as it is printed, in groups of four. */
export function printedRecoveryCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}
