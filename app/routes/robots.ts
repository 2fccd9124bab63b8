import { originOf } from "#app/http/open-data.server.ts";
import type { Route } from "./+types/robots";

/** First parts of the addresses that ask for a sign-in or end one. */
const CLOSED = [
  ...[
    "/masuk",
    "/keluar",
    "/lupa-sandi",
    "/undangan",
    "/akun",
    "/orang",
    "/lembaga",
    "/rencana/baru",
    "/impor",
  ],
  ...["/tugas", "/periksa", "/tinjau", "/laporan/siapkan", "/kemajuan", "/moderasi", "/jejak"],
  ...["/pemberitahuan", "/keadaan", "/pos"],
];

/** What crawlers may read: everything public, not the workspace. Source: RFC 9309. */
export function loader({ request, context }: Route.LoaderArgs) {
  const lines = [
    "User-agent: *",
    ...CLOSED.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]),
    "Allow: /",
    "",
    `Sitemap: ${originOf(request, context)}/sitemap.xml`,
    "",
  ];
  return new Response(lines.join("\n"), {
    headers: {
      "cache-control": "public, max-age=0, must-revalidate",
      "content-type": "text/plain; charset=utf-8",
    },
  });
}
