#!/usr/bin/env node
/** Runs the built program: `capaian <command>`. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const program = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "build", "server", "index.js");

process.env.NODE_ENV ??= "production"; // React and its server renderer choose their build by it

if (existsSync(program)) {
  const { main } = await import(pathToFileURL(program).href);
  if (main !== undefined) process.exitCode = await main(process.argv.slice(2));
} else {
  console.error("Program belum dibangun: jalankan npm start atau npm run build.");
  console.error("The program has not been built: run npm start or npm run build.");
  process.exitCode = 3;
}
