import { z } from "zod";
import type { TokenScope } from "#app/domain/account/api-token.ts";
import { CalendarDateSchema } from "#app/domain/calendar-date.ts";
import { OBSTACLES } from "#app/domain/facts.ts";
import { MILESTONE_STATUSES } from "#app/domain/milestone-status.ts";
import { ROLES } from "#app/domain/permission.ts";
import { EVIDENCE_KINDS } from "#app/domain/plan.ts";
import type { Submission } from "#app/domain/submission.ts";
import { TASK_GROUPS } from "#app/domain/task.ts";
import type { ApiCaller } from "./accounts/api-tokens.server.ts";
import type { Deps } from "./deps.server.ts";
import { openTasks } from "./open-tasks.server.ts";
import { type SubmitReportOutcome, submitReport } from "./submit-report.server.ts";

const LONGEST_TEXT = 5_000;
const MOST_SLOTS = 100;
const Text = z.string().max(LONGEST_TEXT);

/** Whom a token stands for, and what it may do. */
export const MeAnswer = z.object({
  name: z.string(),
  offices: z.array(
    z.object({
      ...{ role: z.enum(ROLES), organisation: z.string(), plan: z.string().nullable() },
      ...{ from: z.iso.date(), to: z.iso.date().nullable() },
    }),
  ),
  scopes: z.array(z.string()),
  expires_at: z.iso.datetime(),
});

/** A milestone that asks something of the person's organisation. */
export const TaskAnswer = z.object({
  ...{ plan: z.string(), milestone: z.string(), title: z.string(), status: z.enum(MILESTONE_STATUSES) },
  ...{ group: z.enum(TASK_GROUPS), act: z.string(), due_on: z.iso.date().nullable() },
  ...{ reported_percent: z.number().nullable(), proven_percent: z.number().nullable() },
  slots: z.array(z.string()),
});

/** A progress report as a program sends it. What is left out counts as nothing said. */
export const ReportBody = z.strictObject({
  percent_done: z.number().min(0).max(100),
  narrative: Text,
  obstacles: z.array(z.enum(OBSTACLES)).max(OBSTACLES.length).default([]),
  obstacle_note: Text.nullable().default(null),
  next_step: Text.nullable().default(null),
  next_step_on: CalendarDateSchema.nullable().default(null),
  support_asked: Text.nullable().default(null),
  slots: z
    .array(
      z.strictObject({
        slot: z.string().max(40),
        kind: z.enum(EVIDENCE_KINDS).nullable().default(null),
        links: z.array(z.string().max(4_000)).max(200),
      }),
    )
    .max(MOST_SLOTS)
    .default([]),
});

/** A report that was filed, with the evidence it filed. */
export const FiledAnswer = z.object({ report: z.string(), items: z.array(z.string()) });

/** What a program does with a person's token: its method, its address and the scope it needs. */
export type TokenOperation = {
  id: "readMe" | "listMyTasks" | "fileReport";
  method: "get" | "post";
  path: string;
  scope: TokenScope;
  name: string;
  schema: z.ZodObject;
  answers: "one" | "list";
};

const TASKS = { id: "listMyTasks", method: "get", path: "/me/tasks", name: "Task", answers: "list" } as const;
const FILE = { id: "fileReport", method: "post", name: "FiledReport", answers: "one" } as const;

export const TOKEN_OPERATIONS = [
  { id: "readMe", method: "get", path: "/me", scope: "read", name: "Me", schema: MeAnswer, answers: "one" },
  { ...TASKS, scope: "read", schema: TaskAnswer },
  {
    ...{ ...FILE, path: "/plans/{plan}/milestones/{milestone}/reports" },
    ...{ scope: "report", schema: FiledAnswer },
  },
] as const satisfies ReadonlyArray<TokenOperation>;

/** Whom a token stands for. */
export function readMe({ name, offices, scopes, expiresAt }: ApiCaller): z.infer<typeof MeAnswer> {
  return {
    ...{ name, scopes: [...scopes], expires_at: expiresAt.toISOString() },
    offices: offices.map(({ role, organisation, plan, fromOn, toOn }) => ({
      ...{ role, organisation, plan, from: fromOn, to: toOn },
    })),
  };
}

/** What is asked of the person a token stands for, as on their own page, most urgent first. */
export async function listMyTasks(
  { userId, offices }: ApiCaller,
  deps: Pick<Deps, "db" | "now">,
): Promise<Array<z.infer<typeof TaskAnswer>>> {
  const { groups } = await openTasks({ userId, offices }, deps);
  return groups.flatMap(({ group, rows }) =>
    rows.map(({ plan, card, act }) => ({
      ...{ plan, milestone: card.code, title: card.title.id, status: card.status, group, act: act.kind },
      ...{ due_on: card.due.kind === "dated" ? card.due.dueOn : null },
      ...{ reported_percent: card.reportedPercent, proven_percent: card.provenPercent },
      slots: "slots" in act ? [...act.slots] : [],
    })),
  );
}

/** Files a progress report for the person a token stands for, by the same rules as the form. The log names the token. */
export function fileReport(
  { userId, offices, name, token }: ApiCaller,
  { plan, milestone, body }: { plan: string; milestone: string; body: z.infer<typeof ReportBody> },
  deps: Pick<Deps, "db" | "now" | "newId" | "allow">,
): Promise<SubmitReportOutcome> {
  const submission: Submission = {
    ...{ percentDone: body.percent_done, narrative: body.narrative.trim(), obstacles: body.obstacles },
    ...{ obstacleNote: textOrNull(body.obstacle_note), nextStep: textOrNull(body.next_step) },
    ...{ nextStepOn: body.next_step_on, supportAsked: textOrNull(body.support_asked), slots: body.slots },
  };
  const actorName = `${name} (API, ${token})`;
  return submitReport({ actor: { userId, offices }, actorName, plan, milestone, submission }, deps);
}

function textOrNull(text: string | null): string | null {
  return text === null || text.trim() === "" ? null : text.trim();
}
