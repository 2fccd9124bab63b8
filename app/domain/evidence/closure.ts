import type { CalendarDate } from "#app/domain/calendar-date.ts";

export const CLOSURE_SCOPES = ["elements", "rows", "whole"] as const;
export const CLOSURE_AUDIENCES = ["public", "bawaslu"] as const;

/** A part of a slot's data closed for a legal reason (*dikecualikan sebagian*), as filed. */
export type ClosureInForce = {
  id: string;
  scope: (typeof CLOSURE_SCOPES)[number];
  /** Keys of the closed elements; empty when rows or the whole are closed. */
  elements: ReadonlyArray<string>;
  /** Which rows, in words. */
  scopeNote: string | null;
  /** Code in the register of legal grounds. */
  ground: string;
  groundKnown: boolean;
  /** Decision of the consequence test (*uji konsekuensi*); null while there is none. */
  decision: {
    number: string;
    decidedOn: CalendarDate | null;
    issuer: string | null;
    url: string | null;
  } | null;
  validUntil: CalendarDate | null;
  /** Event that ends a closure still in process. */
  endCondition: string | null;
  /** Who may see what is closed: nobody but the institution, or the election supervisor. */
  audience: (typeof CLOSURE_AUDIENCES)[number];
  /** Summary or redacted version published instead. */
  summaryUrl: string | null;
  /** "n of N candidates agreed", with the list of those who refused. */
  consent: { agreed: number; asked: number; refusedListUrl: string | null } | null;
  /** Name of the person in the reviewing body who approved it; null while nobody has. */
  approvedBy: string | null;
};
