import { z } from "zod";
import type { ClosureFields } from "#app/domain/evidence/closure-form.ts";
import { TASK_ANSWERS, type TaskAnswer } from "#app/domain/evidence/decision.ts";
import { TASK_QUESTIONS, type TaskQuestion } from "#app/domain/evidence/evidence-task.ts";
import { PUBLISHERS, STANDINGS, type StandingValue } from "#app/domain/evidence/legal-standing.ts";
import { JUDGEMENTS, PRINCIPLES, type PrincipleValue } from "#app/domain/evidence/principles.ts";

const MOST = 5_000;
const Text = z.string().max(MOST).default("");

const TaskFields = z.object({
  item: z.string().min(1),
  question: z.enum(TASK_QUESTIONS),
  answer: z.enum(TASK_ANSWERS).nullable().default(null),
  reason: Text,
});

/** A decision on a task as it was filled in. */
export type TaskForm = {
  item: string;
  question: TaskQuestion;
  answer: TaskAnswer | null;
  reason: string;
};

/** Reads a decision on a task; null when the form is damaged. */
export function readTaskForm(form: FormData): TaskForm | null {
  return TaskFields.safeParse(Object.fromEntries(form)).data ?? null;
}

const DecisionFields = z.object({
  closure: z.string().min(1),
  decision: z.enum(["approved", "refused"]).nullable().default(null),
  reason: Text,
});
export type ClosureDecisionForm = z.infer<typeof DecisionFields>;

/** Reads a decision on a closure; null when the form is damaged. */
export function readClosureDecision(form: FormData): ClosureDecisionForm | null {
  return DecisionFields.safeParse(Object.fromEntries(form)).data ?? null;
}

/** A closure as it was filled in; what is missing is empty. */
export function readClosureFields(form: FormData): ClosureFields {
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, MOST) : "";
  };
  return {
    elements: form.getAll("elements").filter((value) => typeof value === "string"),
    ...{ scope: text("scope"), scopeNote: text("scopeNote"), ground: text("ground") },
    ...{ decisionNumber: text("decisionNumber"), decidedOn: text("decidedOn"), issuer: text("issuer") },
    ...{ decisionUrl: text("decisionUrl"), validUntil: text("validUntil"), audience: text("audience") },
    ...{ endCondition: text("endCondition"), summaryUrl: text("summaryUrl"), agreed: text("agreed") },
    ...{ asked: text("asked"), refusedListUrl: text("refusedListUrl") },
  };
}

const Judgement = z.enum(JUDGEMENTS);
const Standing = z.enum(STANDINGS);
const Publisher = z.enum(PUBLISHERS);

export type PrinciplesForm = {
  judgements: PrincipleValue["judgements"];
  standings: Record<string, StandingValue>;
  reason: string;
};

/** Reads the reviewed checklist: `principle.<name>`, and `standing.<item>` with `publisher.<item>`. */
export function readPrinciplesForm(form: FormData, items: ReadonlyArray<string>): PrinciplesForm {
  const judgements: PrincipleValue["judgements"] = {};
  for (const principle of PRINCIPLES) {
    const said = Judgement.safeParse(form.get(`principle.${principle}`)).data;
    if (said !== undefined) judgements[principle] = said;
  }
  const standings: Record<string, StandingValue> = {};
  for (const item of items) {
    const standing = Standing.safeParse(form.get(`standing.${item}`)).data;
    const publisher = Publisher.safeParse(form.get(`publisher.${item}`)).data;
    if (standing !== undefined && publisher !== undefined) standings[item] = { standing, publisher };
  }
  const reason = form.get("reason");
  return { judgements, standings, reason: typeof reason === "string" ? reason.slice(0, MOST) : "" };
}

/** How a refusal is answered: no right 403, absent 404, overtaken 409, incomplete 400. */
export function lawStatus(refusal: string): 400 | 403 | 404 | 409 {
  switch (refusal) {
    case "not_allowed":
    case "not_an_owner":
    case "own_organisation":
    case "own_submission":
      return 403;
    case "not_found":
      return 404;
    case "nothing_to_decide":
    case "already_decided":
      return 409;
    default:
      return 400;
  }
}
