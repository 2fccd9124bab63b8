import type { Package } from "./sample-catalogue.server.ts";

export type ActionAnswer = { status: number; body: unknown };

const MOST_ROWS = 1000;
const DEFAULT_ROWS = 10;

/** Answers one call of CKAN's Action API, as a portal of the real kind would. */
export function answerAction(
  action: string,
  parameters: URLSearchParams,
  packages: ReadonlyArray<Package>,
  origin: string,
): ActionAnswer {
  const help = `${origin}/api/3/action/help_show?name=${encodeURIComponent(action)}`;
  const ok = (result: unknown) => ({ status: 200, body: { help, success: true, result } });
  const no = (status: number, type: string, message: string) => ({
    status,
    body: { help, success: false, error: { __type: type, message } },
  });
  switch (action) {
    case "status_show":
      return ok({ ckan_version: "2.10.4", site_title: "Portal Data Contoh (ilustrasi)", site_url: origin });
    case "package_list":
      return ok(
        page(packages.map((dataset) => dataset.name).sort(), parameters, "limit", "offset", MOST_ROWS),
      );
    case "package_show": {
      const wanted = parameters.get("id");
      const found = packages.find((dataset) => dataset.id === wanted || dataset.name === wanted);
      return found === undefined ? no(404, "Not Found Error", "Not found") : ok(found);
    }
    case "package_search":
      return search(parameters, packages, ok, (message) => no(409, "Search Error", message));
    default:
      return no(400, "Bad request", `Action name not known: ${action}`);
  }
}

function search(
  parameters: URLSearchParams,
  packages: ReadonlyArray<Package>,
  ok: (result: unknown) => ActionAnswer,
  refuse: (message: string) => ActionAnswer,
): ActionAnswer {
  const filters = filtersOf(parameters.get("fq") ?? "");
  const order = orderOf(parameters.get("sort") ?? "metadata_modified desc");
  if (filters === null) return refuse(`SOLR could not read fq: ${parameters.get("fq")}`);
  if (order === null) return refuse(`SOLR could not read sort: ${parameters.get("sort")}`);
  const words = (parameters.get("q") ?? "").toLowerCase().split(/\s+/).filter(isWord);
  const found = packages
    .filter((dataset) => words.every((word) => textOf(dataset).includes(word)))
    .filter((dataset) => filters.every((filter) => filter(dataset)))
    .sort(order);
  const results = page(found, parameters, "rows", "start", DEFAULT_ROWS);
  return ok({ count: found.length, sort: parameters.get("sort"), facets: {}, search_facets: {}, results });
}

/** Matches everything in Solr's language. */
function isWord(word: string): boolean {
  return word !== "" && word !== "*:*" && word !== "*";
}

function textOf({ name, title, notes }: Package): string {
  return `${name} ${title} ${notes}`.toLowerCase();
}

/** As CKAN does, asks for more rows than the limit are cut without a word. */
function page<T>(
  all: ReadonlyArray<T>,
  parameters: URLSearchParams,
  rowsName: string,
  startName: string,
  defaultRows: number,
): Array<T> {
  const start = wholeNumber(parameters.get(startName)) ?? 0;
  const rows = Math.min(wholeNumber(parameters.get(rowsName)) ?? defaultRows, MOST_ROWS);
  return all.slice(start, start + rows);
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
}

type Filter = (dataset: Package) => boolean;

/** Reads `key:value`, `key:"value"`, `key:[from TO to]`, each after an optional `+` or `-`; null when it cannot. */
function filtersOf(fq: string): Array<Filter> | null {
  const filters: Array<Filter> = [];
  const pattern = /([+-]?)(\w+):(?:\[(\S+) TO (\S+)\]|"([^"]*)"|([^\s"]+))/g;
  for (const match of fq.matchAll(pattern)) {
    const [, sign, key = "", from, to, quoted, plain] = match;
    const values = valuesOf(key);
    if (values === null) return null;
    const wanted = quoted ?? plain ?? "";
    const holds = (value: string) =>
      from === undefined ? wanted === "*" || value === wanted : isWithin(value, from, to ?? "*");
    filters.push((dataset) => values(dataset).some(holds) !== (sign === "-"));
  }
  const rest = fq.replace(pattern, "").replace(/\bAND\b/g, "");
  return rest.trim() === "" ? filters : null;
}

function isWithin(value: string, from: string, to: string): boolean {
  const instant = toSecond(value);
  return (
    (from === "*" || instant >= toSecond(from)) && (to === "*" || to === "NOW" || instant <= toSecond(to))
  );
}

/** `2023-06-26T00:00:00`, whatever fraction or zone letter follows. */
function toSecond(instant: string): string {
  return instant.slice(0, 19);
}

function valuesOf(key: string): ((dataset: Package) => Array<string>) | null {
  switch (key) {
    case "organization":
      return (dataset) => [dataset.organization.name];
    case "groups":
      return (dataset) => dataset.groups.map((group) => group.name);
    case "tags":
      return (dataset) => dataset.tags.map((tag) => tag.name);
    case "res_format":
      return (dataset) => dataset.resources.map((resource) => resource.format);
    case "dataset_type":
      return (dataset) => [dataset.type];
    default:
      return fieldOf(key);
  }
}

const TEXT_FIELDS = ["id", "name", "title", "type", "state", "license_id"] as const;
const DATE_FIELDS = ["metadata_created", "metadata_modified"] as const;

function fieldOf(key: string): ((dataset: Package) => Array<string>) | null {
  const field = [...TEXT_FIELDS, ...DATE_FIELDS].find((name) => name === key);
  return field === undefined ? null : (dataset) => [dataset[field]];
}

type Order = (left: Package, right: Package) => number;

/** Reads `metadata_modified asc, id asc`; null when a part cannot be sorted by. */
function orderOf(sort: string): Order | null {
  const orders: Array<Order> = [];
  for (const part of sort.split(",")) {
    const [key = "", direction = "asc"] = part.trim().split(/\s+/);
    if (key === "score") continue;
    const value = fieldOf(key);
    if (value === null || !["asc", "desc"].includes(direction)) return null;
    const sign = direction === "desc" ? -1 : 1;
    orders.push((left, right) => sign * compare(value(left).join(), value(right).join()));
  }
  return (left, right) => {
    for (const order of orders) {
      const difference = order(left, right);
      if (difference !== 0) return difference;
    }
    return compare(left.id, right.id);
  };
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
