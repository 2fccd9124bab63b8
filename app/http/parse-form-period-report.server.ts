import { z } from "zod";
import { type CalendarDate, CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { IRM_LEVELS } from "#app/domain/irm-level.ts";

const MOST = 5_000;
const Reason = z.string().max(MOST).default("");

const Fields = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("level"),
    asOf: CalendarDateSchema,
    commitment: z.string().min(1),
    level: z.enum(IRM_LEVELS),
    reason: Reason,
  }),
  z.object({
    intent: z.literal("issue"),
    asOf: CalendarDateSchema,
    seen: z.string().min(1),
    read: z.string().optional(),
    reason: Reason,
  }),
]);
export type PrepareForm = z.infer<typeof Fields>;

/** A step towards a report as it was filled in; null when the form is damaged. */
export function readPrepareForm(form: FormData): PrepareForm | null {
  return Fields.safeParse(Object.fromEntries(form)).data ?? null;
}

/** The day asked for in an address: null for none, `undefined` for one that does not exist. */
export function askedDay(request: Request): CalendarDate | null | undefined {
  const asked = new URL(request.url).searchParams.get("tanggal");
  return asked === null || asked === "" ? null : CalendarDateSchema.safeParse(asked).data;
}

/** How a refusal is answered: no right 403, absent 404, overtaken 409, incomplete 400. */
export function prepareStatus(refusal: string): 400 | 403 | 404 | 409 {
  switch (refusal) {
    case "not_allowed":
    case "own_level":
      return 403;
    case "not_found":
      return 404;
    case "blocked":
    case "changed_since_preview":
    case "nothing_changed":
      return 409;
    default:
      return 400;
  }
}
