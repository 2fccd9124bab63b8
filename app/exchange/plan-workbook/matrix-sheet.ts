import type { WriteSheet } from "hucre";
import type { PlanDocument } from "#app/domain/authoring/plan-document.ts";
import { compareCodes } from "#app/domain/code-order.ts";
import { groupBy } from "#app/domain/group-by.ts";
import type { Bilingual } from "#app/domain/plan.ts";
import { neutralText } from "./cell-text.ts";
import { columnLetters } from "./import-problem.ts";
import { BOXED, BOXED_HEAD, HEAD_STYLE } from "./sheet-style.ts";

/** The matrix as people print it: actions down, checkpoints across. What it says stands in the other sheets. */
export function matrixSheet(document: PlanDocument, language: "id" | "en"): WriteSheet {
  const say = (text: Bilingual) => (language === "en" ? (text.en ?? text.id) : text.id);
  const slots = groupBy(document.slot, ({ milestone }) => milestone);
  const cells = groupBy(
    document.milestone.filter(({ retired }) => retired === null),
    ({ action, checkpoint }) => `${action} ${checkpoint}`,
  );
  const cellText = (action: string, checkpoint: string) =>
    (cells.get(`${action} ${checkpoint}`) ?? [])
      .map(({ code, title, owners }) => {
        const evidence = (slots.get(code) ?? []).map((slot) => slot.code).sort(compareCodes);
        const who = owners.map(({ organisation, role }) =>
          role === "lead" ? organisation : `(${organisation})`,
        );
        return [`${code}: ${say(title)}`, evidence.join(", "), who.join(", ")].filter(Boolean).join("\n");
      })
      .join("\n\n");
  const actions = document.action.filter(({ retired }) => retired === null);
  const head = [
    language === "en" ? "Action" : "Aksi",
    ...document.checkpoint.map(({ code, label, dueOn }) => `${code}\n${say(label)}\n${dueOn}`),
  ];
  const body = actions.map(({ code, title }) => [
    `${code}\n${say(title)}`,
    ...document.checkpoint.map((checkpoint) => cellText(code, checkpoint.code)),
  ]);
  const rows = [head, ...body].map((row) => row.map(neutralText));
  const last = columnLetters(head.length - 1);
  return {
    name: language === "en" ? "Matrix" : "Matriks",
    columns: head.map((_, index) => ({ width: index === 0 ? 22 : 34 })),
    rows,
    cells: new Map(
      rows.flatMap((row, at) =>
        row.map((value, column) => {
          const style = at === 0 ? HEAD_STYLE : column === 0 ? BOXED_HEAD : BOXED;
          return [`${at},${column}`, { value, style }] as const;
        }),
      ),
    ),
    rowDefs: new Map(rows.map((row, at) => [at, { height: heightOf(row) }])),
    freezePane: { rows: 1, columns: 1 },
    pageSetup: {
      ...{ paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: "$1:$1",
      printArea: `$A$1:$${last}$${rows.length}`,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5 },
    },
    headerFooter: { oddFooter: "&L&8&F&R&8&P / &N" },
  };
}

/** Characters that a line of a cell holds, and the height of a line in points. */
const FIRST_LINE = 20;
const LINE = 36;
const LINE_POINTS = 12.5;
/** Highest row a spreadsheet allows. */
const HIGHEST = 409;

/** Height in points that shows all of a row: a spreadsheet that opens the file does not reckon it anew. */
function heightOf(row: ReadonlyArray<string>): number {
  const lines = row.map((text, column) =>
    text
      .split("\n")
      .reduce(
        (sum, line) => sum + Math.max(1, Math.ceil(line.length / (column === 0 ? FIRST_LINE : LINE))),
        0,
      ),
  );
  return Math.min(HIGHEST, Math.max(...lines) * LINE_POINTS + 4);
}
