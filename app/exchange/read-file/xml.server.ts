import { blankProfile, type Profile } from "#app/domain/evidence/profile.ts";
import type { FileSource } from "./archive-source.server.ts";
import type { TextReadOptions } from "./csv.server.ts";
import { createGeoTally } from "./geo-tally.server.ts";
import { attempt } from "./json.server.ts";
import { createPlacemarks } from "./kml.server.ts";
import { createRecordTable } from "./record-table.server.ts";
import { firstOf, openText, type TextSource } from "./text-source.server.ts";
import { readXmlEvents } from "./xml-events.server.ts";
import { createRecordFinder, createRecordGatherer } from "./xml-records.server.ts";

/** Enough of a document to tell what its records are. */
const FINDING_CHARACTERS = 1024 * 1024;

/** Profiles the placemarks of a KML text: their data as a table, their geometry as counts and extent. */
export async function readKml(source: FileSource, options: TextReadOptions): Promise<Profile> {
  const text = await openText(source, options.contentType ?? null);
  const geo = createGeoTally();
  const table = createRecordTable("kml", options, false);
  const events = createPlacemarks(geo, (record) => table.add(record));
  const profile = await readTable("kml", text, options, events, () => table.finish());
  const geoFacts = geo.finish();
  const failure = profile.failure ?? (geoFacts.features === 0 ? "no-table" : null);
  return { ...profile, geo: geoFacts, failure };
}

/**
 * Profiles any other XML text as a table of the element that repeats; without one there is no table.
 */
export async function readXml(source: FileSource, kind: string, options: TextReadOptions): Promise<Profile> {
  const text = await openText(source, options.contentType ?? null);
  const finder = createRecordFinder();
  const beginning = await firstOf(text, FINDING_CHARACTERS);
  const found = await attempt(readXmlEvents(once(beginning), finder, () => true));
  const place = finder.place();
  if (place === null)
    return { ...blankProfile(kind), failure: found ?? "no-table", partial: options.partial };
  const table = createRecordTable(kind, options, false);
  const events = createRecordGatherer(place, (record) => table.add(record));
  return readTable(kind, text, options, events, () => table.finish());
}

async function readTable(
  kind: string,
  text: TextSource,
  options: TextReadOptions,
  events: Parameters<typeof readXmlEvents>[1],
  finish: () => Partial<Profile>,
): Promise<Profile> {
  const isCut = () => options.partial || text.facts.cut;
  const failure = await attempt(readXmlEvents(text.chunks(), events, isCut));
  const { cut, ...facts } = text.facts;
  const partial = options.partial || cut;
  const whole = partial || failure !== null ? { tableFp: null } : {};
  return { ...blankProfile(kind), ...finish(), ...facts, ...whole, failure, partial };
}

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}
