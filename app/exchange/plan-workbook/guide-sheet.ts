import type { WriteSheet } from "hucre";
import { HEAD_STYLE, WRAPPED } from "./sheet-style.ts";

/** What whoever fills in the workbook is told, in both languages side by side. */
const LINES: ReadonlyArray<readonly [string, string]> = [
  [
    "Satu lembar untuk satu jenis isi. Baris pertama berisi nama kolom dan tidak perlu diubah.",
    "One sheet for one kind of content. The first row holds the column names; leave it as it is.",
  ],
  [
    "Isi dari kiri ke kanan lembar: Rencana, Titik lapor, Komitmen, Aksi, Target, Penanggung jawab, Data dukung.",
    "Fill the sheets from left to right: Plan, Checkpoints, Commitments, Actions, Targets, Owners, Evidence.",
  ],
  [
    "Kode bersifat tetap dan mengenali baris. Kode yang sudah ada diperbarui, kode baru ditambahkan.",
    "Codes are permanent and tell rows apart. A code that exists is updated, a new one is added.",
  ],
  [
    "Baris yang tidak ada di berkas ini tidak dihapus dari rencana. Kolom yang dibuang tidak mengubah isinya.",
    "What this file leaves out is not removed from the plan. A column taken away changes nothing.",
  ],
  [
    "Sel yang dikosongkan mengosongkan isinya di rencana.",
    "A cell that is emptied empties that content in the plan.",
  ],
  [
    "Tanggal boleh berupa tanggal Excel, 2024-03-22, 22 Mar 2024, atau 22/03/2024. 03/04/2024 ditolak karena bermakna ganda.",
    "Dates may be Excel dates, 2024-03-22, 22 Mar 2024 or 22/03/2024. 03/04/2024 is refused: it says two days.",
  ],
  [
    "Beberapa nilai dalam satu sel dipisahkan dengan titik koma. Pilihan tersedia di daftar tarik-turun.",
    "Several values in one cell have semicolons between them. Choices are in the drop-down lists.",
  ],
  [
    "Rumus tidak diterima: salin, lalu tempel sebagai nilai. Makro ditolak: simpan sebagai .xlsx.",
    "Formulas are not accepted: copy, then paste as values. Macros are refused: save as .xlsx.",
  ],
  [
    "Teks yang diawali =, +, - atau @ ditulis dengan tanda petik di depannya; tanda itu dibaca kembali.",
    "Text that begins with =, +, - or @ is written with an apostrophe before it, which is read back.",
  ],
  [
    "Unggah berkas di halaman Impor. Anda melihat perubahannya lebih dahulu; tidak ada yang berubah sebelum Anda menerapkannya.",
    "Upload the file on the Import page. You see the changes first; nothing changes before you apply them.",
  ],
  [
    "Batas: 10.000 baris dan 25 MB. Lembar Matriks hanya untuk dicetak dan tidak dibaca kembali.",
    "Limits: 10,000 rows and 25 MB. The Matrix sheet is for printing and is not read back.",
  ],
];

/** Characters to a line of a column, a few less than it is wide, and the height of a line in points. */
const WIDTH = 62;
const PER_LINE = 56;
const LINE_POINTS = 15;

/** Programs that do not reckon heights themselves would write one line over the next. */
function heightOf(row: ReadonlyArray<string>): number {
  return LINE_POINTS * Math.max(...row.map((text) => Math.ceil(Math.max(1, text.length) / PER_LINE)));
}

/** The first sheet of a workbook: its instructions, those of a plan unless others are given. */
export function guideSheet(
  title: string,
  lines: ReadonlyArray<readonly [id: string, en: string]> = LINES,
): WriteSheet {
  const rows = [[title, ""], ["Petunjuk", "Read me"], ...lines.map(([id, en]) => [id, en])];
  const cells = new Map(
    rows.flatMap((row, index) =>
      row.map(
        (value, column) =>
          [`${index},${column}`, { value, style: index < 2 ? HEAD_STYLE : WRAPPED }] as const,
      ),
    ),
  );
  return {
    name: "Petunjuk",
    columns: [{ width: WIDTH }, { width: WIDTH }],
    rows,
    rowDefs: new Map(rows.map((row, at) => [at, { height: heightOf(row) }])),
    cells,
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }],
    freezePane: { rows: 2 },
    pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
