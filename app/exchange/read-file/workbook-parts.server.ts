import type { OpenZip, ZipMember } from "./archive-zip.server.ts";
import { ReadStop } from "./read-stop.server.ts";
import { type DateKind, dateKindOf } from "./workbook-dates.server.ts";
import { parseXml, type XmlHandler } from "./workbook-xml.server.ts";

const MIB = 1024 * 1024;
/** Shared strings are held in memory while the sheets are read. */
const MOST_STRINGS = 64 * MIB;
const MOST_PART = 16 * MIB;

export type SheetPart = { name: string; hidden: boolean; member: ZipMember };

export type WorkbookParts = {
  sheets: ReadonlyArray<SheetPart>;
  is1904: boolean;
  strings: ReadonlyArray<string>;
  /** What each cell style shows its numbers as. */
  dateKinds: ReadonlyArray<DateKind>;
};

/**
 * Everything of an Office Open XML workbook that its cells refer to.
 *
 * @throws {ReadStop} when a part is missing, broken or too large.
 */
export async function readParts(zip: OpenZip): Promise<WorkbookParts> {
  const byName = new Map(zip.members.map((member) => [member.name.replace(/^\//, ""), member] as const));
  const path = await workbookPath(zip, byName);
  const links = await relationsOf(zip, byName, path);
  const book = await readBook(zip, required(byName, path));
  const sheets = book.sheets.flatMap(({ name, hidden, link }) => {
    const target = links.get(link);
    // Sheets of charts and of old macros hold no cells.
    if (target === undefined || !/\/worksheet$/.test(target.type)) return [];
    return [{ name, hidden, member: required(byName, target.path) }];
  });
  const partOf = (type: string) => {
    const target = [...links.values()].find((link) => link.type.endsWith(`/${type}`));
    return target === undefined ? undefined : byName.get(target.path);
  };
  const [strings, styles] = [partOf("sharedStrings"), partOf("styles")];
  return {
    ...{ sheets, is1904: book.is1904 },
    strings: strings === undefined ? [] : await readStrings(zip, strings),
    dateKinds: styles === undefined ? [] : await readStyles(zip, styles),
  };
}

type Relation = { type: string; path: string };

async function workbookPath(zip: OpenZip, byName: ReadonlyMap<string, ZipMember>): Promise<string> {
  const links = await relationsOf(zip, byName, "");
  const target = [...links.values()].find(({ type }) => type.endsWith("/officeDocument"));
  return target?.path ?? "xl/workbook.xml";
}

/** Relations of a part by id, with their targets as names in the archive. */
async function relationsOf(
  zip: OpenZip,
  byName: ReadonlyMap<string, ZipMember>,
  of: string,
): Promise<Map<string, Relation>> {
  const folder = of.split("/").slice(0, -1);
  const member = byName.get([...folder, "_rels", `${of.split("/").at(-1)}.rels`].join("/"));
  const found = new Map<string, Relation>();
  if (member === undefined) return found;
  await parsePart(zip, member, MOST_PART, {
    open(name, { Id = "", Type = "", Target = "" }) {
      if (name === "Relationship") found.set(Id, { type: Type, path: resolved(folder, Target) });
    },
  });
  return found;
}

function resolved(folder: ReadonlyArray<string>, target: string): string {
  const path = target.startsWith("/") ? [] : [...folder];
  for (const part of target.split("/")) {
    if (part === "..") path.pop();
    else if (part !== "." && part !== "") path.push(part);
  }
  return path.join("/");
}

async function readBook(zip: OpenZip, member: ZipMember) {
  const sheets: Array<{ name: string; hidden: boolean; link: string }> = [];
  let is1904 = false;
  await parsePart(zip, member, MOST_PART, {
    open(name, attributes) {
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet" || sheets.length >= 200) return;
      const link = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? "";
      sheets.push({ name: attributes.name ?? "", hidden: /hidden/i.test(attributes.state ?? ""), link });
    },
  });
  return { sheets, is1904 };
}

async function readStrings(zip: OpenZip, member: ZipMember): Promise<Array<string>> {
  const strings: Array<string> = [];
  const text = createTextGatherer("si", (value) => strings.push(value));
  await parsePart(zip, member, MOST_STRINGS, text);
  return strings;
}

async function readStyles(zip: OpenZip, member: ZipMember): Promise<Array<DateKind>> {
  const codes = new Map<number, string>();
  const kinds: Array<DateKind> = [];
  let inCellFormats = false;
  await parsePart(zip, member, MOST_PART, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") inCellFormats = true;
      if (name !== "xf" || !inCellFormats) return;
      const id = Number(attributes.numFmtId ?? 0);
      kinds.push(dateKindOf(id, codes.get(id)));
    },
    close(name) {
      if (name === "cellXfs") inCellFormats = false;
    },
  });
  return kinds;
}

/** Gathers the text of every `<item>`: its runs put together, readings of characters left out. */
export function createTextGatherer(item: string, give: (text: string) => void): Required<XmlHandler> {
  let [inText, inReading, gathered] = [false, false, ""];
  return {
    open(name) {
      if (name === item) gathered = "";
      else if (name === "t") inText = true;
      else if (name === "rPh") inReading = true;
    },
    text(text) {
      if (inText && !inReading) gathered += text;
    },
    close(name) {
      if (name === "t") inText = false;
      else if (name === "rPh") inReading = false;
      else if (name === item) give(unescaped(gathered));
    },
  };
}

/** Office writes control characters as `_x000D_`. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

async function parsePart(zip: OpenZip, member: ZipMember, most: number, handler: XmlHandler): Promise<void> {
  if (member.bytes > most) throw new ReadStop("too-large", member.name.slice(0, 100));
  const pieces = parseXml(await zip.read(member), handler);
  while ((await pieces.next()).done !== true);
}

function required(byName: ReadonlyMap<string, ZipMember>, path: string): ZipMember {
  const member = byName.get(path);
  if (member === undefined) throw new ReadStop("corrupt", `no ${path.slice(0, 100)}`);
  return member;
}
