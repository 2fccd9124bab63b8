const SECTOR = 512;
const [END_OF_CHAIN, FREE, IS_FAT] = [0xfffffffe, 0xffffffff, 0xfffffffd];

/** A compound file with one stream, as Excel 97–2003 wrote them. */
export function compoundOf(name: string, content: Buffer): Buffer {
  const sectors = Math.ceil(Math.max(content.length, 4_096) / SECTOR);
  const stream = Buffer.alloc(sectors * SECTOR);
  content.copy(stream);
  const header = Buffer.alloc(SECTOR, 0xff, "latin1");
  header.fill(0, 0, 76);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  [0x3e, 3, 0xfffe, 9, 6].forEach((value, index) => void header.writeUInt16LE(value, 24 + index * 2));
  header.writeUInt32LE(1, 44); // sectors of the allocation table
  header.writeUInt32LE(1, 48); // first sector of the directory
  header.writeUInt32LE(4_096, 56);
  header.writeUInt32LE(END_OF_CHAIN, 60);
  header.writeUInt32LE(END_OF_CHAIN, 68);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(SECTOR, 0xff);
  const chain = [IS_FAT, END_OF_CHAIN, ...Array.from({ length: sectors }, (_, index) => index + 3)];
  chain[chain.length - 1] = END_OF_CHAIN;
  chain.forEach((next, index) => void table.writeUInt32LE(next, index * 4));
  const directory = Buffer.concat([
    entry("Root Entry", 5, 1, END_OF_CHAIN, 0),
    entry(name, 2, FREE, 2, stream.length),
  ]);
  return Buffer.concat([header, table, directory, Buffer.alloc(SECTOR - directory.length), stream]);
}

function entry(name: string, type: number, child: number, start: number, size: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 0, "utf16le");
  bytes.writeUInt16LE((name.length + 1) * 2, 64);
  bytes[66] = type;
  bytes[67] = 1;
  for (const at of [68, 72]) bytes.writeUInt32LE(FREE, at);
  bytes.writeUInt32LE(child, 76);
  bytes.writeUInt32LE(start, 116);
  bytes.writeUInt32LE(size, 120);
  return bytes;
}

function record(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

function words(...values: ReadonlyArray<number>): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => void bytes.writeUInt16LE(value, index * 2));
  return bytes;
}

const bof = (type: number) => record(0x809, words(0x600, type, 0, 0, 0, 0, 0, 0));
const eof = record(0x0a, Buffer.alloc(0));

/** An XLS workbook of one sheet, whose numbers in the last column are days. */
export function xlsOf(
  rows: ReadonlyArray<ReadonlyArray<string | number>>,
  { password = false } = {},
): Buffer {
  const cells = rows.flatMap((row, at) =>
    row.map((cell, column) => {
      const place = words(at, column, column === row.length - 1 ? 1 : 0);
      if (typeof cell === "string") {
        const text = Buffer.concat([words(cell.length), Buffer.from([0]), Buffer.from(cell, "latin1")]);
        return record(0x204, Buffer.concat([place, text]));
      }
      const number = Buffer.alloc(8);
      number.writeDoubleLE(cell);
      return record(0x203, Buffer.concat([place, number]));
    }),
  );
  const start = Buffer.concat([
    ...[bof(5), ...(password ? [record(0x2f, Buffer.alloc(54))] : [])],
    ...[record(0xe0, words(0, 0)), record(0xe0, words(0, 14))],
  ]);
  const sheet = Buffer.concat([Buffer.alloc(6), Buffer.from([4, 0]), Buffer.from("Data")]);
  sheet.writeUInt32LE(start.length + 4 + sheet.length + eof.length, 0);
  const merge = record(0xe5, words(1, 2, 3, 1, 1));
  const body = Buffer.concat([bof(0x10), ...cells, merge, eof]);
  return compoundOf("Workbook", Buffer.concat([start, record(0x85, sheet), eof, body]));
}
