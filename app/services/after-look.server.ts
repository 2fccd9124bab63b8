import type { FiledItem } from "#app/data/evidence-items.server.ts";
import type { TargetAfterCheck, TargetToCheck } from "#app/data/targets.server.ts";
import { calendarDateAt, daysBetween } from "#app/domain/calendar-date.ts";
import { answerOf, pastObservation } from "#app/domain/evidence/answer.ts";
import { keysOf } from "#app/domain/evidence/canonical-url.ts";
import { isReached } from "#app/domain/evidence/history.ts";
import type { Observation } from "#app/domain/evidence/observation.ts";
import { nextCheckDelayMs } from "#app/domain/evidence/recheck.ts";

/** What a look means for its target: when it is looked at next, and what that look is told. */
export function afterLook(
  { target, observation }: { target: TargetToCheck; observation: Observation },
  items: ReadonlyArray<FiledItem>,
  at: Date,
): TargetAfterCheck {
  const answer = answerOf(observation);
  const history = [...target.history, pastObservation(observation)];
  const delayMs = nextCheckDelayMs(history, {
    targetKey: target.id,
    daysToDeadline: daysToNextReport(items, at),
  });
  return {
    ...{ id: target.id, at, reached: isReached(answer), full: answer === "OK" ? fullOf(observation) : null },
    dueAt: new Date(at.getTime() + delayMs),
  };
}

function fullOf({ headers, sha256, finalUrl, profile }: Observation): TargetAfterCheck["full"] {
  return {
    ...{ etag: headers.etag ?? null, lastModified: headers["last-modified"] ?? null, sha256 },
    tableFingerprint: profile?.tableFp ?? null,
    finalK1: finalUrl === null ? null : (keysOf(finalUrl)?.k1 ?? null),
  };
}

/** Days to the next day on which a milestone of these items is reported; null when all have passed. */
function daysToNextReport(items: ReadonlyArray<FiledItem>, at: Date): number | null {
  const days = items
    .map(({ reportedOn, plan }) => daysBetween(calendarDateAt(at, plan.timeZone), reportedOn))
    .filter((left) => left >= 0);
  return days.length === 0 ? null : Math.min(...days);
}
