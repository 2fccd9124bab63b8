import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** A rendered page, ready to send in any encoding. */
export type CachedPage = {
  status: number;
  headers: Readonly<Record<string, string>>;
  etag: string;
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
};

export type PageCache = {
  get: (key: string) => CachedPage | null;
  put: (key: string, page: CachedPage) => void;
  clear: () => void;
  /** Bytes held. */
  size: () => number;
};

/** Keeps the pages asked for last, up to `maxBytes`. */
export function createPageCache(maxBytes: number): PageCache {
  const pages = new Map<string, CachedPage>();
  let bytes = 0;
  return {
    get(key) {
      const page = pages.get(key);
      if (page === undefined) return null;
      pages.delete(key);
      pages.set(key, page);
      return page;
    },
    put(key, page) {
      const known = pages.get(key);
      if (known !== undefined) bytes -= weightOf(known);
      pages.delete(key);
      pages.set(key, page);
      bytes += weightOf(page);
      for (const [oldest, dropped] of pages) {
        if (bytes <= maxBytes) break;
        pages.delete(oldest);
        bytes -= weightOf(dropped);
      }
    },
    clear() {
      pages.clear();
      bytes = 0;
    },
    size: () => bytes,
  };
}

/** Compresses a page once, for all who will ask for it. */
export function cachedPage(
  status: number,
  headers: Readonly<Record<string, string>>,
  plain: Buffer,
): CachedPage {
  return {
    status,
    headers,
    etag: `"${createHash("sha256").update(plain).digest("base64url").slice(0, 24)}"`,
    plain,
    gzip: gzipSync(plain, { level: 6 }),
    brotli: brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  };
}

function weightOf(page: CachedPage): number {
  return page.plain.length + page.gzip.length + page.brotli.length;
}
