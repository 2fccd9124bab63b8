import type { CheckCode, CheckData } from "./outcome.ts";
import type { Profile } from "./profile.ts";

type GeoFacts = NonNullable<Profile["geo"]>;

/** Degrees that hold all of Indonesia: west, south, east, north. */
const INDONESIA = [94, -12, 142, 7] as const;

/** The facts of data that are not geographic. */
export const GEO_FACTS_NONE: CheckData = {
  ...{ features: null, withoutGeometry: null, outOfRange: null, longitude: null, latitude: null },
};

export function geoFacts(geo: GeoFacts | null): CheckData {
  if (geo === null) return GEO_FACTS_NONE;
  const { features, withoutGeometry, outOfRange } = geo;
  const centre = centreOf(geo);
  return {
    features,
    withoutGeometry,
    outOfRange,
    longitude: centre?.[0] ?? null,
    latitude: centre?.[1] ?? null,
  };
}

/**
 * Everything to be said against geographic data, the gravest first.
 *
 * Indonesian longitudes are no latitudes, so swapped coordinates also lie off the globe: that they are
 * swapped is then the whole remark.
 *
 * Source: evidence specification C5; RFC 7946 for order and unit of coordinates.
 */
export function geoRemarks(geo: GeoFacts | null): Array<CheckCode> {
  if (geo === null || geo.features === 0) return [];
  if (geo.withoutGeometry >= geo.features) return ["NO_GEOMETRY"];
  const remarks: Array<CheckCode> = [];
  const place = placeOf(geo);
  if (place !== null) remarks.push(place);
  if (geo.withoutGeometry > 0) remarks.push("GEOMETRY_MISSING");
  return remarks;
}

function placeOf(geo: GeoFacts): CheckCode | null {
  const centre = centreOf(geo);
  if (centre !== null) {
    const [longitude, latitude] = centre;
    if (!isInIndonesia(longitude, latitude) && isInIndonesia(latitude, longitude)) return "COORDS_SWAPPED";
  }
  if (geo.outOfRange > 0) return "COORDS_OUT_OF_RANGE";
  return centre !== null && !isInIndonesia(...centre) ? "OUTSIDE_COUNTRY" : null;
}

function centreOf({ bbox }: GeoFacts): [number, number] | null {
  if (bbox === null) return null;
  const [west, south, east, north] = bbox;
  return [(west + east) / 2, (south + north) / 2];
}

function isInIndonesia(longitude: number, latitude: number): boolean {
  const [west, south, east, north] = INDONESIA;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}
