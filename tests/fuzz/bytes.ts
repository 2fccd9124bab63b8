import fc from "fast-check";

/** Bytes to feed to what reads files: valid samples that were damaged, parts of two joined, and noise. */

type Damage = (bytes: Buffer, other: Buffer) => Buffer;

/** Pieces that readers of text, XML, JSON, archives and tables stumble over. */
const PIECES: ReadonlyArray<Uint8Array> = [
  ...["\0", "\uFEFF", "\r", "\n", "\r\n", '"', "'", ",", ";", "\t", "|", "<", ">", "&", "&#0;", "&#x110000;"],
  ...[
    "]]>",
    "<![CDATA[",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
    "-->",
    "{",
    "}",
    "[",
    "]",
  ],
  ...[
    "{{",
    "}}",
    "__proto__",
    "constructor",
    "toString",
    "NaN",
    "1e999",
    "-0",
    "9".repeat(400),
    "a".repeat(5000),
  ],
  ...["[".repeat(3000), "\ud800", "\u202e", "\\u0000", "=1+1", "../../etc/passwd", "%00", "2024-02-30"],
].map((text) => Buffer.from(text));
const LONE: ReadonlyArray<Uint8Array> = [
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xc3, 0x28]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.alloc(4, 0xff),
  Buffer.alloc(8),
];

const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const piece = fc.oneof(fc.constantFrom(...PIECES, ...LONE), fc.uint8Array({ minLength: 1, maxLength: 12 }));

function at(bytes: Buffer, where: number): number {
  return Math.floor(where * bytes.length);
}

const damage: fc.Arbitrary<Damage> = fc.oneof(
  fc.tuple(place, fc.nat(255)).map(
    ([where, value]): Damage =>
      (bytes) => {
        const changed = Buffer.from(bytes);
        if (changed.length > 0) changed[at(bytes, where)] = value;
        return changed;
      },
  ),
  fc.tuple(place, piece).map(
    ([where, put]): Damage =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, where)), put, bytes.subarray(at(bytes, where))]),
  ),
  fc.tuple(place, piece).map(
    ([where, put]): Damage =>
      (bytes) => {
        const changed = Buffer.from(bytes);
        Buffer.from(put).copy(changed, at(bytes, where));
        return changed;
      },
  ),
  fc.tuple(place, place).map(
    ([from, to]): Damage =>
      (bytes) => {
        const [start, end] = [at(bytes, Math.min(from, to)), at(bytes, Math.max(from, to))];
        return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
      },
  ),
  fc.tuple(place, place, fc.integer({ min: 1, max: 8 })).map(
    ([from, to, times]): Damage =>
      (bytes) => {
        const [start, end] = [at(bytes, Math.min(from, to)), at(bytes, Math.max(from, to))];
        const part = bytes.subarray(start, Math.min(end, start + 4096));
        return Buffer.concat([
          bytes.subarray(0, end),
          ...Array<Buffer>(times).fill(part),
          bytes.subarray(end),
        ]);
      },
  ),
  place.map(
    (where): Damage =>
      (bytes) =>
        bytes.subarray(0, at(bytes, where)),
  ),
  fc.tuple(place, place).map(
    ([here, there]): Damage =>
      (bytes, other) =>
        Buffer.concat([bytes.subarray(0, at(bytes, here)), other.subarray(at(other, there))]),
  ),
);

/** One of the samples, whole now and then, else damaged up to eight times; or noise. */
export function damagedBytes(samples: ReadonlyArray<Uint8Array>): fc.Arbitrary<Buffer> {
  const sample = fc.constantFrom(...samples).map((bytes): Buffer => Buffer.from(bytes));
  const damaged = fc
    .tuple(sample, sample, fc.array(damage, { maxLength: 8 }))
    .map(([bytes, other, steps]) => steps.reduce<Buffer>((held, step) => step(held, other), bytes));
  return fc.oneof(
    { weight: 12, arbitrary: damaged },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }).map((noise): Buffer => Buffer.from(noise)) },
  );
}

/** As {@link damagedBytes}, read as text. */
export function damagedText(samples: ReadonlyArray<string>): fc.Arbitrary<string> {
  return damagedBytes(samples.map((text) => Buffer.from(text))).map((bytes) => bytes.toString("utf8"));
}
