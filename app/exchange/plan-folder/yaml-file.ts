import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { PlanFiles } from "./csv-table.ts";
import { problemCodeOf, type SourceProblem } from "./problem.ts";

/** Reads one YAML file; null when something is wrong with it, which is added to `problems`. */
export function readYaml<Schema extends z.ZodType>(
  files: PlanFiles,
  file: string,
  schema: Schema,
  problems: Array<SourceProblem>,
): z.output<Schema> | null {
  const text = files[file];
  if (text === undefined) {
    problems.push({ file, row: null, column: null, code: "file_missing", held: "", expected: file });
    return null;
  }
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  for (const error of document.errors) {
    const row = lineCounter.linePos(error.pos[0]).line;
    problems.push({ file, row, column: null, code: "yaml_broken", held: error.code, expected: "" });
  }
  if (document.errors.length > 0) return null;
  const content: unknown = document.toJS({ maxAliasCount: 0 });
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.path.map(String);
    const held: unknown = document.getIn(path);
    problems.push({
      file,
      row: lineOf(path, (inner) => document.getIn(inner, true), lineCounter),
      column: path.join("."),
      code: codeOf(issue),
      held: typeof held === "string" || typeof held === "number" ? String(held) : "",
      expected: expectedOf(issue),
    });
  }
  return null;
}

/** Line of the value a path names, or of the nearest one around it. */
function lineOf(
  path: Array<string>,
  find: (path: Array<string>) => unknown,
  lineCounter: LineCounter,
): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = find(path.slice(0, depth));
    if (isNode(node) && node.range != null) return lineCounter.linePos(node.range[0]).line;
  }
  return 1;
}

function codeOf(issue: z.core.$ZodIssue) {
  if (issue.code === "invalid_value") return "not_in_list";
  if (issue.code === "invalid_format" && issue.format === "date") return "not_a_day";
  if (issue.code === "too_small") return "empty";
  return problemCodeOf(issue.message);
}

function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(", ");
  if (issue.code === "invalid_type") return issue.expected;
  return issue.code === "invalid_format" && issue.format === "date" ? "YYYY-MM-DD" : "";
}
