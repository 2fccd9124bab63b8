const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/.source;
const CKAN_DATASET = new RegExp(`/dataset/(${UUID})(?:/|$)`, "i");
const CKAN_RESOURCE = new RegExp(`/(?:dataset/[^/]+/resource|datastore/dump)/(${UUID})(?:/|$)`, "i");
const WHOLE_UUID = new RegExp(`^${UUID}$`, "i");
const STRUCTURAL_ID = new RegExp(`^(?:${UUID}|[0-9a-f]{32}|(?=[a-z0-9-]*[a-z])[a-z0-9]{4}-[a-z0-9]{4})$`);

/**
 * Identity a publishing platform gives the thing behind an address, however the address is written:
 * `gdrive:<id>`, `ckan:<host>:<uuid>`, `socrata:<host>:<4x4>`, `arcgis:<item>`; null when none is known.
 *
 * @param host without `www.`; platforms of several hosts number their resources independently.
 */
export function providerId(url: URL, host: string): string | null {
  const drive = driveId(url);
  if (drive !== null) return `gdrive:${drive}`;
  const ckan = ckanResourceId(url);
  if (ckan !== null) return `ckan:${host}:${ckan}`;
  const socrata = socrataId(url);
  if (socrata !== null) return `socrata:${host}:${socrata}`;
  const item = arcgisItem(url);
  return item === null ? null : `arcgis:${item}`;
}

/** Id of a file or document of Google Drive. */
export function driveId(url: URL): string | null {
  if (url.hostname !== "docs.google.com" && url.hostname !== "drive.google.com") return null;
  const inPath = /\/d\/(?:e\/)?([\w-]{10,})/.exec(url.pathname)?.[1];
  const inQuery = /^[\w-]{10,}$/.exec(url.searchParams.get("id") ?? "")?.[0];
  return inPath ?? inQuery ?? null;
}

/** Identity of a resource or dataset on the platform behind an address, and the host it counts on. */
export type StructuralId = { id: string; host: string };

/**
 * The id under which a catalogue's own software knows what is behind an address: CKAN uuid of a resource
 * or dataset, Socrata 4x4, ArcGIS item. Null for anything else.
 */
export function structuralId(url: URL, host: string): StructuralId | null {
  const id = ckanResourceId(url) ?? ckanDatasetId(url) ?? socrataId(url) ?? arcgisItem(url);
  return id === null ? null : { id, host };
}

function ckanDatasetId(url: URL): string | null {
  const id = CKAN_DATASET.exec(url.pathname)?.[1];
  return id?.toLowerCase() ?? null;
}

/** Whether a text is an id that {@link structuralId} could give. */
export function isStructuralId(text: string): boolean {
  return STRUCTURAL_ID.test(text);
}

function ckanResourceId(url: URL): string | null {
  const inPath = CKAN_RESOURCE.exec(url.pathname)?.[1];
  if (inPath !== undefined || url.search === "") return inPath?.toLowerCase() ?? null;
  return WHOLE_UUID.exec(url.searchParams.get("resource_id") ?? "")?.[0].toLowerCase() ?? null;
}

/** A 4x4 id counts only behind a prefix of the platform: `/2022-2023` has the same shape. */
function socrataId(url: URL): string | null {
  const id = /^\/(?:resource|d|api\/views)\/([a-z0-9]{4}-[a-z0-9]{4})(?:[./]|$)/.exec(url.pathname)?.[1];
  return id !== undefined && /[a-z]/.test(id) ? id : null;
}

function arcgisItem(url: URL): string | null {
  const path = /\/(?:datasets|content\/items)\/([0-9a-f]{32})(?:_\d+)?(?:\/|$)/i.exec(url.pathname)?.[1];
  const page = /\/(?:home|apps)\/.*item\.html$/.test(url.pathname) ? url.searchParams.get("id") : null;
  const item = path ?? /^[0-9a-f]{32}$/i.exec(page ?? "")?.[0];
  return item?.toLowerCase() ?? null;
}
