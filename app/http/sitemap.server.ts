import type { IndexedFacts } from "#app/domain/standings.ts";
import { LANGUAGES, localPath } from "#app/i18n/language.ts";

/** Most addresses one sitemap may hold. Source: sitemaps.org. */
const MOST_ADDRESSES = 50_000;

const SITE = ["/", "/cara-menghitung", "/aksesibilitas", "/katalog", "/verifikasi", "/api"];

const OF_PLAN = [
  ...["", "/matriks", "/tahapan", "/bukti", "/laporan", "/perkembangan", "/bandingkan", "/tautan-rusak"],
  ...["/cakupan", "/jejak", "/data", "/perubahan", "/rapat", "/risiko", "/permintaan-data", "/ikuti"],
];

/** Paths of every public page, without language. */
export function publicPaths(plans: ReadonlyArray<IndexedFacts>): Array<string> {
  return [...SITE, ...plans.flatMap(pathsOf)];
}

function pathsOf({ facts }: IndexedFacts): Array<string> {
  const root = `/${facts.plan.slug}`;
  const leads = new Set(
    facts.milestones.flatMap(({ owners }) => owners.map(({ organisation }) => organisation)),
  );
  return [
    ...OF_PLAN.map((page) => `${root}${page}`),
    ...facts.milestones.map(({ code }) => `${root}/target/${code}`),
    ...facts.milestones.flatMap(({ slots }) => slots.map(({ code }) => `${root}/bukti/${code}`)),
    ...facts.schedule.stages.map(({ key }) => `${root}/tahapan/${key}`),
    ...[...leads].map((slug) => `${root}/lembaga/${slug}`),
  ];
}

/** Pages of one sitemap: each has an address in every language. */
const PAGES = MOST_ADDRESSES / LANGUAGES.length;

/** The sitemap of every public page; where they are too many for one, the index of its parts. */
export function sitemapXml(plans: ReadonlyArray<IndexedFacts>, origin: string): string {
  const paths = publicPaths(plans);
  return paths.length <= PAGES ? pagesXml(paths, origin) : indexXml(Math.ceil(paths.length / PAGES), origin);
}

/**
 * One part of the sitemap.
 *
 * @param part its number, from 1.
 * @returns null when there is no such part.
 */
export function sitemapPartXml(
  plans: ReadonlyArray<IndexedFacts>,
  part: number,
  origin: string,
): string | null {
  const paths = publicPaths(plans).slice((part - 1) * PAGES, part * PAGES);
  return part < 1 || paths.length === 0 ? null : pagesXml(paths, origin);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SITEMAPS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

function indexXml(parts: number, origin: string): string {
  const sitemaps = Array.from(
    { length: parts },
    (_, index) => `  <sitemap><loc>${origin}/sitemap/${index + 1}.xml</loc></sitemap>`,
  );
  return `${HEAD}\n<sitemapindex ${SITEMAPS}>\n${sitemaps.join("\n")}\n</sitemapindex>\n`;
}

/** Pages in each language, each naming its twin. Source: sitemaps.org and hreflang. */
function pagesXml(paths: ReadonlyArray<string>, origin: string): string {
  const address = (language: (typeof LANGUAGES)[number], path: string) =>
    `${origin}${encodeURI(localPath(language, path))}`;
  const twins = (path: string) =>
    LANGUAGES.map(
      (language) => `<xhtml:link rel="alternate" hreflang="${language}" href="${address(language, path)}"/>`,
    ).join("");
  const urls = paths.flatMap((path) =>
    LANGUAGES.map((language) => `  <url><loc>${address(language, path)}</loc>${twins(path)}</url>`),
  );
  const names = `${SITEMAPS} xmlns:xhtml="http://www.w3.org/1999/xhtml"`;
  return `${HEAD}\n<urlset ${names}>\n${urls.join("\n")}\n</urlset>\n`;
}
