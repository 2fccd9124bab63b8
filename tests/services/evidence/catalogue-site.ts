import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type SiteAnswer = {
  status?: number;
  type?: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
};

/** A small site on loopback whose answers a test writes; unknown paths are 404. */
export type CatalogueSite = {
  host: string;
  port: number;
  origin: string;
  pages: Map<string, SiteAnswer | ((url: URL, request: IncomingMessage) => SiteAnswer)>;
  /** Paths with their query, in the order asked. */
  asked: Array<string>;
  close: () => Promise<void>;
};

export async function startCatalogueSite(): Promise<CatalogueSite> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", site.origin);
    site.asked.push(`${url.pathname}${url.search}`);
    const page = site.pages.get(url.pathname);
    const answer = typeof page === "function" ? page(url, request) : page;
    if (answer === undefined) return response.writeHead(404).end("none");
    const { status = 200, type = "application/json", body, headers = {} } = answer;
    response.writeHead(status, { "content-type": type, ...headers }).end(status === 304 ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const site: CatalogueSite = {
    ...{ host: "127.0.0.1", port, origin: `http://127.0.0.1:${port}`, pages: new Map(), asked: [] },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return site;
}

/** A page that describes a dataset with schema.org. */
export function datasetPage(origin: string, name: string, extra: object = {}): SiteAnswer {
  const dataset = {
    ...{ "@context": `${origin}/context.jsonld`, "@type": "Dataset", name: `Data ${name}` },
    ...{
      publisher: { "@type": "Organization", name: "KPU" },
      license: "https://creativecommons.org/licenses/by/4.0/",
    },
    ...{
      url: `${origin}/data/${name}`,
      temporalCoverage: "2019-01-01/2024-02-14",
      dateModified: "2024-03-01",
    },
    distribution: [
      { "@type": "DataDownload", contentUrl: `${origin}/${name}.csv`, encodingFormat: "text/csv" },
    ],
    ...extra,
  };
  const body = `<!doctype html><title>${name}</title><script type="application/ld+json">${JSON.stringify(dataset)}</script>`;
  return { type: "text/html", body };
}

/** A sitemap of addresses, each with the day it changed where one is told. */
export function sitemap(entries: ReadonlyArray<readonly [url: string, lastmod?: string]>): SiteAnswer {
  const urls = entries.map(([url, lastmod]) => {
    return `<url><loc>${url}</loc>${lastmod === undefined ? "" : `<lastmod>${lastmod}</lastmod>`}</url>`;
  });
  const body = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join("")}</urlset>`;
  return { type: "application/xml", body };
}

export function sitemapIndex(urls: ReadonlyArray<string>): SiteAnswer {
  const files = urls.map((url) => `<sitemap><loc>${url}</loc></sitemap>`);
  return { type: "application/xml", body: `<sitemapindex>${files.join("")}</sitemapindex>` };
}
