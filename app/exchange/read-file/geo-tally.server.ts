import type { Profile } from "#app/domain/evidence/profile.ts";

type GeoFacts = NonNullable<Profile["geo"]>;
const MOST_TYPES = 20;

/** Counts over features and their coordinates. */
export type GeoTally = {
  feature(geometryType: string | null): void;
  position(longitude: number, latitude: number): void;
  finish(): GeoFacts;
};

/**
 * A tally of geographic data. Its extent leaves out what cannot be degrees, but keeps degrees in the
 * wrong order, so that they can be recognised.
 */
export function createGeoTally(): GeoTally {
  const types = new Map<string, number>();
  let [features, withoutGeometry, outOfRange] = [0, 0, 0];
  let bbox: GeoFacts["bbox"] = null;
  return {
    feature(type) {
      features += 1;
      if (type === null) withoutGeometry += 1;
      else if (types.has(type) || types.size < MOST_TYPES) types.set(type, (types.get(type) ?? 0) + 1);
    },
    position(longitude, latitude) {
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) outOfRange += 1;
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 180)) return;
      if (bbox === null) bbox = [longitude, latitude, longitude, latitude];
      else {
        bbox[0] = Math.min(bbox[0], longitude);
        bbox[1] = Math.min(bbox[1], latitude);
        bbox[2] = Math.max(bbox[2], longitude);
        bbox[3] = Math.max(bbox[3], latitude);
      }
    },
    finish: () => ({ features, withoutGeometry, outOfRange, bbox, geometryTypes: Object.fromEntries(types) }),
  };
}
