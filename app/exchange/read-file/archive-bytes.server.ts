/** Takes bytes off a stream in pieces of the size a binary format asks for. */
export type ByteReader = {
  /** The next bytes, or null when the stream ends before them. */
  take: (length: number) => Promise<Buffer | null>;
  /** Passes over bytes; false when the stream ends before them. */
  skip: (length: number) => Promise<boolean>;
};

export function createByteReader(stream: AsyncIterable<unknown>): ByteReader {
  const chunks = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<Buffer | null> => {
    const next = await chunks.next();
    if (next.done === true) return null;
    const chunk: unknown = next.value;
    return chunk instanceof Uint8Array ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : null;
  };
  return {
    async take(length) {
      const parts = [held];
      let size = held.length;
      while (size < length) {
        const chunk = await more();
        if (chunk === null) return null;
        parts.push(chunk);
        size += chunk.length;
      }
      const joined = parts.length === 1 ? held : Buffer.concat(parts);
      held = joined.subarray(length);
      return joined.subarray(0, length);
    },
    async skip(length) {
      let left = length - held.length;
      if (left <= 0) {
        held = held.subarray(length);
        return true;
      }
      while (left > 0) {
        const chunk = await more();
        if (chunk === null) return false;
        held = left < chunk.length ? chunk.subarray(left) : Buffer.alloc(0);
        left -= chunk.length;
      }
      return true;
    },
  };
}
