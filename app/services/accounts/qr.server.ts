import { encode } from "uqr";

/** A QR code as the outline of its dark squares, in units of one square, with the margin the standard asks for. */
export type QrPath = { size: number; path: string };

const MARGIN = 4;

/** The QR code of a text (ISO/IEC 18004). */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: "M", border: MARGIN });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { size, path: squares.join("") };
}
