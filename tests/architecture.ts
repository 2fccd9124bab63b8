import ts from "typescript";

/** Which `app/<layer>` each layer may import from, besides itself. `app` stands for the files at its top. */
export const ALLOWED_LAYERS: Readonly<Record<string, ReadonlyArray<string>>> = {
  domain: [],
  exchange: ["domain"],
  fetch: ["domain"],
  i18n: ["domain"],
  components: ["domain", "i18n"],
  data: ["domain", "generated"],
  services: ["domain", "data", "exchange", "fetch"],
  jobs: ["domain", "services"],
  http: ["domain", "i18n", "services"],
  routes: ["domain", "i18n", "components", "http", "services"],
  cli: ["domain", "i18n", "services", "jobs", "http", "exchange", "app"],
  app: ["domain", "i18n", "components", "http", "services", "jobs", "styles"],
};

/** npm and `node:` modules a pure layer may use; layers not listed are free. */
const ALLOWED_PACKAGES: Readonly<Record<string, ReadonlyArray<string>>> = { domain: ["date-fns", "zod"] };

const FRAMEWORK_EXPORTS: ReadonlyArray<string> = [
  "default",
  "loader",
  "action",
  "clientLoader",
  "clientAction",
  "middleware",
  "clientMiddleware",
  "headers",
  "links",
  "meta",
  "handle",
  "shouldRevalidate",
  "ErrorBoundary",
  "HydrateFallback",
  "Layout",
];

/** Where the clock is read: the program's entry, which hands `now` to everything else. */
const READS_THE_CLOCK = /^app\/cli\/|^app\/services\/live\.server\.ts$/;
const CASTS_THE_CLIENT = "app/data/db.server.ts";
const MAX_LINES = 250;

/** Everything one source file does that the architecture forbids; empty for a sound file. */
export function violationsIn(file: string, source: string): Array<string> {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ESNext, true, kind);
  const found: Array<string> = [];
  const lines = source.trimEnd().split("\n").length;
  if (lines > MAX_LINES) found.push(`${lines} lines`);
  function visit(node: ts.Node): void {
    found.push(...violationsOf(file, node));
    ts.forEachChild(node, visit);
  }
  visit(tree);
  if (file.startsWith("app/routes/")) found.push(...strayExports(tree));
  return found;
}

function violationsOf(file: string, node: ts.Node): Array<string> {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return ["any"];
  if (ts.isAsExpression(node) && ts.isAsExpression(node.expression) && file !== CASTS_THE_CLIENT) {
    return ["as … as"];
  }
  if (readsTheClock(node) && file.startsWith("app/") && !READS_THE_CLOCK.test(file))
    return ["reads the clock"];
  if (file.startsWith("app/domain/") && node.getText() === "Math.random") return ["randomness"];
  const specifier = specifierOf(node);
  return specifier === null ? [] : forbiddenImport(file, specifier);
}

function readsTheClock(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return node.expression.getText() === "Date" && !node.arguments?.length;
  return ts.isPropertyAccessExpression(node) && node.getText() === "Date.now";
}

/** What a static or dynamic import, or a re-export, names. */
function specifierOf(node: ts.Node): string | null {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : null;
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return null;
  const [first] = node.arguments;
  return first !== undefined && ts.isStringLiteral(first) ? first.text : null;
}

/** The layer of a file under `app`; null for tests and seed, which may import anything. */
export function layerOf(file: string): string | null {
  const [root, layer = "", ...rest] = file.split("/");
  if (root !== "app") return null;
  return rest.length === 0 ? "app" : layer;
}

function forbiddenImport(file: string, specifier: string): Array<string> {
  const layer = layerOf(file);
  if (layer === null) return [];
  const said = `imports ${specifier}`;
  if (specifier.startsWith("../")) return [said]; // hides the layer: write #app/… instead
  const target = targetOf(layer, specifier);
  if (target !== null) return target === layer || ALLOWED_LAYERS[layer]?.includes(target) ? [] : [said];
  if (specifier.startsWith(".")) return [];
  if (/^@prisma\//.test(specifier) && layer !== "data") return [said];
  const packages = ALLOWED_PACKAGES[layer];
  return packages === undefined || packages.includes(specifier) ? [] : [said];
}

function targetOf(layer: string, specifier: string): string | null {
  if (specifier.startsWith("#app/")) {
    const [, target = "", ...rest] = specifier.split("/");
    return rest.length === 0 ? "app" : target;
  }
  const inside = layer === "app" ? /^\.\/([^/]+)\//.exec(specifier)?.[1] : undefined;
  return inside === undefined || inside === "+types" ? null : inside;
}

/** A route that exports anything else breaks its page while types and tests stay green. */
function strayExports(tree: ts.SourceFile): Array<string> {
  return tree.statements.flatMap(exportedNames).filter((name) => !FRAMEWORK_EXPORTS.includes(name));
}

function exportedNames(statement: ts.Statement): Array<string> {
  if (ts.isExportAssignment(statement)) return ["default"];
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause;
    return clause !== undefined && ts.isNamedExports(clause)
      ? clause.elements.map((element) => element.name.text)
      : ["*"];
  }
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  if (!modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (modifiers.some((modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword)) return ["default"];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((declaration) => declaration.name.getText());
  }
  return ts.isFunctionDeclaration(statement) && statement.name !== undefined
    ? [statement.name.text]
    : ["type"];
}
