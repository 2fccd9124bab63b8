import { canonicalJson } from "#app/domain/canonical-json.ts";
import { below, type Pointer } from "./pointer.ts";

/** Above this many characters a value is split into its members, each with a digest of its own. */
const MOST_IN_ONE = 600;
/** Always split, however short. */
const SPLIT_ALWAYS: ReadonlyArray<Pointer> = ["", "/head", "/content"];

/**
 * The parts of a report that get a digest each: small enough that a digest that no longer fits names the
 * place that was changed, and together everything there is.
 */
export function sectionsOf(root: unknown): Array<{ pointer: Pointer; json: string }> {
  const sections: Array<{ pointer: Pointer; json: string }> = [];
  const visit = (value: unknown, pointer: Pointer): void => {
    const members = membersOf(value);
    const isWhole = members.length === 0 || !SPLIT_ALWAYS.includes(pointer);
    const json = isWhole ? canonicalJson(value) : "";
    if (members.length === 0 || (isWhole && json.length <= MOST_IN_ONE)) sections.push({ pointer, json });
    else for (const [key, member] of members) visit(member, below(pointer, key));
  };
  visit(root, "");
  return sections;
}

/** Places of a value that no digest covers: what was put in afterwards. */
export function uncovered(root: unknown, covered: ReadonlySet<Pointer>): Array<Pointer> {
  const above = new Set<Pointer>();
  for (const pointer of covered) {
    for (let end = pointer.lastIndexOf("/"); end > 0; end = pointer.lastIndexOf("/", end - 1)) {
      above.add(pointer.slice(0, end));
    }
  }
  const found: Array<Pointer> = [];
  const visit = (value: unknown, pointer: Pointer): void => {
    if (covered.has(pointer)) return;
    const members = membersOf(value);
    if (pointer !== "" && !above.has(pointer)) found.push(pointer);
    else for (const [key, member] of members) visit(member, below(pointer, key));
  };
  visit(root, "");
  return found;
}

function membersOf(value: unknown): Array<[string, unknown]> {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
