import { type CalendarDate, calendarDateAt } from "#app/domain/calendar-date.ts";
import type { IrmLevel } from "#app/domain/irm-level.ts";
import type { ReportContent, ReportSum } from "#app/domain/period-report/content.ts";
import type { LevelSet } from "#app/domain/period-report/level.ts";
import { ownersOf, preflightOf } from "#app/domain/period-report/preflight.ts";
import type { Preflight } from "#app/domain/period-report/remark.ts";
import { byCommitment, reportSum, suggestedFor } from "#app/domain/period-report/round.ts";
import { type Actor, may } from "#app/domain/permission.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { previewDigest } from "./issue-report.server.ts";
import { issueRefusal } from "./may-issue.server.ts";
import { type OpenedRound, openRound, previewContent } from "./open-round.server.ts";

/** A report on its way: what is wrong, the levels, what it would say, and what this person may do. */
export type Preparation = {
  plan: { slug: string; code: string; title: Bilingual };
  checkpoint: { code: string; label: Bilingual; dueOn: CalendarDate };
  asOf: CalendarDate;
  today: CalendarDate;
  knownFrom: CalendarDate;
  preflight: Preflight;
  levels: ReadonlyArray<{
    commitment: string;
    title: Bilingual;
    suggested: IrmLevel;
    total: ReportSum;
    set: Pick<LevelSet, "level" | "reason" | "setBy" | "setOn"> | null;
    maySet: boolean;
  }>;
  /** What the report would say; null while something stands in the way. */
  preview: ReportContent | null;
  /** Names the preview, so that what is issued is what was read. */
  seen: string | null;
  /** Version in force, which a new one would correct; null before the first. */
  inForce: number | null;
  issueRefusal: "not_allowed" | "own_level" | null;
};

export type PreparationAnswer =
  | { ok: true; page: Preparation }
  | { ok: false; refusal: "not_found" | "not_allowed" | "bad_day" };

/** Lays a round out for whoever prepares or issues its report. Without a day, today's facts are read. */
export async function openPreparation(
  {
    plan,
    checkpoint,
    asOf,
    actor,
  }: { plan: string; checkpoint: string; asOf: CalendarDate | null; actor: Actor },
  deps: Pick<Deps, "db" | "now">,
): Promise<PreparationAnswer> {
  const indexed = await openPlan(plan, deps);
  if (indexed === null) return { ok: false, refusal: "not_found" };
  const { timeZone, knownFrom } = indexed.facts.plan;
  const today = calendarDateAt(deps.now(), timeZone);
  if (!may(actor, { kind: "prepare_report", plan }, today)) return { ok: false, refusal: "not_allowed" };
  const day = asOf ?? today;
  if (day > today || day < knownFrom) return { ok: false, refusal: "bad_day" };
  const opened = await openRound({ plan, checkpoint, asOf: day }, deps);
  if (opened === null) return { ok: false, refusal: "not_found" };
  return { ok: true, page: await pageOf(opened, { actor, today, knownFrom }, deps) };
}

async function pageOf(
  opened: OpenedRound,
  { actor, today, knownFrom }: { actor: Actor; today: CalendarDate; knownFrom: CalendarDate },
  deps: Pick<Deps, "db">,
): Promise<Preparation> {
  const { indexed, round, levels, replaces } = opened;
  const { slug, code, title } = indexed.facts.plan;
  const { code: checkpoint, label, dueOn } = round.checkpoint;
  const preflight = preflightOf(indexed, round, levels);
  const isReady = preflight.blocking.length === 0;
  return {
    plan: { slug, code, title },
    checkpoint: { code: checkpoint, label, dueOn },
    ...{ asOf: round.asOf, today, knownFrom, preflight },
    levels: levelsOf(opened, actor, today),
    preview: isReady ? await previewContent(opened, deps) : null,
    seen: isReady ? await previewDigest(opened, deps) : null,
    inForce: replaces?.version ?? null,
    issueRefusal: issueRefusal(actor, opened, today),
  };
}

function levelsOf(
  { indexed, round, levels }: OpenedRound,
  actor: Actor,
  today: CalendarDate,
): Preparation["levels"] {
  const members = byCommitment(indexed, round);
  return indexed.facts.commitments.flatMap(({ code, title }) => {
    const standings = members.get(code);
    if (standings === undefined) return [];
    const set = levels.get(code);
    const act = { kind: "set_level", plan: indexed.facts.plan.slug, owners: ownersOf(standings) } as const;
    return [
      {
        ...{ commitment: code, title, suggested: suggestedFor(standings), total: reportSum(standings) },
        set:
          set === undefined
            ? null
            : { level: set.level, reason: set.reason, setBy: set.setBy, setOn: set.setOn },
        maySet: may(actor, act, today),
      },
    ];
  });
}
