import { z } from "zod";
import { type CalendarDate, CalendarDateSchema, plusDays } from "#app/domain/calendar-date.ts";
import { type Office, ROLES, type Role } from "#app/domain/permission.ts";

/** An office offered to somebody, with the name they are invited by. */
export const OfferSchema = z.object({
  name: z.string(),
  language: z.enum(["id", "en"]),
  role: z.enum(ROLES),
  organisation: z.string(),
  plan: z.string().nullable(),
  fromOn: CalendarDateSchema,
  toOn: CalendarDateSchema.nullable(),
});
export type OfficeOffer = z.infer<typeof OfferSchema>;

/** An office as a form holds it. An empty plan means every plan, an empty last day no end. */
export type OfficeFields = { role: string; organisation: string; plan: string; fromOn: string; toOn: string };

export type OfficeProblem = {
  field: keyof OfficeFields;
  code:
    | "role_missing"
    | "organisation_missing"
    | "from_invalid"
    | "to_invalid"
    | "to_before_from"
    | "to_past";
};

export type OfficeTerms = Pick<OfficeOffer, "role" | "organisation" | "plan" | "fromOn" | "toOn">;

type Read = { ok: true; office: OfficeTerms } | { ok: false; problems: Array<OfficeProblem> };

/** Reads an office from a form; an empty first day is today. */
export function readOffice(fields: OfficeFields, today: CalendarDate): Read {
  const role = ROLES.find((each) => each === fields.role);
  const fromOn = fields.fromOn === "" ? today : CalendarDateSchema.safeParse(fields.fromOn).data;
  const toOn = fields.toOn === "" ? null : CalendarDateSchema.safeParse(fields.toOn).data;
  const problems: Array<OfficeProblem> = [];
  if (role === undefined) problems.push({ field: "role", code: "role_missing" });
  if (fields.organisation === "") problems.push({ field: "organisation", code: "organisation_missing" });
  if (fromOn === undefined) problems.push({ field: "fromOn", code: "from_invalid" });
  if (toOn === undefined) problems.push({ field: "toOn", code: "to_invalid" });
  if (fromOn !== undefined && toOn !== undefined && toOn !== null) {
    if (toOn < fromOn) problems.push({ field: "toOn", code: "to_before_from" });
    else if (toOn < today) problems.push({ field: "toOn", code: "to_past" });
  }
  if (role === undefined || fromOn === undefined || toOn === undefined || problems.length > 0)
    return { ok: false, problems };
  const plan = fields.plan === "" ? null : fields.plan;
  return { ok: true, office: { role, organisation: fields.organisation, plan, fromOn, toOn } };
}

/** Earliest last day an office may be given: yesterday ends it at once; what was done in it stays right. */
export function earliestEnd(today: CalendarDate): CalendarDate {
  return plusDays(today, -1);
}

export type EndProblem = "day_invalid" | "day_past" | "before_start" | "after_end";

/** Why an office cannot end on a day; null when it can. */
export function endProblem(
  office: Pick<Office, "fromOn" | "toOn">,
  lastOn: CalendarDate,
  today: CalendarDate,
): EndProblem | null {
  if (lastOn < office.fromOn) return "before_start";
  if (lastOn < earliestEnd(today)) return "day_past";
  return office.toOn !== null && lastOn > office.toOn ? "after_end" : null;
}

/** An office with who holds it and whether they can sign in. */
export type HeldOffice = Pick<Office, "role" | "plan" | "fromOn" | "toOn"> & { enabled: boolean };

/**
 * Whether somebody can still manage people for good: an administrator who may sign in, whose office has begun and
 * has no end, in the plan or in all of them.
 *
 * @param plan slug; null asks for one of every plan.
 */
export function hasLastingAdministrator(
  offices: ReadonlyArray<HeldOffice>,
  plan: string | null,
  today: CalendarDate,
): boolean {
  const administrator: Role = "administrator";
  return offices.some(
    (office) =>
      office.enabled &&
      office.role === administrator &&
      office.toOn === null &&
      office.fromOn <= today &&
      (office.plan === null || office.plan === plan),
  );
}
