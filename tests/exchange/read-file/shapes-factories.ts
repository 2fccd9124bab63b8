export type DbfColumn = { name: string; type: "C" | "N" | "D" | "L"; length: number };

/** A dBase table; cells are written as they are and padded. */
export function dbfOf(
  columns: ReadonlyArray<DbfColumn>,
  rows: ReadonlyArray<ReadonlyArray<Uint8Array | string>>,
  { driver = 0, promised = rows.length, deleted = -1 } = {},
): Buffer {
  const headerLength = 32 + columns.length * 32 + 1;
  const recordLength = columns.reduce((sum, { length }) => sum + length, 1);
  const header = Buffer.alloc(headerLength);
  header[0] = 0x03;
  header.writeUInt32LE(promised, 4);
  header.writeUInt16LE(headerLength, 8);
  header.writeUInt16LE(recordLength, 10);
  header[29] = driver;
  columns.forEach(({ name, type, length }, index) => {
    header.write(name, 32 + index * 32, 10, "latin1");
    header.write(type, 32 + index * 32 + 11, "latin1");
    header[32 + index * 32 + 16] = length;
  });
  header[headerLength - 1] = 0x0d;
  const records = rows.map((row, number) => {
    const record = Buffer.alloc(recordLength, " ");
    if (number === deleted) record.write("*", 0, "latin1");
    let at = 1;
    columns.forEach(({ length }, index) => {
      Buffer.from(row[index] ?? "").copy(record, at, 0, length);
      at += length;
    });
    return record;
  });
  return Buffer.concat([header, ...records, Buffer.from([0x1a])]);
}

export type Shape = null | { point: [number, number] } | { box: [number, number, number, number] };

/** A main shapefile of points, polygons and empty shapes. */
export function shpOf(shapes: ReadonlyArray<Shape>, bbox: readonly [number, number, number, number]): Buffer {
  const records = shapes.map((shape, index) => {
    const content = contentOf(shape);
    const header = Buffer.alloc(8);
    header.writeInt32BE(index + 1, 0);
    header.writeInt32BE(content.length / 2, 4);
    return Buffer.concat([header, content]);
  });
  const body = Buffer.concat(records);
  const header = Buffer.alloc(100);
  header.writeInt32BE(9_994, 0);
  header.writeInt32BE((100 + body.length) / 2, 24);
  header.writeInt32LE(1_000, 28);
  header.writeInt32LE(5, 32);
  bbox.forEach((value, index) => void header.writeDoubleLE(value, 36 + index * 8));
  return Buffer.concat([header, body]);
}

function contentOf(shape: Shape): Buffer {
  if (shape === null) return Buffer.alloc(4);
  const content = Buffer.alloc("point" in shape ? 20 : 5_000);
  content.writeInt32LE("point" in shape ? 1 : 5, 0);
  const values = "point" in shape ? shape.point : shape.box;
  values.forEach((value, index) => void content.writeDoubleLE(value, 4 + index * 8));
  return content;
}
