import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Copies the site's own files: style sheets with their ways made relative, fonts and pictures; no program.
 *
 * @returns their addresses.
 */
export async function copyAssets(clientDir: string, folder: string): Promise<Set<string>> {
  const to = join(folder, "assets");
  await mkdir(to, { recursive: true });
  const copied = new Set<string>();
  for (const name of await readdir(join(clientDir, "assets"))) {
    if (name.endsWith(".js")) continue;
    const from = join(clientDir, "assets", name);
    if (name.endsWith(".css")) await writeFile(join(to, name), relativeUrls(await readFile(from, "utf8")));
    else await cp(from, join(to, name));
    copied.add(`/assets/${name}`);
  }
  for (const entry of await readdir(clientDir, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    await cp(join(clientDir, entry.name), join(folder, entry.name));
    copied.add(`/${entry.name}`);
  }
  return copied;
}

/** In a style sheet under `/assets`. */
export function relativeUrls(css: string): string {
  return css.replace(/url\((['"]?)\/assets\//g, "url($1").replace(/url\((['"]?)\/(?!\/)/g, "url($1../");
}
