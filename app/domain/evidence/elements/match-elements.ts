import type { ColumnDecision, WantedElement } from "#app/domain/evidence/check-context.ts";
import type { ColumnProfile, Profile } from "#app/domain/evidence/profile.ts";
import { greatestAssignment } from "./assignment.ts";
import { isSameLabel, sharedWords } from "./label-likeness.ts";
import { typeFit, valueFit } from "./value-fit.ts";

/** `probable` waits for a person's word; the others are certain. */
export type ElementState = "present" | "present-empty" | "wrong-type" | "probable" | "missing";

/** What proposes a column for an element, the surest first. */
export type MatchedBy = "person" | "label" | "words" | "values" | "geometry";

export type ElementFinding = {
  element: WantedElement;
  state: ElementState;
  /** Label of the column as published; null when there is none. */
  column: string | null;
  /** Profile of that column; null for a geometry, which is no column. */
  profile: ColumnProfile | null;
  by: MatchedBy | null;
  /** Filled share of rows, 0–1; null without a column. */
  fillRatio: number | null;
};

const SAME_WORDS = 0.8;
const SOME_WORDS = 0.4;
const ALMOST_ALL_VALUES = 0.95;
const EMPTY_FILL = 0.01;

/** Tenths of a match's worth. What a person confirmed outweighs every other pair together. */
const WORTH: Record<Exclude<MatchedBy, "geometry">, number> = {
  person: 1_000,
  label: 10,
  words: 8,
  values: 7,
};

type Pair = Exclude<MatchedBy, "geometry"> | null;

/**
 * Finds the column of every element: one column per element, by the greatest total.
 *
 * Same label or alias counts 1.0, the same words 0.8, some of the words with values that fit 0.7. Among
 * equal totals, the one that leaves fewest required elements unproven comes first.
 *
 * Source: evidence specification C6.
 *
 * @param decisions what people said of proposed columns: confirmed is certain, refused never matches.
 */
export function matchElements(
  profile: Profile,
  elements: ReadonlyArray<WantedElement>,
  decisions: ReadonlyArray<ColumnDecision>,
): Array<ElementFinding> {
  const inTable = elements.filter((element) => !isMapped(element, profile));
  const pairs = inTable.map((element) => profile.columns.map((column) => pairOf(element, column, decisions)));
  const chosen = greatestAssignment(
    inTable.map((element, row) =>
      profile.columns.map((column, index) => weightOf(element, column, pairs[row]?.[index] ?? null)),
    ),
  );
  return elements.map((element) => {
    if (isMapped(element, profile)) return geometryFinding(element, profile);
    const row = inTable.indexOf(element);
    const index = chosen[row] ?? null;
    const column = index === null ? undefined : profile.columns[index];
    const by = index === null ? null : (pairs[row]?.[index] ?? null);
    return column === undefined || by === null ? missing(element) : columnFinding(element, column, by);
  });
}

/** The geometry of geographic data is no column: it stands beside the properties. */
function isMapped(element: WantedElement, { geo }: Profile): boolean {
  return element.type === "geometry" && geo !== null && geo.features > 0;
}

function geometryFinding(element: WantedElement, { geo }: Profile): ElementFinding {
  const fillRatio = geo === null ? 0 : 1 - geo.withoutGeometry / geo.features;
  const state = fillRatio < EMPTY_FILL ? "present-empty" : "present";
  return { element, state, column: "geometry", profile: null, by: "geometry", fillRatio };
}

function missing(element: WantedElement): ElementFinding {
  return { element, state: "missing", column: null, profile: null, by: null, fillRatio: null };
}

function columnFinding(element: WantedElement, column: ColumnProfile, by: MatchedBy): ElementFinding {
  const found = { element, column: column.name, profile: column, by, fillRatio: column.fillRatio };
  if (column.fillRatio < EMPTY_FILL) return { ...found, state: "present-empty" };
  if ((typeFit(element.type, column) ?? 1) < ALMOST_ALL_VALUES) return { ...found, state: "wrong-type" };
  return { ...found, state: by === "values" ? "probable" : "present" };
}

function pairOf(
  element: WantedElement,
  column: ColumnProfile,
  decisions: ReadonlyArray<ColumnDecision>,
): Pair {
  const said = decisions.findLast(
    (decision) => decision.element === element.key && isSameLabel(decision.columnNorm, column.name),
  );
  if (said !== undefined) return said.same ? "person" : null;
  const names = [...element.labels, element.key];
  if (names.some((name) => isSameLabel(name, column.name))) return "label";
  const likeness = Math.max(...names.map((name) => sharedWords(name, column.name)));
  if (likeness >= SAME_WORDS) return "words";
  if (likeness < SOME_WORDS) return null;
  return valueFit(element, column) >= ALMOST_ALL_VALUES ? "values" : null;
}

const MAIN = 2 ** 24;
const SOUND = 2 ** 12;

/** A pair's worth first; among equals how many required elements are not failed, then how many are certain. */
function weightOf(element: WantedElement, column: ColumnProfile, pair: Pair): number {
  if (pair === null) return 0;
  const { state } = columnFinding(element, column, pair);
  const isSound = element.required && (state === "present" || state === "probable");
  return WORTH[pair] * MAIN + (isSound ? SOUND : 0) + (isSound && state === "present" ? 1 : 0);
}
