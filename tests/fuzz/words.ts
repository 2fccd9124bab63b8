import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Names and values the program itself looks for in requests, read from its source so that a new one is not forgotten. */

const NAMES: ReadonlyArray<RegExp> = [
  /\.get(?:All)?\("([A-Za-z][\w.[\]-]{0,30})"\)/g,
  /\b(?:text|textIn|textOf|read\.\w+)\((?:\w+, )?"([A-Za-z]\w{0,30})"/g,
  /\bname[=:]\s?\{?"([A-Za-z]\w{0,30})"/g,
  /^ {2}([a-z]\w{1,20}): (?:Text|z\.string|text)/gm,
];
const VALUES: ReadonlyArray<RegExp> = [
  /\bvalue[=:]\s?"([a-z_]{2,30})"/g,
  /\bintent: "([a-z_]{2,30})"/g,
  /\bz\.(?:literal\(|enum\(\[)"([a-z_", ]+)"/g,
  /\bcase "([a-z_]{2,30})":/g,
];

function found(folders: ReadonlyArray<string>, patterns: ReadonlyArray<RegExp>): Array<string> {
  const words = new Set<string>();
  for (const source of folders.flatMap(sourcesIn))
    for (const pattern of patterns)
      for (const match of source.matchAll(pattern))
        for (const word of (match[1] ?? "").split(/[", ]+/)) if (word !== "") words.add(word);
  return [...words].sort();
}

function sourcesIn(folder: string): Array<string> {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

/** Names of fields and parameters. */
export const FIELD_NAMES = found(["app/http", "app/routes", "app/domain", "app/components"], NAMES);
/** Values that lead into branches. */
export const FIELD_VALUES = found(["app/http", "app/routes", "app/components"], VALUES);
