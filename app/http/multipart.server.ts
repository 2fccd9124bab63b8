/** What stands above one part of a form: its field, and the file's name when it is one. */
export type PartHead = { field: string; fileName: string | null; type: string | null };

/** Takes the bytes of one part as they come. */
export type PartSink = { write: (chunk: Uint8Array) => Promise<void>; end: () => Promise<void> };

/** Longest head of a part, and most of what stands before the first. */
const HEAD_BYTES = 8 * 1024;
const [LINE, HEAD_END] = [Buffer.from("\r\n"), Buffer.from("\r\n\r\n")];

/**
 * Reads a `multipart/form-data` body part by part as it arrives; nothing of a part is held but its head.
 *
 * @param open gives each part where its bytes go.
 * @returns false when the body is none, is damaged or ends too early. Source: RFC 7578, RFC 2046 §5.1.1.
 */
export async function readMultipart(
  { headers, body }: Pick<Request, "headers" | "body">,
  open: (head: PartHead) => Promise<PartSink>,
): Promise<boolean> {
  const boundary = boundaryIn(headers.get("content-type") ?? "");
  if (boundary === null || body === null) return false;
  const mark = Buffer.from(`\r\n--${boundary}`);
  let held: Buffer = Buffer.from(LINE);
  let sink: PartSink | null = null;
  let isOver = false;
  for await (const chunk of body) {
    if (isOver) continue; // what follows the last part says nothing
    held = Buffer.concat([held, chunk]);
    for (let step: Step | null = null; ; ) {
      step = await nextStep(held, { mark, sink, open });
      if (step === null) return false;
      ({ rest: held, sink, isOver } = step);
      if (!step.goesOn) break;
    }
  }
  return isOver;
}

type Step = { rest: Buffer; sink: PartSink | null; isOver: boolean; goesOn: boolean };

/** Deals with what can be told of the bytes held; null when they are no form. */
async function nextStep(
  held: Buffer,
  { mark, sink, open }: { mark: Buffer; sink: PartSink | null; open: (head: PartHead) => Promise<PartSink> },
): Promise<Step | null> {
  const at = held.indexOf(mark);
  if (at === -1) return keepTail(held, mark, sink);
  if (sink !== null && at > 0) {
    await sink.write(held.subarray(0, at));
    return { rest: held.subarray(at), sink, isOver: false, goesOn: true };
  }
  const after = held.subarray(at + mark.length);
  if (after.length < 2) return { rest: held, sink, isOver: false, goesOn: false };
  if (after.subarray(0, 2).toString("latin1") === "--") {
    await sink?.end();
    return { rest: Buffer.alloc(0), sink: null, isOver: true, goesOn: false };
  }
  const end = after.indexOf(HEAD_END);
  if (end === -1) {
    return after.length > HEAD_BYTES ? null : { rest: held, sink, isOver: false, goesOn: false };
  }
  const head = partHead(after.subarray(0, end).toString("utf8"));
  if (head === null) return null;
  await sink?.end();
  const rest = after.subarray(end + HEAD_END.length);
  return { rest, sink: await open(head), isOver: false, goesOn: true };
}

/** Hands on all that cannot be the beginning of the next mark. */
async function keepTail(held: Buffer, mark: Buffer, sink: PartSink | null): Promise<Step | null> {
  const sure = Math.max(0, held.length - mark.length + 1);
  if (sink === null)
    return held.length > HEAD_BYTES ? null : { rest: held, sink, isOver: false, goesOn: false };
  if (sure > 0) await sink.write(held.subarray(0, sure));
  return { rest: held.subarray(sure), sink, isOver: false, goesOn: false };
}

function boundaryIn(contentType: string): string | null {
  const match = /^multipart\/form-data\b.*;\s*boundary=(?:"([^"]{1,70})"|([^\s;]{1,70}))/i.exec(contentType);
  return match?.[1] ?? match?.[2] ?? null;
}

function partHead(text: string): PartHead | null {
  const lines = text.split("\r\n");
  const disposition = lines.find((line) => /^content-disposition:/i.test(line)) ?? "";
  const field = parameter(disposition, "name");
  if (field === null) return null;
  const type = /^content-type:\s*(.+)$/i.exec(lines.find((line) => /^content-type:/i.test(line)) ?? "");
  return { field, fileName: parameter(disposition, "filename"), type: type?.[1]?.trim() ?? null };
}

/** A quoted value; browsers write a quote and a line break as `%22`, `%0D` and `%0A`. */
function parameter(disposition: string, name: string): string | null {
  const value = new RegExp(`[;\\s]${name}="([^"]*)"`, "i").exec(disposition)?.[1];
  if (value === undefined) return null;
  return value.replace(/%(22|0D|0A)/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
