import { createHash } from "node:crypto";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Epoch } from "#app/services/watch-data-version.server.ts";
import type { Stands } from "./rests-on.server.ts";

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
  /** In an encoding, or plain where that would not halve it; compressed when somebody first takes it so, and kept. */
  in: (encoding: Encoding) => Variant;
  /** Bytes that all its encodings take at most. */
  weight: number;
};

/** A page, and how to tell after a change of the data whether it is still right; null when it never is. */
export type KeptPage = { page: SharedPage; stands: Stands | null };

export type PageCache = {
  /** A page that was put there in this epoch. */
  get: (epoch: Epoch, key: string) => SharedPage | null;
  /** A page of an earlier epoch, which is right for as long as it stands. Whoever asks puts it there anew. */
  earlier: (epoch: Epoch, key: string) => KeptPage | null;
  /** Keeps a page that is right in `epoch`, unless a newer epoch has begun or it would crowd out all others. */
  put: (epoch: Epoch, key: string, kept: KeptPage) => void;
  /** Bytes held. */
  size: () => number;
};

/**
 * Keeps the pages asked for last, up to `maxBytes`. The first look of a new epoch drops all that cannot be right any
 * more: after a change of the data those that any change may change, after a quarter of an hour all.
 * Keys are compared whole, so no two addresses share a page.
 */
export function createPageCache(maxBytes: number): PageCache {
  const pages = new Map<string, KeptPage & { epoch: Epoch }>();
  let current: Epoch | null = null;
  let bytes = 0;

  function drop(key: string, { page }: KeptPage): void {
    pages.delete(key);
    bytes -= page.weight;
  }

  function begin(epoch: Epoch): void {
    if (epoch === current) return;
    current = epoch;
    for (const [key, kept] of pages) {
      if (kept.stands === null || kept.epoch.quarter !== epoch.quarter) drop(key, kept);
    }
  }

  return {
    get(epoch, key) {
      begin(epoch);
      const kept = pages.get(key);
      if (kept === undefined || kept.epoch !== epoch) return null;
      pages.delete(key);
      pages.set(key, kept);
      return kept.page;
    },
    earlier(epoch, key) {
      begin(epoch);
      const kept = pages.get(key);
      return kept === undefined || kept.epoch === epoch ? null : kept;
    },
    put(epoch, key, { page, stands }) {
      if (epoch !== current) return;
      const known = pages.get(key);
      if (known !== undefined) drop(key, known);
      if (page.weight > maxBytes / 4) return;
      pages.set(key, { page, stands, epoch });
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

/** Up to so many bytes it is all one whether packing halves an answer. */
const ALWAYS_PACKED = 1_000;

/** Makes an answer ready to send again and again. */
export function sharedPage(status: number, headers: PageHeaders, plain: Buffer): SharedPage {
  const etag = `W/"${createHash("sha256").update(plain).digest("base64url").slice(0, 24)}"`;
  const common = [...headers.flat(), "etag", etag, "vary", "accept-encoding, cookie"];
  const variants = new Map<Encoding, Variant>();
  return {
    status,
    etag,
    unchanged: common,
    weight: plain.length * 2 + ALWAYS_PACKED,
    in(encoding) {
      const known = variants.get(encoding);
      if (known !== undefined) return known;
      const packed = encoded(plain, encoding);
      const isPacked = packed.length <= Math.max(plain.length, ALWAYS_PACKED) / 2;
      const body = isPacked ? packed : plain;
      const named = isPacked ? ["content-encoding", encoding] : [];
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
