import type { DocumentDeadline, Subject } from "#app/domain/authoring/plan-document.ts";
import { saysSame } from "#app/domain/authoring/plan-edit.ts";
import { planTable } from "./plan-tables.server.ts";
import { inChunks, runInChunks, type SubjectChange, type Writing, writeRows } from "./writing.server.ts";

const MILESTONE = planTable("Milestone");
const OWNER = planTable("MilestoneOwner");
const DEADLINE = planTable("DeadlineRule");
const CLOSURE = planTable("MilestoneClosure");

type Changes = ReadonlyArray<SubjectChange<"milestone">>;

/** Targets with their owners; a new deadline and a retirement are facts of their own, added and never changed. */
export async function writeMilestones(writing: Writing, changes: Changes): Promise<void> {
  const { planId, ids, at } = writing;
  await writeRows(writing, "milestone", changes, {
    ...MILESTONE,
    columns: ({ code, action, checkpoint, title, mustBeTrue, weight, legalBasis, ...milestone }) => ({
      ...{ planId, code, weight, actionId: ids.of("action", action), title: title.id, titleEn: title.en },
      createdAt: at,
      ...{ checkpointId: ids.of("checkpoint", checkpoint), workPlanItem: milestone.workPlanItem },
      ...{ mustBeTrue: mustBeTrue.id, mustBeTrueEn: mustBeTrue.en, legalBasis: legalBasis?.id ?? null },
      ...{ legalBasisEn: legalBasis?.en ?? null, provenanceJson: JSON.stringify(milestone.provenance) },
    }),
  });
  await writeOwners(writing, changes);
  await writeDeadlines(writing, changes);
  await writeClosures(writing, changes);
}

async function writeOwners({ tx, ids, newId }: Writing, changes: Changes): Promise<void> {
  const changed = changes.filter(({ before, after }) => !saysSame(before?.owners ?? [], after?.owners ?? []));
  const had = changed.filter(({ before }) => (before?.owners.length ?? 0) > 0);
  await inChunks(
    had.map(({ code }) => ids.of("milestone", code)),
    (milestoneIds) => tx.milestoneOwner.deleteMany({ where: { milestoneId: { in: milestoneIds } } }),
  );
  const rows = changed.flatMap(({ code, after }) =>
    (after?.owners ?? []).map(({ organisation, role, provenance }) => ({
      ...{ id: newId(), milestoneId: ids.of("milestone", code), role },
      organisationId: ids.of("organisation", organisation),
      provenanceJson: JSON.stringify(provenance),
    })),
  );
  await runInChunks(tx, OWNER.insert, rows);
}

async function writeDeadlines({ tx, ids, newId, today, at }: Writing, changes: Changes): Promise<void> {
  const rows = changes.flatMap(({ code, before, after }) => {
    const deadline = after?.deadline ?? null;
    if (deadline === null || saysSame(before?.deadline ?? null, deadline)) return [];
    return [
      {
        ...{ id: newId(), milestoneId: ids.of("milestone", code), ...reckoningOf(deadline) },
        extensionId: null,
        ...{ reason: deadline.reason?.id ?? null, reasonEn: deadline.reason?.en ?? null },
        ...{ knownOn: today, recordedAt: at, provenanceJson: JSON.stringify(deadline.provenance) },
      },
    ];
  });
  await runInChunks(tx, DEADLINE.insert, rows);
}

const CALENDAR_DAYS = { dayKind: "calendar" } as const;

function reckoningOf(deadline: DocumentDeadline) {
  if (deadline.kind === "fixed") {
    const { kind, on: fixedOn } = deadline;
    return {
      kind,
      calendarCode: null,
      stageCode: null,
      edge: null,
      offsetDays: null,
      ...CALENDAR_DAYS,
      fixedOn,
    };
  }
  const { kind, stage, edge, offsetDays, dayKind = CALENDAR_DAYS.dayKind } = deadline;
  const slash = stage.indexOf("/");
  const [calendarCode, stageCode] = [stage.slice(0, slash), stage.slice(slash + 1)];
  return { kind, calendarCode, stageCode, edge, offsetDays, dayKind, fixedOn: null };
}

async function writeClosures({ tx, ids, newId, today, at, actorId }: Writing, changes: Changes) {
  const rows = changes.flatMap(({ code, before, after }) => {
    const [was, is] = [before?.retired ?? null, after?.retired ?? null];
    if (saysSame(was, is)) return [];
    return [
      {
        ...{ id: newId(), milestoneId: ids.of("milestone", code), kind: closureKind(is) },
        ...{ intoCode: is?.successor ?? null, reason: is?.reason ?? was?.reason ?? "", reasonEn: null },
        ...{ knownOn: today, recordedAt: at, actorId, illustration: false },
      },
    ];
  });
  await runInChunks(tx, CLOSURE.insert, rows);
}

function closureKind(retired: Subject<"milestone">["retired"]): string {
  if (retired === null) return "reinstated";
  return retired.successor === null ? "withdrawn" : "merged";
}
