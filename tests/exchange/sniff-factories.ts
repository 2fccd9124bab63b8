import { type Sniff, SniffSchema } from "#app/domain/evidence/sniff.ts";
import { sniff } from "#app/exchange/sniff.server.ts";

export const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

type Options = { url?: string; contentType?: string; totalBytes?: number; disposition?: string };

/** What the sniffer says of a body, checked against its schema. */
export async function sniffed(body: string | Uint8Array, options: Options = {}): Promise<Sniff> {
  const head = typeof body === "string" ? Buffer.from(body) : body;
  const seen = await sniff({
    ...{ head, totalBytes: options.totalBytes ?? head.length, contentType: options.contentType ?? null },
    ...{
      url: options.url ?? "https://data.example.org/berkas",
      contentDisposition: options.disposition ?? null,
    },
  });
  return SniffSchema.parse(seen);
}

/** A stored (uncompressed) archive of empty-ish members, with or without its directory. */
export function zip(members: Record<string, string>, withDirectory = true): Buffer {
  const locals: Array<Buffer> = [];
  const centrals: Array<Buffer> = [];
  let offset = 0;
  for (const [name, text] of Object.entries(members)) {
    const local = Buffer.alloc(30 + name.length + text.length);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(text.length, 18);
    local.writeUInt32LE(text.length, 22);
    local.writeUInt16LE(name.length, 26);
    local.write(name, 30);
    local.write(text, 30 + name.length);
    const central = Buffer.alloc(46 + name.length);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    central.write(name, 46);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat(withDirectory ? [...locals, ...centrals, end] : locals);
}
