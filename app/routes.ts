import { index, layout, prefix, type RouteConfig, route } from "@react-router/dev/routes";
import type { Language } from "./i18n/language.ts";

/** Every page, once per language: Indonesian at the root, English under `/en`. */
function pages(language: Language) {
  const page = (path: string, name: string) =>
    route(path, `routes/${name}.tsx`, { id: `${language}/${name}` });
  return [
    // Account
    page("masuk", "sign-in"),
    page("keluar", "sign-out"),

    // Workspace: what is asked of the person signed in
    page("tugas", "tasks"),
    page("tugas/:plan/:milestone", "report"),
    page("periksa", "check-queue"),
    page("periksa/bukti", "evidence-tasks"),
    page("periksa/:report", "check"),
    page("tinjau", "accept-queue"),
    page("tinjau/:report", "accept"),

    page("kemajuan", "progress"),

    // Public: no sign-in, works without JavaScript
    index("routes/scorecard.tsx", { id: `${language}/home` }),
    page("cara-menghitung", "method"),
    page("katalog", "catalogues"),
    page("katalog/:catalogue", "catalogue"),
    page("katalog/:catalogue/:dataset", "dataset"),
    page(":plan", "scorecard"),
    page(":plan/matriks", "matrix"),
    page(":plan/tahapan", "stages"),
    page(":plan/tahapan/:calendar/:stage", "stage"),
    page(":plan/target/:milestone", "milestone"),
    page(":plan/bukti", "evidence"),
    page(":plan/bukti/:slot", "slot"),
    page(":plan/bukti/:slot/pengecualian", "closures"),
    page(":plan/tautan-rusak", "broken-links"),
    page(":plan/cakupan", "coverage"),
    page(":plan/lembaga/:organisation", "owner"),
    page("*", "not-found"),
  ];
}

export default [
  // Machine-readable
  route("healthz", "routes/healthz.ts"),
  route("kemajuan.sse", "routes/progress-stream.ts"),
  route(":plan/data/:file", "routes/data.ts"),
  // Acts on one piece of evidence
  route("bukti/:item/periksa", "routes/check-now.ts"),

  layout("routes/page.tsx", { id: "id" }, pages("id")),
  ...prefix("en", [layout("routes/page.tsx", { id: "en" }, pages("en"))]),
] satisfies RouteConfig;
