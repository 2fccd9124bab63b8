import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder under prisma/ and under app/generated/ of each database. */
export const PROVIDERS = ["sqlite", "postgres"];

export const PRISMA_FOLDER = dirname(fileURLToPath(import.meta.url));

/** The `.prisma` files of the models, by name, in an order that does not depend on the machine. */
export function modelFiles() {
  const folder = join(PRISMA_FOLDER, "models");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ name, content: readFileSync(join(folder, name), "utf8") }));
}

/** Datasource and generator of one database. */
export function providerFile(provider) {
  return {
    name: "schema.prisma",
    content: readFileSync(join(PRISMA_FOLDER, provider, "schema.prisma"), "utf8"),
  };
}

/** Puts a copy of the models beside each database's own file, where Prisma looks for them. */
export function copyModels(provider) {
  const folder = join(PRISMA_FOLDER, provider, "models");
  const models = modelFiles();
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (!models.some((model) => model.name === name)) rmSync(join(folder, name));
  }
  for (const { name, content } of models) {
    const path = join(folder, name);
    if (!existsSync(path) || readFileSync(path, "utf8") !== content) writeFileSync(path, content);
  }
}
