import type { Codes } from "./check-codes.ts";
import type { SourceProblem } from "./problem.ts";
import type { Tables } from "./read-tables.ts";

/** What a pointer such as `slot:B06.2` may name, and the file that lists it. */
const LISTED_IN = new Map<string, keyof Codes>([
  ["commitment", "commitments.csv"],
  ["action", "actions.csv"],
  ["milestone", "milestones.csv"],
  ["slot", "slots.csv"],
  ["indicator", "indicators.csv"],
  ["element", "elements.csv"],
  ["stage", "stages.csv"],
  ["event", "events.csv"],
  ["system", "systems.csv"],
  ["regulation", "regulations.csv"],
  ["organisation", "organisations.csv"],
]);

/** Every pointer of the discrepancies and the open questions leads somewhere. */
export function checkPointers(
  { discrepancies, unknowns }: Tables,
  catalogues: ReadonlySet<string>,
  codes: Codes,
  problems: Array<SourceProblem>,
): void {
  const rows = [
    ...discrepancies.map(({ row, value }) => ({ file: "discrepancies.csv", row, to: value.applies_to })),
    ...unknowns.map(({ row, value }) => ({ file: "unknowns.csv", row, to: value.applies_to })),
  ];
  for (const { file, row, to } of rows) {
    for (const held of to) {
      const expected = missingIn(held, catalogues, codes);
      if (expected === null) continue;
      const code = expected === "" ? "not_a_pointer" : "unknown_reference";
      const kinds = `plan, catalogue:…, ${[...LISTED_IN.keys()].map((kind) => `${kind}:…`).join(", ")}`;
      problems.push({ file, row, column: "applies_to", code, held, expected: expected || kinds });
    }
  }
}

/** The file that should list what the pointer names; empty when it is no pointer, null when all is well. */
function missingIn(pointer: string, catalogues: ReadonlySet<string>, codes: Codes): string | null {
  if (pointer === "plan") return null;
  const colon = pointer.indexOf(":");
  const kind = pointer.slice(0, Math.max(colon, 0));
  const target = pointer.slice(colon + 1);
  if (kind === "catalogue") return catalogues.has(target) ? null : "catalogue.yaml";
  const file = LISTED_IN.get(kind);
  if (file === undefined) return "";
  return codes[file].has(target) ? null : file;
}
