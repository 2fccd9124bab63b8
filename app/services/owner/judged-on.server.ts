import type { CalendarDate } from "#app/domain/calendar-date.ts";
import { PUBLIC_PORTS } from "#app/domain/evidence/url-policy.ts";
import type { OwnFiles } from "#app/domain/evidence-line.ts";
import type { MilestoneStanding } from "#app/domain/milestone-standing.ts";
import type { Deps } from "#app/services/deps.server.ts";

/** What a submission is judged on: the milestone as it stands, and which addresses may be filed. */
export function decidedOn(
  { standing, today }: { standing: MilestoneStanding; today: CalendarDate },
  files: OwnFiles,
  { allow }: Pick<Deps, "allow">,
) {
  return { standing, today, files, policy: { allow, ports: PUBLIC_PORTS } };
}
