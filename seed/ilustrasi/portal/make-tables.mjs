/** Rows of the sample portal's tables. Everything in them is made up; no person, party or number is real. */

const PARTIES = 18;
const DISTRICTS = 4;
const SEATS = [6, 8, 5, 7];

const two = (number) => String(number).padStart(2, "0");
const times = (count, row) => Array.from({ length: count }, (_, index) => row(index + 1));
const party = (number) => `Partai Contoh ${number}`;
const district = (number) => `DP-99${two(number)}`;
const sex = (number) => (number % 3 === 0 ? "P" : "L");

export const districts = times(DISTRICTS, (number) => ({
  code: district(number),
  name: `Provinsi Contoh ${number}`,
  area: `99.${two(number)}`,
  seats: SEATS[number - 1],
  west: 110 + (number - 1) * 0.5,
}));

const profile = [
  [
    "Nomor urut",
    "Nama partai",
    "Lambang",
    "Alamat kantor",
    "SK Kemenkumham",
    "Pengurus daerah",
    "Keterwakilan perempuan (%)",
  ],
  ...times(PARTIES, (number) => [
    number,
    party(number),
    `{{portal}}/lambang/${two(number)}.svg`,
    `Jalan Contoh Nomor ${number}, Kota Contoh`,
    `SK-CONTOH-${two(number)}`,
    `Pengurus Contoh ${number}A; Pengurus Contoh ${number}B`,
    30 + (number % 7),
  ]),
];

const districtTable = [
  ["Kode dapil", "Nama dapil", "Lembaga", "Kode wilayah", "Jumlah kursi", "Jumlah penduduk"],
  ...districts.map((row) => [row.code, row.name, "DPR", row.area, row.seats, row.seats * 100_000]),
];

const dpdList = [
  ["Kode dapil", "Nomor urut", "Nama", "Jenis kelamin", "Status"],
  ...times(12, (number) => [
    `99.${two(1 + (number % 4))}`,
    number,
    `Calon Contoh ${two(number)}`,
    sex(number),
    "DCT",
  ]),
];

const candidateList = [
  ["Lembaga", "Kode dapil", "Nomor urut", "Nama", "Nama partai", "Jenis kelamin", "Status"],
  ...times(36, (number) => [
    "DPR",
    district(1 + (number % 4)),
    1 + (number % 3),
    `Calon Contoh ${two(number)}`,
    party(1 + (number % PARTIES)),
    sex(number),
    "DCT",
  ]),
];

const candidatesOfDistricts = [
  ["Kode dapil", "Lembaga", "Nama partai", "Nomor urut", "Nama calon"],
  ...candidateList.slice(1).map(([body, code, number, name, from]) => [code, body, from, number, name]),
];

const pairs = [
  ["Nomor urut", "Nama calon presiden", "Nama calon wakil presiden", "Partai pengusul", "Status"],
  ...times(4, (number) => [
    number,
    `Calon Contoh P${number}`,
    `Calon Contoh W${number}`,
    party(number),
    "Ditetapkan",
  ]),
];

const consent = [
  ["Lembaga", "Kode dapil", "Nama partai", "Nomor urut", "Nama", "Setuju dipublikasikan"],
  ...candidateList
    .slice(1)
    .map(([body, code, number, name, from], index) => [
      body,
      code,
      from,
      number,
      name,
      index % 5 === 0 ? "tidak" : "ya",
    ]),
];

const survey = [
  ["Kelompok", "Data dibutuhkan", "Jumlah responden"],
  ["disabilitas", "profil calon yang dapat dibaca pembaca layar", 24],
  ["masyarakat adat", "peta dapil dan lokasi TPS", 18],
  ["perempuan", "keterwakilan perempuan per partai", 41],
  ["pemuda", "riwayat pendidikan calon", 57],
];

const financeColumns = [
  ["Kolom", "Arti", "Jenis"],
  ["peserta", "nama peserta pemilu", "teks"],
  ["jenis_laporan", "LADK, LPSDK, atau LPPDK", "teks"],
  ["tanggal_terima", "hari laporan diterima", "tanggal"],
  ["penerimaan", "jumlah penerimaan dalam rupiah", "bilangan"],
  ["pengeluaran", "jumlah pengeluaran dalam rupiah", "bilangan"],
];

const opening = (participants, receivedOn) => [
  ["Peserta", "Jenis laporan", "Tanggal terima", "Saldo awal"],
  ...participants.map((name, index) => [name, "LADK", receivedOn, (index + 1) * 1_000_000]),
];

