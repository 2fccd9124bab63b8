import { createHash } from "node:crypto";
import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { SpooledBody } from "#app/domain/evidence/observation.ts";
import type { Deadline } from "./deadline.server.ts";
import { FetchStop, type Stop, stopOf } from "./fetch-stop.server.ts";
import type { FetchLimits } from "./limits.server.ts";
import type { Spool } from "./spool.server.ts";

export type BodyReading = {
  bytesWire: number;
  bytesDecoded: number;
  /** Digest of the decoded body; null when it was not read to its end. */
  sha256: string | null;
  head: Uint8Array;
  body: SpooledBody | null;
  stop: Stop | null;
};

export type BodyLimits = Pick<FetchLimits, "wireBytes" | "decodedBytes" | "maxRatio" | "ratioAfterBytes"> & {
  headBytes: number;
};

export const NO_BODY: BodyReading = {
  ...{ bytesWire: 0, bytesDecoded: 0, sha256: null, head: new Uint8Array(0), body: null, stop: null },
};

/**
 * Reads a body to its end or to a limit, keeping its first bytes and its digest, and in the spool, where
 * one is given, the whole; of a body that is too large the spool keeps what it had.
 */
export async function readBody(
  body: Readable,
  contentEncoding: string | null,
  limits: BodyLimits,
  deadline: Deadline,
  spool: Spool | null = null,
): Promise<BodyReading> {
  const meter = createMeter(limits, deadline);
  try {
    const encoding = (contentEncoding ?? "identity").trim().toLowerCase();
    const isPlain = encoding === "" || encoding === "identity";
    const stream = isPlain ? body : decoded(body, encoding, meter.wire);
    let isFirst = true;
    await forEachChunk(stream, (chunk) => {
      if (!isFirst) deadline.watchPace(); // a body of one piece has no pace
      isFirst = false;
      const bytes = bytesOf(chunk);
      if (isPlain) meter.wire(bytes.length);
      meter.take(bytes);
      return spool?.write(bytes) ?? null;
    });
    return { ...meter.finish(null), body: (await spool?.keep(true)) ?? null };
  } catch (error) {
    body.on("error", () => {}); // an abort may reach the stream after the reader has left it
    body.destroy();
    return { ...meter.finish(await endOf(error, spool)), body: (await spool?.keep(false)) ?? null };
  }
}

/** Hands on every piece, and lets no more come while one is dealt with. A loop over the stream costs thrice that. */
function forEachChunk(stream: Readable, take: (chunk: unknown) => Promise<void> | null): Promise<void> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const end = () => {
      isOver = true;
      resolve();
    };
    const giveUp = (error: unknown) => {
      isOver = true;
      stream.off("data", onData); // nothing is taken any more, whatever still comes
      reject(error);
    };
    const onData = (chunk: unknown) => {
      try {
        const dealing = take(chunk);
        if (dealing === null) return;
        stream.pause();
        dealing.then(() => stream.resume(), giveUp);
      } catch (error) {
        giveUp(error);
      }
    };
    stream.on("error", giveUp);
    stream.on("end", end);
    stream.on("close", () => {
      if (!isOver) giveUp(new FetchStop("BODY_CUT"));
    });
    stream.on("data", onData);
  });
}

/** What stopped the reading, once the spool holds nothing but a part worth reading. */
async function endOf(error: unknown, spool: Spool | null): Promise<Stop> {
  try {
    const stop = stopOf(error, "body");
    if (stop.code !== "TOO_LARGE") await spool?.drop();
    return stop;
  } catch (fault) {
    await spool?.drop();
    throw fault;
  }
}

type Meter = {
  wire: (bytes: number) => void;
  take: (chunk: Uint8Array) => void;
  finish: (stop: Stop | null) => Omit<BodyReading, "body">;
};

function createMeter(limits: BodyLimits, deadline: Deadline): Meter {
  const hash = createHash("sha256");
  const head: Array<Uint8Array> = [];
  let headLength = 0;
  let bytesWire = 0;
  let bytesDecoded = 0;
  return {
    wire(bytes) {
      bytesWire += bytes;
      deadline.progress(bytesWire);
    },
    take(chunk) {
      if (headLength < limits.headBytes) {
        const part = chunk.subarray(0, limits.headBytes - headLength);
        head.push(part);
        headLength += part.length;
      }
      bytesDecoded += chunk.length;
      hash.update(chunk);
      if (bytesWire > limits.wireBytes) throw new FetchStop("TOO_LARGE", `wire > ${limits.wireBytes}`);
      if (bytesDecoded > limits.decodedBytes) throw new FetchStop("TOO_LARGE", "decoded");
      if (bytesDecoded > limits.ratioAfterBytes && bytesDecoded > bytesWire * limits.maxRatio) {
        throw new FetchStop("DECOMPRESSION_BOMB", `ratio > ${limits.maxRatio}`);
      }
    },
    finish(stop) {
      const sha256 = stop === null ? hash.digest("hex") : null;
      return { bytesWire, bytesDecoded, sha256, head: Buffer.concat(head), stop };
    },
  };
}

/** The decoder of a packed body; every chunk from the wire is counted first. */
function decoded(body: Readable, encoding: string, count: (bytes: number) => void): Transform {
  const decoder = decoderOf(encoding);
  body.on("data", (chunk) => count(bytesOf(chunk).length));
  pipeline(body, decoder, () => {}); // the error surfaces in the loop that reads the decoder
  return decoder;
}

/** One layer only: a body packed twice is a bomb more often than a file. */
function decoderOf(encoding: string): Transform {
  if (encoding === "gzip" || encoding === "x-gzip") return createGunzip();
  if (encoding === "deflate") return createInflate();
  if (encoding === "br") return createBrotliDecompress();
  throw new FetchStop("ENCODING_BROKEN", encoding.slice(0, 80));
}

function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  throw new TypeError("a body must be read as bytes");
}
