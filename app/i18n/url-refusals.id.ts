import type { UrlRefusal } from "#app/domain/evidence/url-policy.ts";

/** Why an address is refused before anything is asked. */
export const urlRefusals = {
  url_empty: "Alamat masih kosong. Tempel alamat bukti, misalnya https://opendata.kpu.go.id/….",
  url_too_long: "Alamat lebih dari 2.048 huruf. Pakai alamat yang lebih pendek.",
  url_invalid: "Alamat ini tidak dapat dibaca. Salin ulang dari bilah alamat peramban.",
  scheme_missing: "Alamat belum diawali https://. Salin alamat lengkap dari bilah alamat peramban.",
  scheme_not_allowed: "Hanya alamat http dan https yang dapat diperiksa.",
  credentials_in_url: "Alamat memuat nama pengguna atau kata sandi. Hapus bagian sebelum tanda @.",
  host_not_public: "Alamat ini hanya ada di jaringan sendiri. Pakai alamat yang dapat dibuka siapa pun.",
  port_not_allowed: "Port alamat ini tidak diperiksa. Pakai port 80, 443, 8080, atau 8443.",
} as const satisfies Record<UrlRefusal, string>;
