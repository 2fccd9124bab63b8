import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { DocumentBlock, ReportDocument } from "#app/domain/period-report/document.ts";

const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const INK = { style: BorderStyle.SINGLE, size: 8, color: "14202B" } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "C9CED3" } as const;
/** Half points. */
const SMALL = 17;
/** A4 without its margins, in twentieths of a point. */
const TEXT_WIDTH = convertMillimetersToTwip(210 - 2 * 20);

/** Writes a report as an editable file of the kind ministries work in: A4, headings, real tables, page numbers. */
export async function writeDocx(report: ReportDocument): Promise<Uint8Array<ArrayBuffer>> {
  const { title, running, foot, page, language } = report;
  const margin = convertMillimetersToTwip(20);
  const file = new Document({
    title,
    creator: "Capaian",
    description: foot,
    styles: {
      default: {
        document: {
          run: { font: "Arial", size: 21, language: { value: language === "id" ? "id-ID" : "en-GB" } },
          paragraph: { spacing: { after: 120 } },
        },
        heading1: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 160 } } },
        heading2: { run: { size: 26, bold: true }, paragraph: { spacing: { before: 320, after: 100 } } },
        heading3: { run: { size: 22, bold: true }, paragraph: { spacing: { before: 220, after: 80 } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        headers: { default: new Header({ children: [small(running)] }) },
        footers: { default: new Footer({ children: [small(foot), pageNumber(page)] }) },
        children: report.blocks.flatMap(blockOf),
      },
    ],
  });
  return Uint8Array.from(await Packer.toBuffer(file));
}

function small(text: string): Paragraph {
  return new Paragraph({ children: [new TextRun({ text, size: SMALL - 3 })] });
}

function pageNumber({ before, between }: ReportDocument["page"]): Paragraph {
  const children = [`${before} `, PageNumber.CURRENT, ` ${between} `, PageNumber.TOTAL_PAGES];
  return new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children, size: SMALL - 3 })],
  });
}

function blockOf(block: DocumentBlock): Array<Paragraph | Table> {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ text: block.text, heading: HEADINGS[block.level], keepNext: true })];
    case "text":
      return [
        new Paragraph({ children: [new TextRun({ text: block.text, bold: block.isStrong ?? false })] }),
      ];
    case "list":
      return block.items.map((text) => new Paragraph({ text, bullet: { level: 0 } }));
    case "facts":
      return [factTable(block.rows), new Paragraph({})];
    case "table":
      return [dataTable(block), new Paragraph({})];
    case "signatures":
      return [signatureTable(block.people), new Paragraph({})];
    case "page_break":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function dataTable({ head, rows, right }: Extract<DocumentBlock, { kind: "table" }>): Table {
  const row = (cells: ReadonlyArray<string>, isHead: boolean) =>
    new TableRow({
      ...(isHead ? { tableHeader: true } : {}),
      cantSplit: true,
      children: cells.map((text, column) =>
        cell(text, { isBold: isHead, isRight: right.includes(column), bottom: isHead ? INK : LINE }),
      ),
    });
  return tableOf([row(head, true), ...rows.map((cells) => row(cells, false))], head.length);
}

function factTable(facts: ReadonlyArray<readonly [string, string]>): Table {
  const rows = facts.map(
    ([name, value]) =>
      new TableRow({
        cantSplit: true,
        children: [cell(name, { isBold: true, bottom: LINE }), cell(value, { bottom: LINE })],
      }),
  );
  const first = Math.round(TEXT_WIDTH * 0.3);
  return tableOf(rows, 2, [first, TEXT_WIDTH - first]);
}

function signatureTable(people: Extract<DocumentBlock, { kind: "signatures" }>["people"]): Table {
  const children = people.map(
    ({ role, name, on }) =>
      new TableCell({
        borders: { top: INK, bottom: NONE, left: NONE, right: NONE },
        margins: { top: 80, right: 200 },
        children: [role, name, on].map(
          (text, line) => new Paragraph({ children: [new TextRun({ text, bold: line === 0, size: SMALL })] }),
        ),
      }),
  );
  return tableOf([new TableRow({ cantSplit: true, children })], people.length);
}

function tableOf(rows: Array<TableRow>, columns: number, widths?: ReadonlyArray<number>): Table {
  const even = Array.from({ length: columns }, () => Math.floor(TEXT_WIDTH / columns));
  return new Table({
    rows,
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [...(widths ?? even)],
    borders: {
      ...{ top: NONE, bottom: NONE, left: NONE, right: NONE },
      ...{ insideHorizontal: NONE, insideVertical: NONE },
    },
  });
}

type CellLook = { isBold?: boolean; isRight?: boolean; bottom: typeof INK | typeof LINE };

function cell(text: string, { isBold = false, isRight = false, bottom }: CellLook): TableCell {
  return new TableCell({
    borders: { bottom, top: NONE, left: NONE, right: NONE },
    margins: { top: 40, bottom: 40, right: 120 },
    children: [
      new Paragraph({
        alignment: isRight ? AlignmentType.RIGHT : AlignmentType.LEFT,
        spacing: { after: 0 },
        children: [new TextRun({ text, bold: isBold, size: SMALL })],
      }),
    ],
  });
}
