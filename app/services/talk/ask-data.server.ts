import { inTransaction } from "#app/data/db.server.ts";
import { insertDataRequest, planKey } from "#app/data/talk-write.server.ts";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { readRequest } from "#app/domain/talk/data-request.ts";
import type { FieldProblem, Typed } from "#app/domain/talk/said.ts";
import { countPublicForm } from "#app/services/count-public-form.server.ts";
import type { Deps } from "#app/services/deps.server.ts";
import { noteSaid, openDesk } from "./desk.server.ts";

type Input = { plan: string; typed: Typed; trap: string; language: string; address: string | null };

export type AskOutcome =
  | { ok: true }
  | { ok: false; refusal: "not_found" }
  | { ok: false; refusal: "invalid"; problems: Array<FieldProblem> }
  | { ok: false; refusal: "too_many_attempts"; retryAt: string };

/** Keeps a request for data by anyone; nobody sees it before a decision on it. */
export async function askData(input: Input, deps: Pick<Deps, "db" | "now" | "newId">): Promise<AskOutcome> {
  const desk = await openDesk(input.plan, deps);
  if (desk === null) return { ok: false, refusal: "not_found" };
  const { plan, today, at } = desk;
  const read = readRequest(input.typed, askableCells(desk.indexed));
  if (!read.ok) return { ok: false, refusal: "invalid", problems: read.problems };
  if (input.trap !== "") return { ok: true };
  return inTransaction(deps.db, async (tx): Promise<AskOutcome> => {
    const until = await countPublicForm(tx, "request", { address: input.address, at });
    if (until !== null) return { ok: false, refusal: "too_many_attempts", retryAt: until.toISOString() };
    const id = deps.newId();
    const row = { id, planId: await planKey(tx, plan), language: input.language, knownOn: today, at };
    await insertDataRequest(tx, { ...row, ...read.request });
    const { milestone, slot, askedBy } = read.request;
    const said = { action: "data_request.asked", subjectType: "data_request", subjectId: id };
    await noteSaid(tx, desk, null, { ...said, after: { milestone, slot, askedBy } });
    return { ok: true };
  });
}

/** Milestones and slots a request can speak of, by their codes in capitals. */
export function askableCells({
  facts,
}: IndexedFacts): Map<string, { milestone: string; slot: string | null }> {
  const cells = facts.milestones.flatMap(({ code, slots }) => [
    [code, { milestone: code, slot: null }] as const,
    ...slots.map((slot) => [slot.code, { milestone: code, slot: slot.code }] as const),
  ]);
  return new Map(cells.map(([code, cell]) => [code.toUpperCase(), cell]));
}
