import { crc32, deflateSync } from "node:zlib";

/** A PNG of coloured boxes: what a map looks like when it is published as a picture. */
export function pngMap(width, height) {
  const colours = [
    [214, 228, 240],
    [240, 222, 205],
    [221, 236, 214],
    [236, 218, 234],
  ];
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x++) {
      const edge = x % (width / 4) < 2 || y < 2 || y >= height - 2;
      const colour = edge ? [60, 70, 80] : colours[Math.floor((x * 4) / width)];
      row.set(colour, 1 + x * 3);
    }
    rows.push(row);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = deflateSync(Buffer.concat(rows), { level: 9 });
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", pixels),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, check]);
}

/** A PDF with real text. */
export function pdfOfText(title, lines) {
  const text = [title, "", "CONTOH / ILUSTRASI. Bukan dokumen resmi.", "", ...lines];
  const shown = text.map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj T*`).join("\n");
  return pdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    stream("", Buffer.from(`BT /F1 12 Tf 60 780 Td 18 TL\n${shown}\nET`, "latin1")),
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ]);
}

/** A PDF that holds a picture and nothing else, as a scanner makes it. */
export function pdfOfScan(width, height) {
  const grey = Buffer.alloc(width * height, 245);
  for (let y = 40; y < height - 40; y += 12) {
    for (let x = 20; x < width - 20; x++) if ((x * 7 + y * 13) % 11 > 4) grey[y * width + x] = 70;
  }
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode`;
  return pdf([
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im1 5 0 R >> >> >>",
    stream("", Buffer.from("q 595 0 0 842 0 0 cm /Im1 Do Q", "latin1")),
    stream(image, deflateSync(grey, { level: 9 })),
  ]);
}

function stream(entries, bytes) {
  const head = Buffer.from(`<< ${entries} /Length ${bytes.length} >>\nstream\n`, "latin1");
  return Buffer.concat([head, bytes, Buffer.from("\nendstream", "latin1")]);
}

function pdf(objects) {
  const parts = [Buffer.from("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets = [];
  let position = parts[0].length;
  const push = (part) => {
    const bytes = Buffer.isBuffer(part) ? part : Buffer.from(part, "latin1");
    parts.push(bytes);
    position += bytes.length;
  };
  objects.forEach((object, index) => {
    offsets.push(position);
    push(`${index + 1} 0 obj\n`);
    push(object);
    push("\nendobj\n");
  });
  const start = position;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}
