import { Decrypter, Encrypter } from "age-encryption";

/** First bytes of a file sealed with age. Source: age-encryption.org/v1. */
export const SEALED_HEAD = "age-encryption.org/v1\n";

/** Seals bytes with a passphrase as they pass, in the age format. */
export async function* sealBytes(
  plain: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  yield* chunksOf(await encrypter.encrypt(streamOf(plain)));
}

/**
 * Opens sealed bytes as they pass.
 *
 * @throws {Error} when the passphrase is another one, or the bytes are not as they were sealed.
 */
export async function* unsealBytes(
  sealed: AsyncIterable<Uint8Array>,
  passphrase: string,
): AsyncGenerator<Uint8Array> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  yield* chunksOf(await decrypter.decrypt(streamOf(sealed)));
}

function streamOf(chunks: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const reading = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await reading.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await reading.return?.();
    },
  });
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {}); // it has ended, or failed and said so
  }
}
