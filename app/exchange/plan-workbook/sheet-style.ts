import type { CellStyle } from "hucre";

const LINE = { style: "thin", color: { rgb: "B8C0CC" } } as const;

export const HEAD_STYLE: CellStyle = {
  font: { bold: true, color: { rgb: "FFFFFF" } },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "1F3A6E" } },
  alignment: { wrapText: true, vertical: "center" },
};
/** Heading of a column whose cells must be filled. */
export const NEEDED_STYLE: CellStyle = {
  ...HEAD_STYLE,
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "0B1F45" } },
};
export const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: "top" } };
export const DAY_STYLE: CellStyle = { numFmt: "yyyy-mm-dd", alignment: { vertical: "top" } };
/** Codes stay text whatever they look like. */
export const CODE_STYLE: CellStyle = { numFmt: "@", alignment: { vertical: "top" } };
export const BOXED: CellStyle = {
  alignment: { wrapText: true, vertical: "top" },
  border: { top: LINE, right: LINE, bottom: LINE, left: LINE },
  font: { size: 9 },
};
export const BOXED_HEAD: CellStyle = { ...BOXED, font: { bold: true, size: 9 } };
