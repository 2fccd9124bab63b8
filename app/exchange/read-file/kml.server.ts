import type { GeoTally } from "./geo-tally.server.ts";
import type { FlatRecord } from "./record-builder.server.ts";
import type { XmlEvents } from "./xml-events.server.ts";

const GEOMETRIES: ReadonlySet<string> = new Set([
  ...["Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Model", "Track", "MultiTrack"],
]);
const TEXTS: ReadonlySet<string> = new Set(["name", "description", "address", "phoneNumber"]);

type Placemark = { type: string | null; record: FlatRecord };

/**
 * Takes the placemarks of a KML text: their geometry to the tally, name, description and extended data
 * as records.
 *
 * Source: OGC KML 2.3, `coordinates` as `longitude,latitude[,altitude]` parted by spaces.
 */
export function createPlacemarks(geo: GeoTally, give: (record: FlatRecord) => void): XmlEvents {
  let placemark: Placemark | null = null;
  let dataName = "";
  let text = "";
  function endOf(name: string, { record, type }: Placemark): void {
    const value = text.trim();
    if (name === "coordinates") countPositions(value, geo);
    else if (TEXTS.has(name) && !record.has(name)) record.set(name, value);
    else if ((name === "value" || name === "SimpleData") && dataName !== "") record.set(dataName, value);
    if (name !== "Placemark") return;
    geo.feature(type);
    if (record.size > 0) give(record);
    placemark = null;
  }
  return {
    open(name, attributes) {
      text = "";
      if (name === "Placemark") placemark = { type: null, record: new Map() };
      if (placemark === null) return;
      if (GEOMETRIES.has(name)) placemark.type ??= name;
      if (name === "Data" || name === "SimpleData") {
        dataName = attributes.find(([key]) => key === "name")?.[1] ?? "";
      }
    },
    text(part) {
      if (placemark !== null) text += part;
    },
    close(name) {
      if (placemark !== null) endOf(name, placemark);
      text = "";
    },
  };
}

function countPositions(text: string, geo: GeoTally): void {
  for (const match of text.matchAll(/\S+/g)) {
    const [longitude = "", latitude = ""] = match[0].split(",", 2);
    geo.position(
      Number(longitude === "" ? Number.NaN : longitude),
      Number(latitude === "" ? Number.NaN : latitude),
    );
  }
}
