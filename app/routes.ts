import { index, layout, prefix, type RouteConfig, route } from "@react-router/dev/routes";
import { LANGUAGES, type Language, localPath } from "./i18n/language.ts";

/** Every page, once per language: Indonesian at the root, English under `/en`. */
function pages(language: Language) {
  const page = (path: string, name: string) =>
    route(path, `routes/${name}.tsx`, { id: `${language}/${name}` });
  return [
    // Account
    page("masuk", "sign-in"),
    page("keluar", "sign-out"),
    page("masuk/kode", "second-factor-step"),
    page("lupa-sandi", "reset"),
    page("lupa-sandi/:token", "reset-link"),
    page("undangan/:token", "invitation"),
    page("akun", "account"),
    page("akun/surel/:token", "account-email"),
    page("akun/langkah-kedua", "second-factor"),
    page("akun/token", "account-tokens"),
    page("orang", "people"),
    page("orang/undang", "people-invite"),
    page("orang/:person", "people-person"),
    page("kewenangan", "roles"),
    page("lembaga", "organisations"),
    page("rencana/baru", "plan-new"),

    // Workspace: what is asked of the person signed in
    page("tugas", "tasks"),
    route("tugas/keberatan/:step", "routes/dispute.tsx", { id: `${language}/dispute` }),
    page("tugas/:plan/bersama", "joint-report"),
    page("tugas/:plan/:milestone", "report"),
    route("periksa", "routes/review-queue.tsx", { id: `${language}/check-queue` }),
    page("periksa/bukti", "evidence-tasks"),
    page("periksa/alasan", "reasons"),
    page("periksa/ulang/:item", "contested"),
    route("periksa/keberatan/:step", "routes/dispute.tsx", { id: `${language}/dispute-answer` }),
    route("periksa/:report", "routes/review-case.tsx", { id: `${language}/check` }),
    route("tinjau", "routes/review-queue.tsx", { id: `${language}/accept-queue` }),
    route("tinjau/:report", "routes/review-case.tsx", { id: `${language}/accept` }),
    page("laporan/siapkan/:plan/:checkpoint", "prepare-report"),

    // Files brought into a plan, or a new plan made of one
    page("impor", "import-new"),
    route("impor/:import", "routes/import-run.tsx", { id: `${language}/import-new-run` }),
    page(":plan/impor", "import"),
    page(":plan/impor/:import", "import-run"),

    page("kemajuan", "progress"),
    page("moderasi", "moderation"),
    page("jejak", "audit"),
    page("pemberitahuan", "notices"),
    page("pemberitahuan/atur", "notice-settings"),
    page("pemberitahuan/berhenti/:token", "notice-stop"),
    page("keadaan", "operation"),
    page("pos", "outbox"),
    page("pos/kata", "mail-wordings"),
    page("pos/kata/:plan/:kind/:language", "mail-wording"),
    page("pos/:mail", "outbox-mail"),

    // Public: no sign-in, works without JavaScript
    index("routes/scorecard.tsx", { id: `${language}/home` }),
    page("cara-menghitung", "method"),
    page("aksesibilitas", "accessibility"),
    page("cari", "search"),
    page("katalog", "catalogues"),
    page("katalog/:catalogue", "catalogue"),
    page("katalog/:catalogue/:dataset", "dataset"),
    page("ikuti/konfirmasi/:token", "follow-confirm"),
    page("ikuti/berhenti/:token", "follow-stop"),
    page(":plan", "scorecard"),
    page(":plan/ikuti", "follow"),
    page(":plan/perkembangan", "outlook"),
    page(":plan/bandingkan", "compare"),
    page(":plan/matriks", "matrix"),
    page(":plan/matriks/tulis", "write-plan"),
    page(":plan/riwayat/:type/:code", "text-history"),
    page(":plan/tahapan", "stages"),
    page(":plan/tahapan/tulis", "write-schedule"),
    page(":plan/tahapan/tulis/:table", "write-schedule-row"),
    page(":plan/tahapan/:calendar/:stage", "stage"),
    page(":plan/perubahan", "amendments"),
    page(":plan/perubahan/:amendment", "amendment"),
    page(":plan/target/:milestone", "milestone"),
    page(":plan/target/:milestone/diskusi", "discussion"),
    page(":plan/rapat", "meetings"),
    page(":plan/rapat/tulis", "meeting-write"),
    page(":plan/rapat/agenda", "agenda"),
    page(":plan/rapat/:meeting", "meeting"),
    route(":plan/rapat/:meeting/perbaiki", "routes/meeting-write.tsx", { id: `${language}/meeting-correct` }),
    page(":plan/risiko", "risks"),
    page(":plan/risiko/tulis", "risk-write"),
    page(":plan/risiko/:risk", "risk"),
    route(":plan/risiko/:risk/ubah", "routes/risk-write.tsx", { id: `${language}/risk-change` }),
    page(":plan/permintaan-data", "data-requests"),
    page(":plan/permintaan-data/ajukan", "data-request-ask"),
    page(":plan/permintaan-data/:request", "data-request"),
    page(":plan/dukungan", "support"),
    page(":plan/target/:milestone/perpanjangan", "extension"),
    page(":plan/bukti", "evidence"),
    page(":plan/bukti/:slot", "slot"),
    page(":plan/bukti/:slot/pengecualian", "closures"),
    page(":plan/bukti/:slot/lapor", "remark"),
    page(":plan/bukti/:slot/perubahan/:item", "row-diff"),
    page(":plan/jejak", "public-audit"),
    page(":plan/tautan-rusak", "broken-links"),
    page(":plan/cakupan", "coverage"),
    page(":plan/lembaga/:organisation", "owner"),
    page(":plan/lembaga/:organisation/kontak", "contacts"),
    page(":plan/laporan", "period-reports"),
    page(":plan/laporan/:checkpoint", "period-report"),
    route(":plan/laporan/:checkpoint/:version", "routes/period-report.tsx", {
      id: `${language}/report-version`,
    }),
    page(":plan/laporan/:checkpoint/:version/penilaian-mandiri", "self-assessment"),
    page("verifikasi", "verify-report"),
    page(":plan/data", "data-index"),
    page("api", "api"),
    page("*", "not-found"),
  ];
}

