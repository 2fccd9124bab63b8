import { ReadStop } from "./read-stop.server.ts";
import type { FlatRecord } from "./record-builder.server.ts";
import type { XmlEvents } from "./xml-events.server.ts";

const MOST_PLACES = 5_000;
const MOST_RECORD_CHARACTERS = 1024 * 1024;

/** Watches where elements with fields repeat, to find what a document's records are. */
export type RecordFinder = XmlEvents & { place(): string | null };

type Seen = { count: number; fields: Set<string> };

/** A finder of the element that repeats most and has at least two fields: children or attributes. */
export function createRecordFinder(): RecordFinder {
  const path: Array<string> = [];
  const places = new Map<string, Seen>();
  function seenAt(place: string): Seen | null {
    const known = places.get(place);
    if (known !== undefined || places.size >= MOST_PLACES) return known ?? null;
    const fresh = { count: 0, fields: new Set<string>() };
    places.set(place, fresh);
    return fresh;
  }
  return {
    open(name, attributes) {
      const parent = path.length > 0 ? seenAt(path.join("/")) : null;
      if (parent !== null && parent.fields.size < 100) parent.fields.add(name);
      path.push(name);
      const own = seenAt(path.join("/"));
      if (own === null) return;
      own.count += 1;
      for (const [key] of attributes) if (own.fields.size < 100) own.fields.add(key);
    },
    text() {},
    close() {
      path.pop();
    },
    place() {
      const repeated = [...places].filter(([place, { count, fields }]) => {
        return place.includes("/") && count > 1 && fields.size > 1;
      });
      // Of what repeats equally often the outer element is the record, and the inner a part of it.
      const best = repeated.sort((a, b) => b[1].count - a[1].count || a[0].length - b[0].length)[0];
      return best === undefined ? null : best[0];
    },
  };
}

/** Gathers the elements at one place as flat records: attributes and children by name. */
export function createRecordGatherer(place: string, give: (record: FlatRecord) => void): XmlEvents {
  const path: Array<string> = [];
  let record: FlatRecord | null = null;
  let from = 0;
  let text = "";
  let size = 0;
  function put(name: string, value: string): void {
    size += name.length + value.length;
    if (size > MOST_RECORD_CHARACTERS) throw new ReadStop("too-large", "record");
    const before = record?.get(name) ?? null;
    record?.set(name, before === null ? value : `${before}; ${value}`);
  }
  return {
    open(name, attributes) {
      path.push(name);
      text = "";
      if (record === null && path.join("/") === place) {
        record = new Map();
        from = path.length;
        size = 0;
      }
      if (record === null) return;
      const inside = path.slice(from);
      for (const [key, value] of attributes) put([...inside, key].join("."), value);
    },
    text(part) {
      if (record !== null && text.length < MOST_RECORD_CHARACTERS) text += part;
    },
    close() {
      if (record !== null && text.trim() !== "") put(path.slice(from).join(".") || "value", text.trim());
      text = "";
      if (record !== null && path.length === from) {
        give(record);
        record = null;
      }
      path.pop();
    },
  };
}
