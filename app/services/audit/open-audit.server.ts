import {
  type AuditRow,
  auditChoices,
  codesOfSubjects,
  officesOfActors,
  planSlugsById,
  readAuditRows,
  type SubjectPlace,
} from "#app/data/audit-read.server.ts";
import {
  type AuditDifference,
  type AuditFilter,
  differencesOf,
  PUBLIC_ACTIONS,
  publicDifferences,
  publicReason,
} from "#app/domain/audit/entry.ts";
import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import { type Actor, officesOn } from "#app/domain/permission.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { boundsOf, CHAIN_DAYS_ZONE } from "#app/services/publish-chain-heads.server.ts";

const PAGE = 50;

/** One entry of the log, made ready to be read. `at` is ISO. */
export type ShownEntry = {
  seq: number;
  at: string;
  /** Who acted: a name for those who keep the installation, an organisation for everybody. */
  actor: string | null;
  action: string;
  subject: { type: string; id: string; place: SubjectPlace | null; plan: string | null };
  differences: Array<AuditDifference>;
  reason: string | null;
};

export type AuditPage = {
  entries: Array<ShownEntry>;
  /** Number to go on before; null at the end. */
  older: number | null;
};

export type AuditChoices = { actors: Array<string>; actions: Array<string>; plans: Array<string> };

/**
 * The whole log for those who keep the installation; the secretariat sees the entries of its own plans.
 *
 * @returns null for a person who may see none of it.
 */
export async function openAudit(
  { actor, filter, beforeSeq }: { actor: Actor; filter: AuditFilter; beforeSeq: number | null },
  deps: Pick<Deps, "db" | "now">,
): Promise<(AuditPage & { choices: AuditChoices }) | null> {
  const slugs = await planSlugsById(deps.db);
  const allowed = plansToSee(actor, slugs, calendarDateAt(deps.now(), CHAIN_DAYS_ZONE));
  if (allowed !== null && allowed.length === 0) return null;
  const asked = [...slugs].flatMap(([id, slug]) => (slug === filter.plan ? [id] : []));
  const planIds =
    filter.plan === null ? allowed : asked.filter((id) => allowed === null || allowed.includes(id));
  const { actor: by, action, subject } = filter;
  const query = { actor: by, action, subject, actions: null, planIds, beforeSeq, ...spanOf(filter) };
  const rows = await readAuditRows(deps.db, query, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const places = await placesOf(shown, deps);
  const choices = await auditChoices(deps.db, allowed);
  const plans = [...slugs].flatMap(([id, slug]) => (allowed === null || allowed.includes(id) ? [slug] : []));
  return {
    entries: shown.map((row) => ({
      ...entryOf(row, { slugs, places }),
      actor: row.actorLabel,
      differences: row.action === "facts.sealed" ? [] : differencesOf(row.before, row.after),
      reason: row.reason,
    })),
    older: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
    choices: { ...choices, plans },
  };
}

/** The part of a plan's log that speaks of public facts, up to the end of a day, each act by its organisation. */
export async function openPublicAudit(
  {
    plan,
    asOf,
    filter,
    beforeSeq,
  }: {
    plan: string;
    asOf: CalendarDate;
    filter: Pick<AuditFilter, "action" | "from" | "to">;
    beforeSeq: number | null;
  },
  deps: Pick<Deps, "db">,
): Promise<AuditPage> {
  const slugs = await planSlugsById(deps.db);
  const planIds = [...slugs].flatMap(([id, slug]) => (slug === plan ? [id] : []));
  const to = filter.to === null || filter.to > asOf ? asOf : filter.to;
  const query = { actor: null, action: filter.action, subject: null, actions: PUBLIC_ACTIONS };
  const span = spanOf({ from: filter.from, to });
  const rows = await readAuditRows(deps.db, { ...query, planIds, beforeSeq, ...span }, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const places = await placesOf(shown, deps);
  const organisationOf = await organisations(shown, deps);
  return {
    entries: shown.map((row) => ({
      ...entryOf(row, { slugs, places }),
      actor: organisationOf(row),
      differences: publicDifferences(row.action, differencesOf(row.before, row.after)),
      reason: publicReason(row.action, row.reason),
    })),
    older: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/** Ids of the plans a person sees the log of; null for everything. */
function plansToSee(
  actor: Actor,
  slugs: ReadonlyMap<string, string>,
  today: CalendarDate,
): Array<string> | null {
  if (officesOn(actor, null, today).some(({ role }) => role === "administrator")) return null;
  return [...slugs].flatMap(([id, slug]) => {
    const roles = officesOn(actor, slug, today).map(({ role }) => role);
    return roles.includes("secretariat") || roles.includes("administrator") ? [id] : [];
  });
}

function spanOf({ from, to }: Pick<AuditFilter, "from" | "to">) {
  return { from: from === null ? null : boundsOf(from).from, before: to === null ? null : boundsOf(to).to };
}

function placesOf(rows: ReadonlyArray<AuditRow>, { db }: Pick<Deps, "db">) {
  return codesOfSubjects(
    db,
    rows.map(({ subjectId }) => subjectId),
  );
}

type Names = { slugs: ReadonlyMap<string, string>; places: ReadonlyMap<string, SubjectPlace> };

function entryOf({ seq, at, action, subjectType, subjectId, planId }: AuditRow, { slugs, places }: Names) {
  const plan = planId === null ? null : (slugs.get(planId) ?? null);
  const subject = { type: subjectType, id: subjectId, place: places.get(subjectId) ?? null, plan };
  return { seq, at: at.toISOString(), action, subject };
}

/** Short name of the organisation a person held office in on the day of an entry; null for the system. */
async function organisations(rows: ReadonlyArray<AuditRow>, { db }: Pick<Deps, "db">) {
  const ids = rows.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const offices = await officesOfActors(db, [...new Set(ids)]);
  return ({ actorId, at, planId }: AuditRow): string | null => {
    const day = calendarDateAt(at, CHAIN_DAYS_ZONE);
    const held = offices.filter(
      (office) =>
        office.userId === actorId &&
        (office.planId === null || office.planId === planId) &&
        office.fromOn <= day &&
        (office.toOn === null || day <= office.toOn),
    );
    return held.at(-1)?.organisation.short ?? null;
  };
}
