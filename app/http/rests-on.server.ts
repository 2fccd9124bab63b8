import { createContext, type RouterContextProvider } from "react-router";
import type { IndexedFacts } from "#app/domain/standings.ts";
import { openPlan } from "#app/services/open-plan.server.ts";
import { depsContext } from "./context.server.ts";

/** Tells whether what an answer was made of is still as it was, whatever else has changed. */
export type Stands = () => Promise<boolean>;

const standsContext = createContext<Stands | null>(null);
const standsOf = new WeakMap<Response, Stands>();

/**
 * Says of the answer being made that reports on other plans change nothing in it: it shows one plan, and of others at
 * most what no report can change.
 *
 * @param opened the plan as `openPlan` gave it.
 */
export function restsOnPlan(context: Readonly<RouterContextProvider>, opened: IndexedFacts): void {
  const deps = context.get(depsContext);
  const { slug } = opened.facts.plan;
  const made = new WeakRef(opened); // an answer that waits to be asked for again holds no facts
  context.set(standsContext, async () => (await openPlan(slug, deps)) === made.deref());
}

/** Keeps with an answer what was said of it while it was made. */
export function noteStands(answer: Response, context: Readonly<RouterContextProvider>): void {
  const stands = context.get(standsContext);
  if (stands !== null) standsOf.set(answer, stands);
}

/** Null of an answer that any change may change. */
export function standsOfAnswer(answer: Response): Stands | null {
  return standsOf.get(answer) ?? null;
}
