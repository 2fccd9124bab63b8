import { appendAudit } from "#app/data/audit.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { insertSupportAsked, type NewReport } from "#app/data/reports.server.ts";
import type { CalendarDate } from "#app/domain/calendar-date.ts";

/** Whom an owner asks for support, and until when it is needed. */
export type SupportAsked = { toOrganisation: string; neededBy: CalendarDate | null };

/** Writes the support a report asks for (*dukungan*) as a request of its own, which somebody can answer. */
export async function askSupport(
  tx: Tx,
  report: NewReport,
  { toOrganisation, neededBy }: SupportAsked,
  { actorName, newId }: { actorName: string; newId: () => string },
): Promise<void> {
  const text = report.submission.supportAsked;
  if (text === null || toOrganisation === report.organisation) return;
  const id = newId();
  await insertSupportAsked(tx, { id, report, toOrganisation, neededBy, text });
  const entry = {
    ...{ actorId: report.authorId, actorLabel: actorName, action: "support.asked", reason: null },
    ...{ subjectType: "support_request", subjectId: id, planId: report.keys.planId, before: null },
    after: { milestone: report.milestone, toOrganisation, neededBy, text, report: report.id },
  };
  await appendAudit(tx, entry, { at: report.at });
}
