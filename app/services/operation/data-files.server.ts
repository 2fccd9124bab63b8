import { readdir } from "node:fs/promises";
import { join, sep } from "node:path";

/** What of the data folder cannot be made again: kept contents, files handed in, signing keys, the session secret. */
const KEPT = ["snapshots", "files", "keys", "session-secret"];

/** Paths of the files a backup takes along, relative to the data folder and with `/`. */
export async function dataFiles(dataDir: string): Promise<Array<string>> {
  const found: Array<string> = [];
  for (const name of await namesIn(dataDir)) {
    if (!KEPT.includes(name.name)) continue;
    if (name.isFile()) found.push(name.name);
    if (!name.isDirectory()) continue;
    const inside = await readdir(join(dataDir, name.name), { recursive: true, withFileTypes: true });
    const files = inside.filter((entry) => entry.isFile() && !/\.(tmp|part)$/.test(entry.name));
    found.push(
      ...files.map(({ parentPath, name: file }) =>
        join(parentPath, file)
          .slice(dataDir.length + 1)
          .replaceAll(sep, "/"),
      ),
    );
  }
  return found.sort();
}

async function namesIn(folder: string) {
  return readdir(folder, { withFileTypes: true }).catch(() => []); // a folder that is not there yet holds nothing
}

/** Whether a path of a backup may be written into a data folder: one of the kept places, never outside of it. */
export function isDataFile(path: string): boolean {
  const parts = path.split("/");
  return (
    KEPT.includes(parts[0] ?? "") && parts.every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part))
  );
}
