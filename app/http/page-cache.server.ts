import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Encodings an answer is kept in. */
export type Encoding = "identity" | "gzip" | "br";

/** An answer's bytes in one encoding with every header line written out: name, value, name, value. */
export type Variant = { body: Buffer; headers: Array<string> };

/** An answer that anyone may be given. */
export type SharedPage = {
  status: number;
  /** Weak, because one answer has it in every encoding. Source: RFC 9110 §8.8.3. */
  etag: string;
  /** Header lines of a 304. */
  unchanged: Array<string>;
  /** In an encoding; compressed when somebody first takes it so, and kept. */
  in: (encoding: Encoding) => Variant;
  weight: number;
};

export type PageCache = {
  get: (epoch: string, key: string) => SharedPage | null;
  /** Keeps a page made under `epoch`, unless a newer epoch has begun or it would crowd out all others. */
  put: (epoch: string, key: string, page: SharedPage) => void;
  /** Bytes held. */
  size: () => number;
};

/**
 * Keeps the pages asked for last, up to `maxBytes`, of one epoch: the first look of a new epoch drops all others.
 * Keys are compared whole, so no two addresses share a page.
 */
export function createPageCache(maxBytes: number): PageCache {
  const pages = new Map<string, SharedPage>();
  let current = "";
  let bytes = 0;

  function drop(key: string, page: SharedPage): void {
    pages.delete(key);
    bytes -= page.weight;
  }

  return {
    get(epoch, key) {
      if (epoch !== current) {
        pages.clear();
        current = epoch;
        bytes = 0;
      }
      const page = pages.get(key);
      if (page === undefined) return null;
      pages.delete(key);
      pages.set(key, page);
      return page;
    },
    put(epoch, key, page) {
      if (epoch !== current || page.weight > maxBytes / 4) return;
      const known = pages.get(key);
      if (known !== undefined) drop(key, known);
      pages.set(key, page);
      bytes += page.weight;
      for (const [oldest, dropped] of pages) {
        if (bytes <= maxBytes) break;
        drop(oldest, dropped);
      }
    },
    size: () => bytes,
  };
}

/** Headers of an answer that say nothing of its bytes, such as its type and its policies. */
export type PageHeaders = ReadonlyArray<readonly [name: string, value: string]>;

/** Makes an answer ready to send again and again. */
export function sharedPage(status: number, headers: PageHeaders, plain: Buffer): SharedPage {
  const etag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 24)}"`;
  const common = [...headers.flat(), "etag", etag, "vary", "accept-encoding, cookie"];
  const variants = new Map<Encoding, Variant>();
  return {
    status,
    etag,
    unchanged: common,
    weight: plain.length * 2,
    in(encoding) {
      const known = variants.get(encoding);
      if (known !== undefined) return known;
      const body = encoded(plain, encoding);
      const named = encoding === "identity" ? [] : ["content-encoding", encoding];
      const variant = { body, headers: [...common, ...named, "content-length", String(body.length)] };
      variants.set(encoding, variant);
      return variant;
    },
  };
}

function encoded(plain: Buffer, encoding: Encoding): Buffer {
  switch (encoding) {
    case "identity":
      return plain;
    case "gzip":
      return gzipSync(plain, { level: 6 });
    case "br":
      return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  }
}
