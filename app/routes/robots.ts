import { originOf } from "#app/http/open-data.server.ts";
import type { Route } from "./+types/robots";

/** What crawlers may read: everything public, not the workspace. Source: RFC 9309. */
export function loader({ request, context }: Route.LoaderArgs) {
  const closed = ["/masuk", "/keluar", "/tugas", "/periksa", "/tinjau", "/kemajuan"];
  const lines = [
    "User-agent: *",
    ...closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`]),
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
