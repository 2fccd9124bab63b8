export const access = {
  title: "Aksesibilitas",
  lead: "Capaian dibuat agar dapat dipakai semua orang: dengan pembaca layar, papan tik, layar kecil, atau tanpa skrip.",
  aim: {
    title: "Yang kami tuju",
    standard:
      "Tujuannya WCAG 2.2 tingkat AA. Kami belum menyatakan sesuai sepenuhnya: belum ada penilaian oleh lembaga luar.",
    words: "Bahasa Indonesia yang sederhana lebih dahulu, dan bahasa Inggris yang lengkap.",
    colour:
      "Tidak ada arti yang hanya dibawa warna: status selalu berupa kata dan ikon, kedua angka dibedakan bentuknya.",
    charts: "Setiap gambar didampingi kalimat, tabel, dan berkas CSV.",
    noScript: "Semua halaman umum dapat dibaca dan disaring tanpa JavaScript.",
  },
  tested: {
    title: "Yang sudah diuji",
    automatic:
      "Pemeriksa otomatis axe dijalankan atas halaman umum, dalam dua bahasa, tema terang dan gelap, lebar dan sempit. Pemeriksa seperti ini hanya menemukan sebagian masalah.",
    tree: "Nama, urutan, dan bagian halaman diuji pada pohon aksesibilitas peramban Chromium.",
    keyboard:
      "Tautan lompat, saringan matriks, dan perpindahan halaman diuji dengan papan tik, termasuk fokus yang terlihat.",
    size: "Lebar 320 piksel dan perbesaran 400 % diuji: halaman tidak bergeser ke samping.",
    motion: "Permintaan untuk mengurangi gerak dipatuhi.",
  },
  known: {
    title: "Yang belum baik",
    readers:
      "Belum diuji oleh orang yang sehari-hari memakai pembaca layar seperti NVDA, JAWS, VoiceOver, atau TalkBack.",
    browsers: "Pengujian otomatis hanya di Chromium, belum di Firefox dan Safari.",
    tables:
      "Di ponsel, tabel lebar disusun menjadi daftar. Sebagian pembaca layar tidak lagi menyebutnya tabel; judul kolomnya ditulis di setiap isian bila perlu.",
    wide: "Matriks menurut tahapan dan tabel jadwal tetap lebar: hanya kotaknya yang bergeser ke samping, dan dapat dicapai dengan papan tik.",
    sources:
      "Kutipan notula, laporan, dan alasan ditulis orang dan tampil apa adanya, juga di halaman berbahasa Inggris.",
    outside:
      "Halaman dan berkas di balik tautan bukti milik lembaga lain. Sebagian berupa pindaian yang tidak dapat dibaca pembaca layar; itu dicatat sebagai kekurangan buktinya.",
    pdf: "Gambar untuk media sosial tidak dapat dibaca pembaca layar; teks penggantinya ada di halamannya.",
  },
  contact: {
    title: "Sampaikan hambatan",
    who: "Beri tahu {{name}} bila ada yang tidak dapat Anda pakai, dalam bentuk apa pun yang mudah bagi Anda.",
    whoever: "Beri tahu penyelenggara situs ini bila ada yang tidak dapat Anda pakai.",
    say: "Sebutkan alamat halamannya, apa yang Anda coba, dan alat bantu yang Anda pakai.",
    meanwhile: "Sementara itu, data yang sama dapat diambil sebagai CSV dan JSON tanpa masuk.",
  },
} as const;