const contributions = [
  ["Peserta", "Jenis laporan", "Penerimaan"],
  ...times(14, (number) => [party(number), "LPSDK", number * 2_000_000]),
];

const finalFinance = [
  ["Peserta", "Jenis laporan", "Tanggal terima", "Penerimaan"],
  ...times(PARTIES, (number) => [party(number), "LPPDK", "2024-02-28", number * 3_000_000]),
];

const results = (stations, standing, extra = {}) => [
  ["Kode wilayah", "Tingkat", "Kode TPS", "Peserta", "Suara", "Kedudukan", ...Object.keys(extra)],
  ...times(stations * 3, (number) => [
    `99.${two(1 + (number % 4))}`,
    "TPS",
    `TPS-${two(Math.ceil(number / 3))}`,
    party(1 + (number % 3)),
    40 + number,
    standing,
    ...Object.values(extra),
  ]),
];

const joined = [
  ["Kode dapil", "Lembaga", "Nama partai", "Nama calon", "Suara calon", "Terpilih"],
  ...candidatesOfDistricts
    .slice(1)
    .map(([code, body, from, , name], index) => [
      code,
      body,
      from,
      name,
      900 - index * 7,
      index < 8 ? "ya" : "tidak",
    ]),
];

const changes = [
  ["Nomor urut", "Nama partai", "Tanggal pembaruan"],
  ...times(PARTIES, (number) => [number, party(number), `2024-05-${two(number)}`]),
];

const elected = [
  ["Kode dapil", "Lembaga", "Nama partai", "Nama calon"],
  ...joined.slice(1, 9).map(([code, body, from, name]) => [code, body, from, name]),
];

const members = [
  ["Kode dapil", "Lembaga", "Nama anggota", "Nama partai"],
  ...elected.slice(1).map(([code, body, from, name]) => [code, body, name, from]),
];

const heads = [
  [
    "Kode wilayah",
    "Nomor urut",
    "Nama calon kepala daerah",
    "Nama calon wakil kepala daerah",
    "Pengusul",
    "Status",
  ],
  ...times(8, (number) => [
    `99.${two(1 + (number % 4))}`,
    1 + (number % 2),
    `Calon Contoh K${number}`,
    `Calon Contoh V${number}`,
    party(number),
    "Ditetapkan",
  ]),
];

const regionalFinance = [
  ["Kode wilayah", "Peserta", "Jenis laporan", "Tanggal terima", "Penerimaan", "Pengeluaran"],
  ...times(8, (number) => [
    `99.${two(1 + (number % 4))}`,
    `Pasangan Contoh ${number}`,
    "LPPDK",
    "2024-11-24",
    number * 4_000_000,
    number * 3_500_000,
  ]),
];

const statutes = [
  ["Nomor urut", "Nama partai", "Tautan AD/ART"],
  ...times(PARTIES, (number) => [
    number,
    party(number),
    `{{portal}}/berkas/ad-art/partai-contoh-${two(number)}.pdf`,
  ]),
];

/** File name without its extension → rows, the first of which names the columns. */
export const tables = {
  "profil-partai-politik": profile,
  "daftar-dapil": districtTable,
  "dct-dpd": dpdList,
  "dct-dpr-dprd": candidateList,
  "calon-per-dapil": candidatesOfDistricts,
  "pasangan-calon": pairs,
  "persetujuan-publikasi": consent,
  "survei-kebutuhan-data": survey,
  "struktur-dana-kampanye": financeColumns,
  "ladk-pasangan-calon": opening(
    ["Pasangan Contoh 1", "Pasangan Contoh 2", "Pasangan Contoh 3", "Pasangan Contoh 4"],
    "2023-11-27",
  ),
  "ladk-partai": opening(times(PARTIES, party), "2024-01-07"),
  lpsdk: contributions,
  lppdk: finalFinance,
  "hasil-uji-coba": results(6, "uji coba"),
  "hasil-sementara": results(10, "tidak resmi"),
  "gabungan-dapil-suara": joined,
  "perubahan-profil-partai": changes,
  "calon-terpilih": elected,
  "anggota-terpilih": members,
  "calon-kepala-daerah": heads,
  "dana-kampanye-pilkada": regionalFinance,
  "hasil-pilkada": results(6, "resmi", {
    "Suara sah": 300,
    "Suara tidak sah": 4,
    "Nomor penetapan": "KEP-CONTOH-2",
  }),
  "tautan-ad-art": statutes,
};

export const partyNumbers = times(PARTIES, two);