/** What feed readers, calendars and spreadsheets read, in words of a language. */
function feeds(language: Language) {
  const file = (path: string, name: string) =>
    route(localPath(language, path).slice(1), `routes/${name}.ts`, { id: `${language}${path}` });
  return [
    file("/:plan/perubahan.atom", "feed"),
    file("/:plan/lembaga/:organisation/perubahan.atom", "feed"),
    file("/:plan/komitmen/:commitment/perubahan.atom", "feed"),
    file("/:plan/tenggat.ics", "calendar"),
    file("/:plan/matriks.csv", "matrix-csv"),
    file("/:plan/matriks.xlsx", "matrix-xlsx"),
    file("/:plan/lembaga/:organisation/tenggat.ics", "calendar"),
  ];
}

function shared(language: Language) {
  return [
    route("cari/saran", "routes/search-suggestions.ts", { id: `${language}/search-suggestions` }),
    route(":plan/laporan/:checkpoint/:version/:file", "routes/report-file.ts", {
      id: `${language}/report-file`,
    }),
    route(":plan/sematan/:view", "routes/embed.tsx", { id: `${language}/embed` }),
    route(":plan/gambar/:file", "routes/picture.ts", { id: `${language}/picture` }),
  ];
}

export default [
  // Machine-readable
  route("healthz", "routes/healthz.ts"),
  route("readyz", "routes/readyz.ts"),
  route("metrics", "routes/metrics.ts"),
  route("kalender/:file", "routes/personal-calendar.ts"),
  route("kemajuan.sse", "routes/progress-stream.ts"),
  route(":plan/data/:file", "routes/data.ts"),
  route(":plan/data/:day/:file", "routes/data-day.ts"),
  route("rantai.json", "routes/chain-heads.ts"),
  route("data.json", "routes/data-harvest.ts"),
  route("api/v1/*", "routes/api-v1.ts"),
  route("robots.txt", "routes/robots.ts"),
  route("sitemap.xml", "routes/sitemap.ts"),
  route("sitemap/:part", "routes/sitemap.ts", { id: "sitemap-part" }),
  route("en/search", "routes/search-english.ts"),
  ...LANGUAGES.flatMap(feeds),
  route(":plan/angka/:file", "routes/scorecard-csv.ts"),
  route(":plan/laporan/kunci.pem", "routes/report-key.ts"),
  route(".well-known/capaian-laporan.json", "routes/report-publisher.ts"),
  // Election calendars as workbooks, for those who write them
  route(":plan/tahapan/berkas/:file", "routes/calendar-file.ts"),
  // What a report form does while it is typed, and the files handed in with it
  route("tugas/:plan/:milestone/draf", "routes/report-draft.ts"),
  route("tugas/:plan/:milestone/tautan", "routes/judge-link.ts"),
  route("tugas/:plan/:milestone/berkas", "routes/upload.ts"),
  route("berkas/:sha256/:name", "routes/stored-file.ts"),
  // Sign-in by a ministry's own service (OpenID Connect): there and back
  route("masuk/lembaga", "routes/oidc-start.ts"),
  route("masuk/lembaga/kembali", "routes/oidc-return.ts"),
  // The plan as a file to fill in, and how far an import is
  route("impor/berkas/:file", "routes/import-file.ts", { id: "import-new-file" }),
  route(":plan/impor/berkas/:file", "routes/import-file.ts"),
  route("impor/:import/kemajuan.sse", "routes/import-stream.ts", { id: "import-new-stream" }),
  route(":plan/impor/:import/kemajuan.sse", "routes/import-stream.ts"),
  // What is held of a person, for them and for whoever answers them
  route("akun/data.json", "routes/account-data.ts"),
  route("orang/:person/data.json", "routes/person-data.ts"),
  // Acts on one piece of evidence
  route("bukti/:item/periksa", "routes/check-now.ts"),

  // Views to stand on other sites: a frame's page and a picture, per language
  ...shared("id"),
  ...prefix("en", shared("en")),

  layout("routes/page.tsx", { id: "id" }, pages("id")),
  ...prefix("en", [layout("routes/page.tsx", { id: "en" }, pages("en"))]),
] satisfies RouteConfig;
