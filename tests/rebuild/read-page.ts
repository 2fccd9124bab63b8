import { JSDOM } from "jsdom";

/** What a row of the scorecard shows; null where the cell shows no number. */
export type ShownRow = {
  due: number | null;
  total: number | null;
  reported: number | null;
  proven: number | null;
  /** Counts of the bar by status; empty where no bar stands. */
  statuses: Readonly<Record<string, number>>;
};

export type ShownPage = {
  headline: string;
  reported: number | null;
  proven: number | null;
  /** By `scope code`, as the published numbers name them. */
  rows: ReadonlyMap<string, ShownRow>;
};

/** How the rows of a section name what they sum up. */
const SECTIONS: ReadonlyArray<{ id: string; scope: string; code: RegExp; from: "link" | "text" }> = [
  { id: "tahapan", scope: "stage", code: /tahapan\/([\w-]+\/[\w-]+)/, from: "link" },
  { id: "lembaga", scope: "owner", code: /lembaga\/([\w-]+)/, from: "link" },
  { id: "komitmen", scope: "commitment", code: /#komitmen-(.+)$/, from: "link" },
  { id: "titik-lapor", scope: "checkpoint", code: /^\s*(\S+)/, from: "text" },
];

/** Classes of the parts of a bar, and the status each stands for. */
const SAID_AS: Readonly<Record<string, string>> = {
  ...{ verified: "verified", reported: "reported", unproven: "unproven", contested: "contested" },
  ...{ late: "late", progress: "in_progress", waiting: "waiting", notstarted: "not_started" },
  cancelled: "cancelled",
};

/** The numbers of a scorecard page as a reader sees them, in either language. It knows nothing of the program. */
export function readScorecardPage(html: string): ShownPage {
  const { document } = new JSDOM(html).window;
  const rows = new Map<string, ShownRow>();
  for (const { id, scope, code, from } of SECTIONS) {
    const lines = [...document.querySelectorAll(`#${id} table tbody tr`)].filter(
      (line) => line.closest("details") === null,
    );
    if (lines.length === 0) throw new Error(`no rows in #${id}`);
    for (const line of lines) {
      const head = line.querySelector("th");
      const says = from === "link" ? head?.querySelector("a")?.getAttribute("href") : head?.textContent;
      rows.set(`${scope} ${code.exec(says ?? "")?.[1] ?? "outside"}`, rowOf(line));
    }
  }
  return {
    headline: textOf(document.querySelector("h1")),
    reported: wholeIn(textOf(document.querySelector(".big .rep .v"))),
    proven: wholeIn(textOf(document.querySelector(".big .prv .v"))),
    rows,
  };
}

/** The version of the data a page cites. */
export function versionOn(html: string): string {
  const version = /(?:versi data|data version) (\d+)/.exec(html)?.[1];
  if (version === undefined) throw new Error("the page cites no version of the data");
  return version;
}

function rowOf(line: Element): ShownRow {
  const [due, total] = [...textOf(line.querySelector("td.due")).matchAll(/\d+/g)].map(Number);
  const statuses: Record<string, number> = {};
  for (const part of line.querySelectorAll(".bar .seg")) {
    const status = SAID_AS[/\bs-(\w+)/.exec(part.className)?.[1] ?? ""] ?? part.className;
    statuses[status] = (statuses[status] ?? 0) + Number(/--n:\s*(\d+)/.exec(part.outerHTML)?.[1] ?? "NaN");
  }
  return {
    ...{ due: due ?? null, total: total ?? null, statuses },
    reported: wholeIn(textOf(line.querySelector("td.n .rep"))),
    proven: wholeIn(textOf(line.querySelector("td.n .prv"))),
  };
}

function textOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}

function wholeIn(text: string): number | null {
  const digits = /\d+/.exec(text)?.[0];
  return digits === undefined ? null : Number(digits);
}
