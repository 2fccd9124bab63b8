/** What whoever fills in the workbook of a calendar is told, in both languages side by side. */
export const CALENDAR_GUIDE: ReadonlyArray<readonly [id: string, en: string]> = [
  [
    "Satu lembar untuk satu jenis isi. Baris pertama berisi nama kolom; kolom berlatar gelap harus diisi.",
    "One sheet for one kind of content. The first row holds the column names; the darker ones must be filled.",
  ],
  [
    "Isi dari kiri ke kanan lembar: Peraturan, Kalender, Tahapan, Tanggal tahapan, Peristiwa, Kejadian, Hari libur.",
    "Fill the sheets from left to right: Regulations, Calendars, Stages, Stage dates, Events, Occurrences, Holidays.",
  ],
  [
    "Kode bersifat tetap dan mengenali baris. Kode tahapan dan peristiwa berlaku di dalam kalendernya.",
    "Codes are permanent and tell rows apart. Codes of stages and events hold within their calendar.",
  ],
  [
    "Mulai dan Selesai diisi tanggal, atau dihitung: event:<peristiwa>+3d, stage:<tahapan>.end+7w (juga .start).",
    "Start and End hold a date, or are counted: event:<event>+3d, stage:<stage>.end+7w (or .start).",
  ],
  [
    "d menghitung hari kalender, w hari kerja. unset mencabut tanggal yang pernah ada.",
    "d counts calendar days, w working days. unset takes back the dates there were.",
  ],
  [
    "Syarat ditulis event:<peristiwa>=<hasil>, misalnya event:second-round=yes.",
    "A condition is written event:<event>=<outcome>, such as event:second-round=yes.",
  ],
  [
    "Tanggal yang sudah tercatat tidak ditulis ulang: tanggal lain adalah baris baru dengan hari diketahui yang lain.",
    "A date on record is never rewritten: another date is a new row with another day known.",
  ],
  [
    "Baris yang tidak ada di berkas ini tetap seperti semula. Kolom yang dibuang tidak mengubah isinya.",
    "Rows this file leaves out stay as they were. A column taken away changes nothing.",
  ],
  [
    "Tanggal boleh berupa tanggal Excel, 2024-03-22, 22 Mar 2024, atau 22/03/2024. 03/04/2024 ditolak karena bermakna ganda.",
    "Dates may be Excel dates, 2024-03-22, 22 Mar 2024 or 22/03/2024. 03/04/2024 is refused: it says two days.",
  ],
  [
    "Rumus tidak diterima: salin, lalu tempel sebagai nilai. Makro ditolak: simpan sebagai .xlsx.",
    "Formulas are not accepted: copy, then paste as values. Macros are refused: save as .xlsx.",
  ],
  [
    "Unggah berkas di halaman Tulis jadwal. Anda melihat perubahannya lebih dahulu.",
    "Upload the file on the Write the schedule page. You see the changes first.",
  ],
];
